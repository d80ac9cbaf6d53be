"""A glossary of WordNet's 147,311 headwords, from Debian's dict-wn: real names in real numbers."""

import json
import os
import struct
from pathlib import Path

WORDNET = Path("/usr/share/dictd/wn.index")


def installed() -> bool:
    """True where Debian's dict-wn is there."""
    return WORDNET.exists()


def headwords(most: int = 0) -> list[str]:
    """WordNet's headwords in index order, without repeats; all, or so many spread evenly.

    Raises:
        SystemExit: dict-wn is not installed.
    """
    if not installed():
        raise SystemExit(f"{WORDNET} is missing: install Debian's dict-wn")
    words = list(dict.fromkeys(
        line.split("\t")[0] for line in WORDNET.read_text(encoding="utf-8").splitlines()
    ))  # fmt: skip
    if not most or most >= len(words):
        return words
    step = len(words) / most
    return [words[int(at * step)] for at in range(most)]


def invented(count: int) -> list[str]:
    """So many distinct names: the headwords, then pairs of them."""
    words = headwords()
    names = dict.fromkeys(words[:count])
    stride = 7919
    at = 0
    while len(names) < count:
        turn = at // len(words)  # another partner for each word in every turn
        names[f"{words[at % len(words)]} {words[(at * stride + turn + 1) % len(words)]}"] = None
        at += 1
    return list(names)


def write_glossary(folder: Path, names: list[str]) -> Path:
    """Write a glossary of these names as JSON Lines; return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "names.jsonl", "w", encoding="utf-8") as file:
        for number, name in enumerate(names, 1):
            entry = {"id": f"w{number}", "term": name, "gloss": "a headword of WordNet"}
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    then = 1_700_000_000
    os.utime(folder / "names.jsonl", (then, then))
    return folder


def pairs(path: Path) -> list[tuple[str, str]]:
    """(misspelling, headword) of a list with a heading line."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if "\t" in line]


def stardict(folder: Path, words: list[str]) -> Path:
    """A StarDict dictionary of the words for sdcv."""
    folder.mkdir(parents=True)
    ordered = sorted(words, key=lambda word: (word.lower().encode(), word.encode()))
    index = b"".join(w.encode() + b"\0" + struct.pack(">II", 0, 1) for w in ordered)
    (folder / "wn.idx").write_bytes(index)
    (folder / "wn.dict").write_bytes(b"x")
    (folder / "wn.ifo").write_text(
        "StarDict's dict ifo file\nversion=2.4.2\nbookname=wn\n"
        f"wordcount={len(ordered)}\nidxfilesize={len(index)}\nsametypesequence=m\n"
    )
    return folder
