"""The rating filter stands before every output: one walk over every command, option and message.

A glossary holds one withheld entry that everything touches: relations, questions, facts, paths,
near spellings, prefixes, tags. Whatever is asked, in whatever form, none of its names is said
back, but for the words that the asker typed.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import Outcome, write

from glossterm.cli.app import app
from glossterm.formats.table import FORMATS, SEVERAL
from glossterm.views.values import FIELDS

Run = Callable[..., Outcome]

# Every name of the withheld entry, and every word that only it has.
NAMES = ["forbidden-thing", "zyzzogeton", "zyzzo", "quagswag", "zyzzogetan", "禁制品", "きんせいひん",
         "キンセイヒン", "forbidden thing", "hushword", "murmurtext", "contraband-tag", "shady-category"]  # fmt: skip
ENTRIES = """\
id: forbidden-thing
term: zyzzogeton
aliases: [zyzzo, quagswag]
hidden: [zyzzogetan]
native: [{text: 禁制品, reading: きんせいひん}]
language: ja
rating: adult
category: shady-category
tags: [shared-tag, contraband-tag]
gloss: hushword of the trade
definition: A murmurtext that nobody is to read.
facets: {taste: {value: sweet, note: hushword}}
relations: [{kind: related, to: far, difference: hushword}]
faq:
  - {question: What is the hushword?, answer: murmurtext, about: [forbidden-thing, near]}
facts: [{label: hushword, statement: murmurtext, reference: 1}]
references: [{id: 1, title: hushword}]
---
id: near
term: nearword
aliases: [zyzdogetun, quigswig]
category: open-category
tags: [shared-tag]
gloss: harmless neighbour
definition: Nothing to hide.
facets: {taste: {value: sour, note: plain}}
relations:
  - {kind: confused-with, to: forbidden-thing, difference: "Zyzzogeton is the hushword, this is not."}
  - {kind: broader, to: other}
faq:
  - {question: Is it zyzzogeton?, answer: "No, quagswag is murmurtext.", about: [near, forbidden-thing]}
  - {question: Is it harmless?, answer: "Yes, it is."}
facts:
  - {label: Kin, statement: "As common as quagswag.", reference: 1, about: [forbidden-thing]}
references: [{id: 1, title: A book}]
---
id: other
term: otherword
aliases: [shared]
category: open-category
gloss: second neighbour
facets: {taste: {value: sweet}}
relations: [{kind: supersedes, to: forbidden-thing, difference: "Said where zyzzogeton was."}]
---
id: far
term: farword
aliases: [shared]
gloss: reached by way of what is withheld
"""
SETTINGS = """\
name: walked
categories: {shady-category: {label: shady}, open-category: {label: open}}
facets: {taste: {label: Taste, values: {sweet: sweet, sour: sour}}}
"""
# What a reader may type, from the names themselves to what is like them or says what they mean.
QUERIES = [
    "zyzzogeton", "ZYZZO", "quagswag", "zyzzogetan", "forbidden-thing", "禁制品", "キンセイヒン", "きんせい", "禁",
    "zyzzogetons", "zyzzogetonn", "zyzzogetxn", "zyz", "qua", "quagswog", "zyzdogetun", "otherword", "nearword",
    "farword", "shared", "hushword", "murmurtext", "harmless", "is it zyzzogeton?", "is it harmless?",
    "what is the hushword?", "otherword nearword", "nonsense", "contraband-tag", "shady", "forbidden thing",
    "hushword of the trade", '"hushword of"', "tag:contraband-tag", "tag:contraband", "tag:shared-tag",
    "category:shady-category", "category:shad", "rating:adult", "harmless -hushword", "neighbour",
    "kinseihin", "lst", "serch zyzzogeton",
]  # fmt: skip


@pytest.fixture
def walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "walked"
    write(folder, "words.yaml", ENTRIES)
    write(folder, "glossary.yaml", SETTINGS)
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    monkeypatch.setenv("GLOSSTERM_MAX_RATING", "mature")
    return folder


def options_of(command: str) -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    found = group.commands[command].params
    return {name: one for one in found for name in one.opts if name.startswith("--")}


# The values with which an option is tried; a flag is tried as it is.
VALUES: dict[str, list[str]] = {
    "--field": [*FIELDS, "question", "answer", "about", "zyzzogeton"],
    "--into": [],
    "--gloss": [],
    "--id": [],
    "--output": [],  # below: what lies in the files
    "--name": [],
    "--as": [],
    "--limit": ["1", "999", "zyzzogeton"],
    "--max-rating": ["general", "teen", "mature", "zyzzogeton"],
    "--glossary": ["walked", "zyzzogeton"],
    "--color": ["always", "never", "zyzzogeton"],
    "--category": ["shady-category", "open-category", "shady-categori", "shady", "zyzzogeton"],
    "--tag": ["contraband-tag", "shared-tag", "contraband-tga", "contraband", "zyzzogeton"],
    "--rating": ["general", "adult", "zyzzogeton"],
    "--letter": ["z", "zyzzogeton", "q", "禁"],
    "--sort": ["term", "category", "rating", "reviewed", "zyzzogeton"],
    "--depth": ["1", "2", "5", "zyzzogeton"],
    "--to": [
        "zyzzogeton",
        "farword",
        "quagswag",
        "zyzzogetonn",
        "zyz",
        "otherword",
        "shared",
        "nearword",
    ],
    "--format": ["tree", "dot", "mermaid", "zyzzogeton"],
}
FEW = {"zyzzogeton", "quagswog", "nearword", "farword", "hushword", "harmless", "zyz",
       "jsonl", "csv", "markdown"}  # fmt: skip
TAKES_WORDS = ("define", "faq", "search", "related")


def lines() -> Iterator[tuple[str, ...]]:
    """Every command with every option alone and with --json, on every query."""
    group: Any = typer.main.get_command(app)
    for command in group.commands:
        if command in ("validate", "schema", "fmt", "new", "edit", "import"):
            continue  # they serve an author's own files; test_writing.py asks edit for withheld ones
        subjects: list[tuple[str, ...]] = [()]
        if command in TAKES_WORDS:
            subjects = [(query,) for query in QUERIES]
        if command == "compare":
            subjects = [pair for other in ("nearword", "quagswag")
                        for pair in ((query, other) for query in QUERIES)]  # fmt: skip
        if command == "export":
            subjects += [("jsonl",), ("csv",), ("markdown",), ("stardict",), ("zyzzogeton",)]
        if command in ("define", "faq", "search", "list", "random", "info"):
            subjects += [("zyzzogeton", "nearword"), ()]
        for subject in subjects:
            yield (command, *subject)
        # One option at a time, on what is withheld, what touches it, and what is like it.
        few = [subject for subject in subjects if set(subject) <= FEW] or [()]
        for name, option in options_of(command).items():
            for value in [None] if option.is_flag else VALUES[name]:
                for subject in few:
                    yield (command, *subject, name) if value is None else (
                        command, *subject, name, value
                    )  # fmt: skip


def said_back(outcome: Outcome, typed: tuple[str, ...]) -> str:
    """Everything that a run printed, without the words that were typed."""
    text = (outcome.out + outcome.err).casefold()
    for word in sorted(
        [*typed, " ".join(typed[1:]), *" ".join(typed).split()], key=len, reverse=True
    ):
        if word and not word.startswith("--"):
            for form in (word.casefold().replace('"', '\\"'), word.casefold()):
                # Only the word itself: a typed beginning must not hide the name it begins.
                if form in text:
                    text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", "", text)
    return text


def leaks(call: Run, line: tuple[str, ...], **how: Any) -> list[str]:
    outcome = call(*line, **how)
    assert "Traceback" not in outcome.err
    text = said_back(outcome, line)
    return [f"{' '.join(line)} {how}: {name}" for name in NAMES if name.casefold() in text]


@pytest.mark.parametrize("form", ["plain", "json", "terminal"])
def test_no_name_of_a_withheld_entry_is_said_anywhere(walked: Path, call: Run, form: str) -> None:
    found: list[str] = []
    count = 0
    for line in lines():
        if form == "json" and "--json" not in line:
            line = (*line, "--json")
        found += leaks(call, line, terminal=form == "terminal")
        count += 1
    assert found == []
    assert count > 700


def test_no_name_is_said_in_a_batch(walked: Path, call: Run) -> None:
    for query in QUERIES:
        line = ("define", "-", "--json")
        outcome = call(*line, stdin=query.encode())
        text = said_back(outcome, (*line, query))
        assert [name for name in NAMES if name.casefold() in text] == []


@pytest.mark.parametrize("format", FORMATS)
def test_no_name_of_a_withheld_entry_is_in_an_exported_file(
    walked: Path, call: Run, format: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if format in SEVERAL:
        request.getfixturevalue("pyglossary")
    (tmp_path / "out").mkdir()
    line = ("export", format, "-o", str(tmp_path / "out" / "words"))
    outcome = call(*line)
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err.endswith("1 entry is withheld: rated above mature\n")
    files = list((tmp_path / "out").iterdir())
    text = b"".join(path.read_bytes() for path in files).decode("utf-8", "replace").casefold()
    assert [name for name in NAMES if name.casefold() in text] == []
    assert "nearword" in text and "otherword" in text
    call(*line, "--max-rating", "adult")
    text = b"".join(path.read_bytes() for path in files).decode("utf-8", "replace").casefold()
    assert "zyzzogeton" in text and "murmurtext" in text


def test_what_leads_out_of_an_export_is_withheld_with_a_rating(
    walked: Path, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only one of two glossaries goes out, nothing says how the other's entries are rated."""
    import os

    write(tmp_path / "lone", "a.yaml", "id: a\nterm: aword\ngloss: x\nrelations:\n"
          "  - {kind: related, to: forbidden-thing, difference: like zyzzogeton}\n")  # fmt: skip
    monkeypatch.setenv("GLOSSTERM_PATH", os.pathsep.join([str(tmp_path / "lone"), str(walked)]))
    line = ("export", "jsonl", "--glossary", "lone")
    assert call(*line).out == '{"id":"a","term":"aword","gloss":"x"}\n'
    assert "zyzzogeton" in call(*line, "--max-rating", "adult").out


def test_the_walk_would_see_a_leak(
    walked: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nothing withheld the same lines say the names: the walk looks in the right places."""
    monkeypatch.setenv("GLOSSTERM_MAX_RATING", "adult")
    for line in [("define", "nearword"), ("faq", "nearword"), ("search", "neighbour", "trade"), ("list",),
                 ("related", "nearword"), ("related", "farword", "--to", "nearword"), ("define", "zyz"),
                 ("compare", "nearword", "ZYZZO"), ("export", "jsonl"), ("export", "markdown"), ("export", "csv"), ("list", "--tag", "contraband-tga")]:  # fmt: skip
        assert leaks(call, line), line


def test_every_option_is_walked() -> None:
    group: Any = typer.main.get_command(app)
    valued = {
        name
        for command in group.commands
        for name, option in options_of(command).items()
        if not option.is_flag
    }
    assert valued == set(VALUES)


@pytest.mark.parametrize("line", [
    ("define", "nearword"), ("faq", "nearword"), ("related", "nearword"), ("search", "hushword"), ("list",),
    ("random",), ("info",), ("compare", "nearword", "otherword"),
])  # fmt: skip
def test_what_is_withheld_is_counted(walked: Path, call: Run, line: tuple[str, ...]) -> None:
    assert call(*line, "--json").document["withheld"] == 1


def test_a_search_for_a_withheld_name_finds_nothing(warm: Path, call: Run) -> None:
    """Not even the entries whose prose mentions it in passing."""
    outcome = call("search", "yandere", "--max-rating", "general", "--json")
    assert (outcome.status, outcome.document["hits"], outcome.document["withheld"]) == (1, [], 1)
    assert call("search", "yandere", "--json").document["hits"][0]["id"] == "yandere"


def test_a_slip_for_a_withheld_name_is_no_name(walked: Path, call: Run) -> None:
    """Only what was typed as it is called is said to be withheld; a near spelling is unknown."""
    for command in ("define", "related"):
        assert "“zyzzogeton” is withheld" in call(command, "zyzzogeton").err
        slip = call(command, "zyzzogetno").err
        assert "no entry is called “zyzzogetno”" in slip
        assert "“zyzzogetno” is withheld" not in slip


def test_info_reads_the_environment_as_the_other_commands_do(
    walked: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_MAX_RATING", "MATURE")
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "off")
    document = call("info", "--json").document
    assert document["withheld"] == call("list", "--json").document["withheld"] == 1
    assert [one["name"] for one in document["glossaries"]] == ["walked"]
