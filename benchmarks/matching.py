"""Quality of fuzzy lookup: recall on public misspellings against WordNet's headwords.

    python benchmarks/matching.py [--list FILE ...] [--sample N]

A list has a heading line and then misspelling, tab, headword. recall@1 and @5 count the headword
as the first, or among the first five, of what glossterm returns, entries before suggestions. Peers
that are installed stand beside it: plain RapidFuzz scorers, sdcv, dict's lev strategy, aspell.
Each peer gets the same headwords.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler
from table import Table
from wordnet import WORDNET, headwords, pairs, stardict, write_glossary

from glossterm import Glossary
from glossterm.text.fold import fold

DATA = Path(__file__).parent / "data"
Answer = Callable[[str], list[str]]


def glossterm(folder: Path) -> Answer:
    """Entries first, then suggestions."""
    glossary = Glossary.open([str(folder)], bundled=False)

    def answer(query: str) -> list[str]:
        result = glossary.define(query)
        return [entry.term for entry in result.entries] + [s.term for s in result.suggestions]

    return answer


def scorer(name: str, words: list[str]) -> Answer:
    """A plain RapidFuzz scorer over all headwords."""
    functions = {"WRatio": fuzz.WRatio, "normalised OSA": OSA.normalized_similarity,
                 "Jaro-Winkler": JaroWinkler.similarity}  # fmt: skip
    function = functions[name]
    return lambda query: [
        word for word, _, _ in process.extract(query, words, scorer=function, limit=5)
    ]


def sdcv(folder: Path, words: list[str]) -> Answer:
    """sdcv over a StarDict dictionary of the headwords; its own fuzzy search."""
    dictionary = stardict(folder / "names", words)

    def answer(query: str) -> list[str]:
        done = subprocess.run(["sdcv", "-n", "-0", "-1", "-2", str(dictionary), query],
                              capture_output=True, text=True,
                              env={**os.environ, "HOME": str(folder)})  # fmt: skip
        lines = done.stdout.splitlines()
        return [line[3:] for line in lines if line.startswith("-->") and line != "-->wn"][:5]

    return answer


def aspell(folder: Path, words: list[str]) -> Answer:
    """aspell with a dictionary of the single headwords, suggestions as they come."""
    single = "\n".join(sorted({word for word in words if word.isascii() and word.isalpha()}))
    master = folder / "wn.rws"
    subprocess.run(["aspell", "--lang=en", "create", "master", str(master)],
                   input=single, text=True, check=True, capture_output=True)  # fmt: skip
    process_ = subprocess.Popen(
        ["aspell", "--lang=en", f"--master={master}", "--sug-mode=normal", "pipe"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)  # fmt: skip
    assert process_.stdin is not None and process_.stdout is not None
    process_.stdout.readline()

    def answer(query: str) -> list[str]:
        assert process_.stdin is not None and process_.stdout is not None
        process_.stdin.write(f"^{query}\n")
        process_.stdin.flush()
        found: list[str] = []
        while (line := process_.stdout.readline().strip()) != "":
            if line.startswith("&"):
                found += line.split(": ", 1)[1].split(", ")
        return found[:5]

    return answer


def dictd(folder: Path) -> Answer:
    """dictd's strategy lev (one edit away) over Debian's dict-wn, in the order of its index."""
    config = folder / "dictd.conf"
    folder.chmod(0o755)  # a server that root starts becomes another user
    config.write_text(f'database wn {{ data "{WORDNET.with_name("wn.dict.dz")}"\n'
                      f'index "{WORDNET}" }}\n')  # fmt: skip
    server = subprocess.Popen(
        [_dictd(), "-i", "-c", str(config), "--locale", "C.UTF-8"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)  # fmt: skip
    assert server.stdin is not None and server.stdout is not None
    server.stdout.readline()

    def answer(query: str) -> list[str]:
        assert server.stdin is not None and server.stdout is not None
        server.stdin.write(f'MATCH wn lev "{query}"\n')
        server.stdin.flush()
        found: list[str] = []
        while not (line := server.stdout.readline()).startswith(("250", "5")):
            if line.startswith("wn "):
                found.append(line[3:].strip().strip('"'))
        return found[:5]

    return answer


def _dictd() -> str:
    return shutil.which("dictd") or shutil.which("dictd", path="/usr/sbin") or ""


def measure(answer: Answer, wanted: list[tuple[str, str]]) -> tuple[float, float, float]:
    """(recall@1, recall@5, milliseconds a query)."""
    first = five = 0
    begin = time.perf_counter()
    for query, word in wanted:
        key = fold(word)
        found = [fold(name) for name in answer(query)[:5]]
        first += found[:1] == [key]
        five += key in found
    taken = (time.perf_counter() - begin) / len(wanted) * 1000
    return first / len(wanted), five / len(wanted), taken


def bars(table: Table, folder: Path) -> None:
    """Add the rows of quality: recall on misspellings.tsv, its bars and aspell's figures."""
    words = headwords()
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    wanted = pairs(DATA / "misspellings.tsv")
    first, five, _ = measure(glossterm(write_glossary(folder / "words", words)), wanted)
    table.row("recall@1 on public misspellings", first, 0.83, "", most=False)
    table.row("recall@5 on public misspellings", five, 0.96, "", most=False)
    if shutil.which("aspell"):
        their_first, their_five, _ = measure(aspell(folder, words), wanted)
        table.row("recall@1, of aspell's", first / their_first, 1, most=False)
        table.row("recall@5, of aspell's", five / their_five, 1, most=False)


def main() -> int:
    """Print one table a list."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--list", type=Path, action="append")
    parser.add_argument("--sample", type=int, default=0, help="every so many pairs only")
    options = parser.parse_args()
    lists = options.list or [DATA / "misspellings.tsv", DATA / "by-sound.tsv"]
    words = headwords()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        peers: dict[str, Answer] = {"glossterm": glossterm(write_glossary(folder / "wn", words))}
        if shutil.which("aspell"):
            peers["aspell"] = aspell(folder, words)
        if shutil.which("sdcv"):
            peers["sdcv"] = sdcv(folder, words)
        if _dictd():
            peers["dictd lev"] = dictd(folder)
        for each in ("normalised OSA", "Jaro-Winkler", "WRatio"):
            peers[f"RapidFuzz {each}"] = scorer(each, words)
        print(f"{len(words)} headwords\n")
        for path in lists:
            wanted = pairs(path)[:: options.sample or 1]
            print(f"{path.name}, {len(wanted)} pairs")
            print(f"{'':26} recall@1  recall@5   ms a query")
            for peer, answer in peers.items():
                slow = peer == "RapidFuzz WRatio" and not options.sample
                first, five, taken = measure(answer, wanted[::5] if slow else wanted)
                note = "  (every fifth pair)" if slow else ""
                print(f"{peer:26} {first:8.3f} {five:9.3f} {taken:11.1f}{note}")
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
