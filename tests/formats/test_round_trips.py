"""Out and in again: what each format claims to hold comes back, word for word."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SMALL, Outcome, write
from hypothesis import given, settings
from hypothesis import strategies as st
from sources import entries_of, read_only

from glossterm import Glossary
from glossterm.answers import Filters
from glossterm.formats import csv as table
from glossterm.formats import markdown
from glossterm.formats.collection import Collection
from glossterm.formats.importing import import_file
from glossterm.formats.table import FORMATS, SEVERAL, load
from glossterm.store.validate import schema_text

Run = Callable[..., Outcome]
DATA = REPOSITORY / "data"

# Every field there is, and in each what formats find hard.
HARD = """\
id: hard
term: "-hard; =term\\\\"
aliases: ["semi;colon", "back\\\\slash", " outer spaces ", "=SUM(A1)", "'=quoted", "C++", "*bold*"]
hidden: [hrad, "hr;ad"]
asked: ["which one; of them", 'back\\\\slash "quoted"']
native: [{text: 難, reading: むずかしい}, {text: "a=b", reading: "c=d"}, {text: no reading}]
language: ja
pronunciation: /hɑːd/
part_of_speech: adjective
category: kind
tags: [one, two]
rating: mature
status: superseded
reviewed: 2026-11-20
gloss: "- not a list, [no link](x), <b>no tag</b> & no entity &amp;"
definition: "First # paragraph, with “quotes”, a | pipe and `code`.\\n\\n1. Second paragraph.\\n\\n> Third."
literal: "*literally*"
etymology: "_built_ ~so~"
history: "+ plus"
usage: "    indented"
in_practice: "===="
facets: {taste: {value: sweet, note: "A note; with, commas"}}
relations:
  - {kind: confused-with, to: other, difference: "This is hard. That is [not]."}
  - {kind: broader, to: other}
facts: [{label: "A label: with colon", statement: "It is 1. so [2].", reference: 1, about: [other]}]
faq:
  - {question: "Is it **hard**?", answer: "Yes.\\n\\n- Very.", about: [hard, other]}
  - {question: "1. Really?", answer: "@you = -1"}
references:
  - {id: 1, title: "[A] title", publisher: "P, Q", url: "https://example.org/a_(b)?c=<d>&e=\\\\", accessed: 2026-11-20, supports: [gloss, usage]}
  - {id: 7, title: No address}
---
id: other
term: other
definition: Only a definition. With two sentences.
---
id: draft
term: draft
status: draft
gloss: not answered yet
relations: [{kind: related, to: nowhere}]
---
id: kept
term: other
gloss: shares its name, by a relation
relations: [{kind: related, to: other}]
"""


@pytest.fixture
def hard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "hard"
    write(folder, "hard.yaml", HARD)
    read_only(folder, monkeypatch)
    return folder


def moved(call: Run, format: str, tmp_path: Path, form: str = "yaml") -> dict[str, Any]:
    """The entries that are read are exported and imported; what then lies in the folder."""
    file, folder = tmp_path / f"out.{format}", tmp_path / f"in-{format}-{form}"
    out = call("export", format, "-o", str(file))
    assert (out.status, out.out) == (0, ""), out.err
    with pytest.MonkeyPatch.context() as elsewhere:  # else the ids that are made would be taken
        elsewhere.delenv("GLOSSTERM_PATH", raising=False)
        elsewhere.setenv("GLOSSTERM_BUNDLED", "0")
        into = call(
            "import", format, str(file), "--into", str(folder), "--name", "back", "--as", form
        )
    assert into.status == 0, into.err
    return entries_of(folder)


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_the_bundled_glossary_comes_back_whole(
    warm: Path, call: Run, tmp_path: Path, format: str, form: str
) -> None:
    """YAML to JSON Lines or CSV, and back to YAML: equal as data."""
    assert moved(call, format, tmp_path, form) == entries_of(DATA)


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_every_field_comes_back(hard: Path, call: Run, tmp_path: Path, format: str) -> None:
    there = entries_of(hard)
    assert set(json.loads(schema_text("term"))["properties"]) == set(there["hard"])
    assert moved(call, format, tmp_path) == there


def answered(folder: Path) -> dict[str, Any]:
    """Id to what a reader is answered, as far as Markdown claims to hold it."""
    found: dict[str, Any] = {}
    with Glossary.open([str(folder)], bundled=False) as glossary:
        for entry in glossary.entries()[0]:
            fields = {
                key: _plain(value) for key, value in entry.fields.items()
                if key not in ("facets", "references", "glossary")
            }  # fmt: skip
            fields["relations"] = sorted(
                (one.kind, one.target, _plain(one.difference)) for one in entry.relations
            )
            fields["facts"] = [
                (_plain(one.label), _plain(one.statement), one.reference) for one in entry.facts
            ]
            fields["faq"] = [(_plain(one.question), _plain(one.answer)) for one in entry.faq]
            fields["references"] = [
                {key: _plain(value) for key, value in one.items() if key != "supports"}
                for one in entry.fields["references"]
            ]
            found[entry.id] = fields
    return found


def _plain(value: Any) -> Any:
    """A value with its white space as Markdown keeps it."""
    if isinstance(value, str):
        return "\n".join(" ".join(line.split()) for line in value.split("\n"))
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def test_markdown_gives_back_what_it_claims(hard: Path, call: Run, tmp_path: Path) -> None:
    """All that is answered, but for facets, what a source supports and what a question is about."""
    moved(call, "markdown", tmp_path)
    assert answered(tmp_path / "in-markdown-yaml") == answered(hard)


def test_the_bundled_glossary_comes_back_from_markdown(
    warm: Path, call: Run, tmp_path: Path
) -> None:
    moved(call, "markdown", tmp_path)
    back = tmp_path / "in-markdown-yaml"
    assert answered(back) == answered(DATA)
    assert call("validate", str(back)).status == 0


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_glossary_gives_the_same_bytes(
    warm: Path, format: str, request: pytest.FixtureRequest
) -> None:
    def made() -> dict[str, bytes]:
        with Glossary.open([str(SMALL)], bundled=False) as glossary:
            return load(format).write(Collection(glossary, Filters()))

    if format in SEVERAL:
        request.getfixturevalue("pyglossary")
    first = made()
    assert first == made()
    assert all(first.values())


LINE = st.text(max_size=30) | st.text(
    alphabet=" \\;='\"`*_[]()<>#-+.!|~&1a\r\t\x1b\u200d", max_size=12
)
LINE |= st.lists(st.sampled_from(["&", "amp;", "#x1b;", "#x200d;", "\x1b", "\u200d", "a"])).map(
    "".join
)
WORDS = LINE.filter(lambda text: text.strip() and "\0" not in text)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_any_text_comes_back_from_a_csv_cell(items: list[str], reading: str) -> None:
    for key in ("aliases", "tags", "hidden", "asked"):
        assert table._value(key, _through_csv(table._cell(key, items))) == items
    native = [{"text": items[0], "reading": reading}, *({"text": item} for item in items)]
    assert table._value("native", _through_csv(table._cell("native", native))) == native
    assert table._value("definition", _through_csv(table._cell("definition", reading))) == reading
    facts = [{"label": item, "statement": reading, "reference": "1"} for item in items]
    assert table._value("facts", _through_csv(table._cell("facts", facts))) == facts


def _through_csv(cell: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([cell, "x"])
    return next(csv.reader(io.StringIO(out.getvalue(), newline=""), strict=True))[0]


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_any_text_comes_back_from_markdown(text: str) -> None:
    from glossterm.formats.markdown_reading import _blocks
    from glossterm.text.safe import clean

    line = " ".join(clean(text).split())
    if not line:
        return
    for form, kind in (("{}", "text"), ("## {}", "heading"), ("- a: {}", "item"), ("**{}**", "text"),
                       ("[{}](<#x>)", "text")):  # fmt: skip
        [block] = _blocks("x", form.format(markdown._line(text)) + "\n")
        assert (block.kind, block.text.removeprefix("a: ")) == (kind, line), form


def test_every_field_of_the_schema_has_a_kind_of_cell() -> None:
    known = json.loads(schema_text("term"))["properties"]
    lists = [key for key, value in known.items() if value.get("type") == "array"
             or value.get("$ref", "").endswith("lines")]  # fmt: skip
    objects = [key for key, value in known.items() if value.get("type") == "object"]
    assert {*lists, *objects} == {*table.LISTS, *table.STRUCTURED}
    assert set(table.STRUCTURED) - set(lists) == set(objects)


def test_import_file_says_what_it_did(tmp_path: Path) -> None:
    source = tmp_path / "words.csv"
    source.write_text("term,gloss\napple,fruit\napple,computer\n")
    done = import_file("csv", str(source), str(tmp_path / "own"))
    assert (done.count, done.form, done.left_out, done.remarks) == (2, "yaml", [], [])
    assert entries_of(tmp_path / "own") == {
        "apple": {"id": "apple", "term": "apple", "gloss": "fruit"},
        "apple-2": {"id": "apple-2", "term": "apple", "gloss": "computer",
                    "relations": [{"kind": "related", "to": "apple"}]},
    }  # fmt: skip
