"""Start-up: whole processes of the installed wheel against the bare interpreter.

All commands take turns in every round, so that a busy machine slows all of them alike; a figure is
the lower quartile of its rounds.
"""

import os
import subprocess
import sys
import time
import venv
from pathlib import Path

from table import Table

REPOSITORY = Path(__file__).parent.parent
BARE = "python -c pass"

ROWS: list[tuple[str, list[str], float]] = [
    ("define ntr --json", ["ntr", "--json"], 1.9),
    ("compare of two terms, --json", ["compare", "netorare", "cuckold", "--json"], 2.5),
    ("faq of a term, --json", ["faq", "ntr", "--json"], 2.5),
    ("define on a terminal", ["ntr", "--color", "always"], 8),
    ("compare on a terminal", ["compare", "netorare", "cuckold", "--color", "always"], 8),
    ("faq on a terminal", ["faq", "ntr", "--color", "always"], 8),
    ("random --daily --brief", ["random", "--daily", "--brief"], 2.5),
    ("TAB on a term", ["__complete", "bash", "glossterm define net"], 2.0),
    ("faq of a question, --json", ["faq", "is ntr the same as cuckolding", "--json"], 12),
    ("search of two words, --json", ["search", "lover", "stolen", "--json"], 12),
    ("search on a terminal", ["search", "lover", "stolen", "--color", "always"], 12),
    ("list --json", ["list", "--json"], 12),
    ("list on a terminal", ["list", "--color", "always"], 12),
    ("related --json", ["related", "ntr", "--json"], 12),
    ("related on a terminal", ["related", "ntr", "--color", "always"], 12),
    ("related --to OTHER", ["related", "ntr", "--to", "yandere"], 12),
    ("info", ["info"], 12),
    ("validate of a file, indexed", ["validate", "{bundled}/terms/netorare.yaml"], 12),
    ("validate of a file, not indexed", ["validate", f"{REPOSITORY}/data/terms/netorare.yaml"], 12),
    ("schema", ["schema", "term"], 12),
    ("--help", ["--help"], 15),
    ("search --help", ["search", "--help"], 15),
]


def install(folder: Path) -> Path:
    """Build the wheel and install it with an up-to-date pip; return the environment's programs.

    pip 23 writes launchers that import ``re``, which would be measured too.
    """
    wheels = folder / "wheels"
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", wheels, REPOSITORY],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], check=True)
    subprocess.run([*pip, *wheels.glob("*.whl")], check=True)
    return programs


def environment(home: Path) -> dict[str, str]:
    """A clean environment: no glossaries but the bundled one, byte code is kept."""
    keep = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
    environ = {name: os.environ[name] for name in keep if name in os.environ}
    return {**environ, "HOME": str(home), "COLUMNS": "100", "LINES": "1000", "LANG": "C.UTF-8",
            "TERM": "xterm-256color"}  # fmt: skip


def times(commands: dict[str, list[str]], rounds: int, environ: dict[str, str]) -> dict[str, float]:
    """Seconds of each command: the lower quartile over the rounds."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 2):  # two to warm up
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, env=environ, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)  # fmt: skip
            if turn > 1:
                taken[name].append(time.perf_counter() - begin)
    return {name: sorted(values)[len(values) // 4] for name, values in taken.items()}


def peak(command: list[str], environ: dict[str, str]) -> int:
    """Peak resident memory of a command, in KiB (POSIX)."""
    code = ("import resource, subprocess, sys; "
            "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code, *command], env=environ, check=True,
                          capture_output=True, text=True)  # fmt: skip
    return int(done.stdout)


def where_it_goes(programs: Path, environ: dict[str, str]) -> list[str]:
    """The ten imports of a plain read that take longest, by -X importtime."""
    done = subprocess.run(
        [str(programs / "python"), "-X", "importtime", "-m", "glossterm", "ntr", "--json"],
        env=environ, capture_output=True, text=True,
    )  # fmt: skip
    rows = [line.split("|") for line in done.stderr.splitlines() if "|" in line][1:]
    rows.sort(key=lambda row: -int(row[0].split(":")[1]))
    return [f"    {int(row[0].split(':')[1]):6d} µs  {row[2].strip()}" for row in rows[:10]]


def measure(table: Table, programs: Path, environ: dict[str, str], rounds: int) -> None:
    """Add the rows of start-up and of memory.

    Args:
        table: where the rows go.
        programs: folder of the installed python and glossterm.
        environ: as ``environment`` makes it.
        rounds: how often every command runs.
    """
    python, program = str(programs / "python"), str(programs / "glossterm")
    commands = {BARE: [python, "-c", "pass"]}
    bundled = subprocess.run(
        [python, "-c", "from glossterm.paths import bundled_folder; print(bundled_folder())"],
        env=environ, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    for name, words, _ in ROWS:
        commands[name] = [program, *(word.replace("{bundled}", bundled) for word in words)]
    taken = times(commands, rounds, environ)
    bare = taken[BARE]
    version = sys.version.split()[0]
    print(f"Python {version}, {os.cpu_count()} cores; {BARE}: {bare * 1000:.1f} ms = 1 ×\n")
    before = table.missed
    for name, _, bar in ROWS:
        table.row(name, taken[name] / bare, bar)
    if os.name == "posix":
        ratio = peak(commands["define ntr --json"], environ) / peak(commands[BARE], environ)
        table.row("peak memory, define ntr --json", ratio, 1.5)
    if table.missed > before:
        print("\nWhere a plain read's start goes:")
        print("\n".join(where_it_goes(programs, environ)) + "\n")
