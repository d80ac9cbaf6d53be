"""Every Japanese writing and reading of the bundled glossary, held against EDICT.

    python tools/japanese.py [--edict FILE] [--terms FOLDER]

EDICT is the dictionary file of Debian's package edict (EUC-JP). A writing is found there with its
reading, or stands in tools/japanese-reviewed.tsv with the reason why it does not. A reading that
differs from all of the dictionary's is an error, whatever the list says. Japanese inside prose is
held against it too, by its writing. Status 1 where something is wrong, 3 where there is no EDICT.
"""

import argparse
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
TERMS = ROOT / "data" / "terms"
REVIEWED = Path(__file__).parent / "japanese-reviewed.tsv"
EDICT = Path("/usr/share/edict/edict")
PROSE = ("definition", "literal", "etymology", "history", "usage", "in_practice")

_ENTRY = re.compile(r"(\S+)(?: \[([^\]]+)\])? /")
_KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_RUN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff々〆ヶー]+")


def hiragana(text: str) -> str:
    """Katakana as hiragana, wide letters as plain ones, without spaces and middle dots."""
    plain = unicodedata.normalize("NFKC", text)
    return plain.translate(_KANA).replace(" ", "").replace("・", "").lower()


def read_edict(text: str) -> dict[str, set[str]]:
    """Writings, in hiragana where they are kana, to their readings in hiragana."""
    readings: dict[str, set[str]] = {}
    for line in text.splitlines():
        found = _ENTRY.match(line)
        if not found:
            continue
        word, reading = hiragana(found[1]), hiragana(found[2] or found[1])
        readings.setdefault(word, set()).add(reading)
        readings.setdefault(reading, set()).add(reading)
    return readings


def in_parts(text: str, known: dict[str, set[str]], reading: str = "", parts: int = 4) -> bool:
    """True where a writing is up to ``parts`` dictionary words in a row, read as ``reading``."""
    if not text:
        return not reading
    if not parts:
        return False
    for end in range(len(text), 0, -1):
        for one in known.get(text[:end], ()):
            if reading.startswith(one) and in_parts(
                text[end:], known, reading[len(one) :], parts - 1
            ):
                return True
    return False


def made_of_words(text: str, known: dict[str, set[str]], parts: int = 4) -> bool:
    """True where a writing is up to ``parts`` dictionary words in a row, however they are read."""
    if not text:
        return True
    return parts > 0 and any(
        text[:end] in known and made_of_words(text[end:], known, parts - 1)
        for end in range(len(text), 0, -1)
    )


def judge(text: str, reading: str, known: dict[str, set[str]]) -> str:
    """``found``, ``contradicts``, ``compound`` (its parts are words) or ``absent``.

    Args:
        text: the writing.
        reading: in kana; empty where the entry gives none.
        known: as ``read_edict`` returns it.
    """
    word, said = hiragana(text), hiragana(reading)
    if word in known:
        return "found" if not said or said in known[word] else "contradicts"
    compound = in_parts(word, known, said) if said else made_of_words(word, known)
    return "compound" if compound else "absent"


def prose_writings(data: dict[str, Any]) -> set[str]:
    """The Japanese words that an entry's prose shows; a single character is no word, and in an
    entry on a Chinese or Korean word the characters are those of its language."""
    if str(data.get("language", "")).split("-")[0] in ("zh", "ko"):
        return set()
    texts = [str(data.get(key, "")) for key in PROSE]
    texts += [item.get("difference", "") for item in data.get("relations", [])]
    texts += [item["answer"] for item in data.get("faq", [])]
    texts += [facet.get("note", "") for facet in data.get("facets", {}).values()]
    runs = {run.strip("・") for text in texts for run in _RUN.findall(str(text))}
    return {run for run in runs if len(run) > 1}


def is_japanese(data: dict[str, Any]) -> bool:
    """True for an entry whose native writing is Japanese."""
    return str(data.get("language", "")).split("-")[0] == "ja"


def read_reviewed(path: Path) -> dict[str, tuple[str, str]]:
    """Writings to (reading, reason); ``*`` as reading is a writing in prose."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:] if line.strip()]
    return {row[0]: (row[1], row[2]) for row in rows}


def check(
    entries: list[dict[str, Any]], known: dict[str, set[str]], reviewed: dict[str, tuple[str, str]]
) -> tuple[list[str], Counter[str]]:
    """Return what is wrong, one line each, and how many writings were found how."""
    wrong: list[str] = []
    counts: Counter[str] = Counter()
    used: set[str] = set()
    own = {
        hiragana(native["text"])
        for data in entries
        for native in data.get("native", [])
    }  # fmt: skip
    for data in entries:
        name = data["id"]
        for native in data.get("native", []) if is_japanese(data) else []:
            text, reading = str(native["text"]), str(native.get("reading", ""))
            verdict = judge(text, reading, known)
            if not reading:
                wrong.append(f"{name}: {text} has no reading")
            if verdict == "contradicts":
                there = "、".join(sorted(known[hiragana(text)]))
                wrong.append(f"{name}: {text} is read {there} by the dictionary, not {reading}")
            elif verdict != "found":
                used.add(text)
                if text not in reviewed:
                    wrong.append(f"{name}: {text} [{reading}] is not in the dictionary ({verdict})")
                elif hiragana(reviewed[text][0]) != hiragana(reading):
                    wrong.append(
                        f"{name}: {text} was reviewed as {reviewed[text][0]}, not {reading}"
                    )
                else:
                    verdict = "reviewed"
            counts[f"native {verdict}"] += 1
        for text in sorted(prose_writings(data)):
            word = hiragana(text)
            verdict = judge(text, "", known)
            if word in own and verdict == "absent":
                verdict = "native elsewhere"
            if verdict == "absent":
                used.add(text)
                if text not in reviewed:
                    wrong.append(f"{name}: {text}, in its prose, is not in the dictionary")
                else:
                    verdict = "reviewed"
            counts[f"prose {verdict}"] += 1
    for text in sorted(set(reviewed) - used):
        wrong.append(f"{REVIEWED.name}: {text} needs no review any more: remove the line")
    return wrong, counts


def main() -> int:
    """Print what is wrong, then the figures."""
    parser = argparse.ArgumentParser(description="Hold the glossary's Japanese against EDICT.")
    parser.add_argument("--edict", type=Path, default=EDICT)
    parser.add_argument("--terms", type=Path, default=TERMS)
    given = parser.parse_args()
    if not given.edict.exists():
        print(f"{given.edict}: there is no dictionary; on Debian: apt-get install edict",
              file=sys.stderr)  # fmt: skip
        return 3
    known = read_edict(given.edict.read_bytes().decode("euc_jp"))
    entries = [
        yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        for path in sorted(given.terms.glob("*.yaml"))
    ]
    wrong, counts = check(entries, known, read_reviewed(REVIEWED))
    for line in wrong:
        print(line)
    figures = ", ".join(f"{key} {number}" for key, number in sorted(counts.items()))
    print(f"{len(entries)} entries; {figures}; {len(wrong) or 'no'} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
