"""Speed, as ratios against the bare interpreter in one run.

    python benchmarks/run.py [--rounds 40] [--keep FOLDER]

Builds the wheel, installs it into a clean virtual environment, and times whole processes. All
commands take turns in every round, so that a busy machine slows all of them alike; a figure is
the lower quartile of its rounds. Status 1 where a bar is missed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
BARE = "python -c pass"


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


def main() -> int:
    """Print the table; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = install(folder)
        environ = environment(folder)
        python, program = str(programs / "python"), str(programs / "glossterm")
        rows: list[tuple[str, list[str], float]] = [
            ("define ntr --json", ["ntr", "--json"], 1.9),
            ("compare of two terms, --json", ["compare", "netorare", "cuckold", "--json"], 2.5),
            ("faq of a term, --json", ["faq", "ntr", "--json"], 2.5),
            ("define on a terminal", ["ntr", "--color", "always"], 8),
            ("compare on a terminal", ["compare", "netorare", "cuckold", "--color", "always"], 8),
            ("faq on a terminal", ["faq", "ntr", "--color", "always"], 8),
            ("random --daily --brief", ["random", "--daily", "--brief"], 2.5),
            ("search of two words, --json", ["search", "lover", "stolen", "--json"], 12),
            ("search on a terminal", ["search", "lover", "stolen", "--color", "always"], 12),
            ("list --json", ["list", "--json"], 12),
            ("list on a terminal", ["list", "--color", "always"], 12),
            ("related --json", ["related", "ntr", "--json"], 12),
            ("related on a terminal", ["related", "ntr", "--color", "always"], 12),
            ("related --to OTHER", ["related", "ntr", "--to", "yandere"], 12),
            ("info", ["info"], 12),
            ("validate of a file", ["validate", str(REPOSITORY / "data/terms/netorare.yaml")], 12),
            ("schema", ["schema", "term"], 12),
            ("--help", ["--help"], 15),
            ("search --help", ["search", "--help"], 15),
        ]
        commands = {BARE: [python, "-c", "pass"]}
        commands |= {name: [program, *words] for name, words, _ in rows}
        taken = times(commands, options.rounds, environ)
        bare = taken[BARE]
        version = sys.version.split()[0]
        print(f"Python {version}, {os.cpu_count()} cores; {BARE}: {bare * 1000:.1f} ms = 1 ×\n")
        print(f"{'what':34} {'measured':>9}  {'bar':>6}")
        missed = False
        table = [(name, taken[name] / bare, bar) for name, _, bar in rows]
        if os.name == "posix":
            ratio = peak(commands["define ntr --json"], environ) / peak(commands[BARE], environ)
            table.append(("peak memory, define ntr --json", ratio, 1.5))
        for name, ratio, bar in table:
            held = ratio <= bar
            missed = missed or not held
            print(f"{name:34} {ratio:7.2f} ×  ≤ {bar:4.1f}  {'held' if held else 'MISSED'}")
        if missed:
            print("\nWhere a plain read's start goes:")
            print("\n".join(where_it_goes(programs, environ)))
        return int(missed)


if __name__ == "__main__":
    sys.exit(main())
