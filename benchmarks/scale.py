"""Scale: the same questions of glossaries of a thousand names, of WordNet's 147,311, of a million,
and of 10,000 YAML files. sdcv is measured where it is installed, on the same headwords.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path

from startup import peak, times
from table import Table
from wordnet import headwords, invented, pairs, stardict, write_glossary

DATA = Path(__file__).parent / "data"
ENTRY = """id: t{n}
term: term number {n}
aliases: [t{n}a]
category: x
tags: [a, b]
gloss: one line that says what the thing is, in about as many words as people use
definition: >-
  Two or three sentences of prose that somebody wrote, with the commas and the turns that prose
  has. They explain the thing. They say how it differs from its neighbours, and where it is used.
usage: >-
  Another paragraph of much the same length, so that the files have the size that real ones have.
relations:
  - {{kind: related, to: t{m}, difference: The one is this and the other is that.}}
references:
  - {{id: 1, title: A title, publisher: Somebody, url: "https://example.org/{n}"}}
"""

# One process: the parse alone, the first compile, then the median of seven refreshes of one file.
REFRESH = """
import os, sys, time, yaml
from pathlib import Path
from glossterm import Glossary
files = Path(sys.argv[1])
texts = [path.read_text() for path in files.iterdir()]
def timed(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
def read():
    Glossary.open([str(files)], bundled=False).define("t7a")
parse = timed(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts])
first = timed(read)
again = []
for turn in range(7):
    path = files / "t7.yaml"
    path.write_text(path.read_text().replace("one line", "a line"))
    os.utime(path, (1_700_000_001 + turn,) * 2)
    again.append(timed(read))
print(parse, first, sorted(again)[3])
"""


def rate(
    command: list[str], queries: list[str], environ: dict[str, str], words: bool = False
) -> float:
    """Queries a second of one process, start-up left out by a run of a single query.

    ``words`` passes the queries as arguments, as sdcv takes them, instead of lines.
    """

    def run(lines: list[str]) -> float:
        begin = time.perf_counter()
        subprocess.run(
            [*command, *lines] if words else command,
            input="" if words else "\n".join(lines) + "\n",
            text=True,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return time.perf_counter() - begin

    run(queries[:1])
    idle = min(run(queries[:1]) for _ in range(3))
    return len(queries) / max(min(run(queries) for _ in range(2)) - idle, 1e-6)


def measure(table: Table, glossterm: Path, folder: Path) -> None:
    """Add the rows that need large glossaries.

    Args:
        table: where the rows go.
        glossterm: the installed program.
        folder: an empty place for glossaries and indexes.
    """
    program = str(glossterm)
    base = {k: v for k, v in os.environ.items() if not k.startswith(("GLOSSTERM", "XDG", "PYTHON"))}
    base |= {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "GLOSSTERM_BUNDLED": "0"}

    def environ(size: int) -> dict[str, str]:
        place = folder / str(size)
        if not place.exists():
            names = headwords(size) if size <= 147_311 else invented(size)
            write_glossary(place, names)
            begin = time.perf_counter()
            subprocess.run(
                [program, "zzz"],
                env=base | {"GLOSSTERM_PATH": str(place)},
                capture_output=True,
            )
            print(f"  compiled {size:,} names in {time.perf_counter() - begin:.1f} s")
        return base | {"GLOSSTERM_PATH": str(place)}

    small, middle = environ(1000), environ(147_311)
    missed = "qwertzuiopasd"
    exact = {}
    for size, where in ((1000, small), (147_311, middle)):
        word = headwords(size)[size // 2]
        exact[size] = times(
            {
                "x": [program, "define", word, "--json"],
                "miss": [program, "define", missed, "--json"],
                "tab": [program, "__complete", "bash", f"glossterm define {word[:4]}"],
                "bare": [str(glossterm.parent / "python"), "-c", "pass"],
            },
            15,
            where,
        )
    wanted = [query for query, _ in pairs(DATA / "misspellings.tsv")]
    names = headwords()[:: 147_311 // 5000][:5000]
    ours = rate([program, "define", "-"], names, middle)
    fuzzy = rate([program, "define", "-"], wanted, middle)
    print(f"  define -: {ours:,.0f} exact, {fuzzy:,.0f} fuzzy queries a second at 147,311")
    tab = exact[147_311]["tab"] / exact[147_311]["bare"]
    table.row("TAB on a term at 147,311, of the bare interpreter", tab, 2)
    if shutil.which("sdcv"):
        dictionary = stardict(folder / "dic", headwords())
        sdcv = ["sdcv", "-n", "-0", "-1", "-2", str(dictionary)]
        theirs = rate(sdcv, names, base, words=True)
        their_fuzzy = rate(sdcv, wanted, base, words=True)
        print(f"  sdcv:     {theirs:,.0f} exact and {their_fuzzy:,.0f} fuzzy queries a second")
        theirs_one = times({"x": [*sdcv, missed]}, 15, base)["x"]
        table.row("batch exact reads, of sdcv's rate", ours / theirs, 1, most=False)
        table.row("batch fuzzy, of sdcv's rate", fuzzy / their_fuzzy, 2, most=False)
        table.row("fuzzy miss, whole process, of sdcv's", exact[147_311]["miss"] / theirs_one, 3)
    large = environ(1_000_000)
    word = invented(1_000_000)[500_000]
    big = times(
        {
            "x": [program, "define", word, "--json"],
            "miss": [program, "define", missed, "--json"],
        },
        9,
        large,
    )
    table.row("exact read at 1,000,000, of that at 1,000", big["x"] / exact[1000]["x"], 1.15)
    misses = big["miss"] / exact[1000]["miss"]
    table.row("fuzzy miss at 1,000,000, of that at 1,000", misses, 12)
    memory = peak([program, "define", missed], large) / 1024
    table.row("memory of a fuzzy miss at 1,000,000", memory, 300, "MB")
    _measure_files(table, program, folder / "yaml", base)


def _measure_files(table: Table, program: str, files: Path, environ: dict[str, str]) -> None:
    """Add the rows of compiling 10,000 YAML files, and of reading one of them again."""
    files.mkdir()
    for n in range(10_000):
        (files / f"t{n}.yaml").write_text(ENTRY.format(n=n, m=(n + 1) % 10_000))
        os.utime(files / f"t{n}.yaml", (1_700_000_000, 1_700_000_000))
    work = subprocess.run(
        [str(Path(program).parent / "python"), "-c", REFRESH, str(files)],
        env=environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    parse, first, again = (float(word) for word in work.stdout.split())
    print(f"  10,000 files: parse {parse:.2f} s, first {first:.2f} s, again {again:.3f} s")
    table.row("first compile, of CSafeLoader's parse", first / parse, 3)
    table.row("one changed file of 10,000, of the first compile", again / first, 0.05)
