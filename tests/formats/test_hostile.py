"""What an importer may meet: any bytes, broken dictionaries, escape sequences, formulas. Entries or a
clear error come of it, never a traceback, and nothing but text reaches a terminal."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SMALL, Outcome, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sources import entries_of, read_only

from glossterm import Filters, Glossary, GlosstermError
from glossterm.formats import csv as table
from glossterm.formats import dictionary_text
from glossterm.formats.collection import Collection
from glossterm.formats.importing import import_file
from glossterm.formats.table import load
from glossterm.formats.taking import take
from glossterm.store.validate import Schema
from glossterm.text.safe import clean

Run = Callable[..., Outcome]
SCHEMA = Schema("term")

# Bytes that get further than noise does: the marks of each format among words.
PIECES = st.sampled_from([
    b"term", b"gloss", b"definition", b"id", b",", b";", b"\t", b"\n", b"\r\n", b'"', b"'", b"=", b"\\",
    b"{", b"}", b"[", b"]", b":", b'{"term":"a","gloss":"b"}\n', b'"term":', b"term,gloss\n", b"a,b\n",
    b"# ", b"## a\n", b"- also: ", b"**b**", b"[x](<#a>)", b"### Relations\n", b"- related to: ",
    b"### References\n- \\[1\\] ", b"### Questions\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    "柿".encode(), "\u202e".encode(), b"\x1b[31m", b"1" * 40, b"\\u0000", b"\\ud800", b"[" * 60, b"> " * 60,
    b"null", b"true", b"1e999", b"-" * 5,
])  # fmt: skip
ANY = st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(b"".join)


@pytest.mark.parametrize("format", ["jsonl", "csv", "markdown"])
@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=ANY)
def test_any_bytes_give_entries_or_a_clear_error(format: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source"
        path.write_bytes(content)
        try:
            done = import_file(format, str(path), os.path.join(folder, "own"))
        except GlosstermError as error:
            assert str(path) in error.message and error.hint
            assert not os.path.exists(os.path.join(folder, "own", "source"))
            return
        entries = entries_of(os.path.join(folder, "own"))
        assert len(entries) == done.count > 0
        assert all(SCHEMA.is_valid(data) for data in entries.values())


@settings(max_examples=400, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=3), st.text(max_size=100)
       | st.lists(st.sampled_from(["a", "{", "}", "/", " ", "\n", "\n\n", "n.", "<p>", "<a href='bword://b'>",
                                   "</a>", "[", "]", "1. ", "&lt;", "See ", "\x1b", "\u202e", ","]),
                  max_size=30).map("".join))  # fmt: skip
def test_any_article_gives_a_valid_entry_or_none(names: list[str], text: str) -> None:
    from glossterm.formats.candidates import Found

    for said in (text, dictionary_text.from_html(text)):
        candidate = dictionary_text.candidate(names, said)
        if candidate is None:
            continue
        found = Found("x")
        found.candidates = [candidate]
        [entry], problems = take(found, set())
        assert (problems, SCHEMA.is_valid(entry)) == ([], True)
        texts = [entry["term"], *entry.get("aliases", []), *entry["definition"].split("\n")]
        assert [clean(text) for text in texts] == texts


@pytest.fixture(scope="module")
def dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small StarDict and a small dictd dictionary that are whole."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        with Glossary.open([str(SMALL)], bundled=False) as glossary:
            for format in ("stardict", "dictd"):
                for suffix, content in load(format).write(Collection(glossary, Filters())).items():
                    (folder / format).mkdir(exist_ok=True)
                    (folder / format / f"small{suffix}").write_bytes(content)
    return folder


@pytest.mark.usefixtures("pyglossary")
@pytest.mark.parametrize("format", ["stardict", "dictd"])
@settings(max_examples=20, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(data=st.data())
def test_a_broken_dictionary_gives_entries_or_a_clear_error(
    dictionaries: Path, format: str, data: st.DataObject
) -> None:
    """One of its files has bytes changed, is cut, or is any bytes."""
    whole = {path.name: path.read_bytes() for path in (dictionaries / format).iterdir()}
    name = data.draw(st.sampled_from(sorted(whole)))
    content = bytearray(whole[name])
    kind = data.draw(st.sampled_from(["flip", "cut", "any"]))
    if kind == "flip":
        for _ in range(data.draw(st.integers(1, 8))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    elif kind == "cut":
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        content = bytearray(data.draw(ANY))
    with tempfile.TemporaryDirectory() as folder:
        for file, text in {**whole, name: bytes(content)}.items():
            (Path(folder) / file).write_bytes(text)
        try:
            done = import_file(format, folder, os.path.join(folder, "own"), name="new")
        except GlosstermError as error:
            assert folder in error.message and error.hint
            return
        assert len(entries_of(os.path.join(folder, "own"))) == done.count


@pytest.mark.usefixtures("pyglossary")
def test_a_failing_reader_is_one_line(call: Run, dictionaries: Path, tmp_path: Path) -> None:
    for name in ("small.idx", "small.dict", "small.ifo", "small.syn"):
        write(tmp_path / "broken", name, (dictionaries / "stardict" / name).read_bytes())
    (tmp_path / "broken" / "small.idx").write_bytes(b"\xff\xfe\0\0\0\0\0\0\0\0\5")
    outcome = call("import", "stardict", str(tmp_path / "broken"))
    assert (outcome.status, outcome.out) == (3, "")
    first, _ = outcome.err.splitlines()
    assert "small.ifo: it cannot be read as a dictionary: UnicodeDecodeError" in first
    (tmp_path / "broken" / "small.dict").unlink()
    assert (
        "small.dict: there is no such file"
        in call("import", "stardict", str(tmp_path / "broken")).err
    )


@pytest.mark.usefixtures("pyglossary")
def test_an_archive_of_endless_zeros_is_refused(
    call: Run, dictionaries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip

    from glossterm.formats import pyglossary

    monkeypatch.setattr(pyglossary, "MOST_BYTES", 1 << 20)
    index = (dictionaries / "dictd" / "small.index").read_bytes()
    write(tmp_path / "bomb", "x.index", index)
    write(tmp_path / "bomb", "x.dict.dz", gzip.compress(bytes(2 << 20)))
    outcome = call("import", "dictd", str(tmp_path / "bomb"))
    assert outcome.status == 3 and "x.dict.dz: it is larger than" in outcome.err
    write(tmp_path / "bomb", "x.dict.dz", b"\x1f\x8bnot packed")
    assert "it is packed, but broken" in call("import", "dictd", str(tmp_path / "bomb")).err


@pytest.mark.parametrize(("format", "content", "message"), [
    ("csv", b"", "the first row must name the columns"),
    ("csv", b"word,meaning\na,b\n", "there is no column “word”"),
    ("csv", b"term,glos\na,b\n", "there is no column “glos”; did you mean “gloss”?"),
    ("csv", b"term,gloss,term\na,b,c\n", "the column “term” stands twice"),
    ("csv", b"id,gloss\na,b\n", "the first row must name the columns"),
    ("csv", "term,gloss\na,é\n".encode("latin-1"), ":2: byte 0xe9 is not UTF-8"),
    ("csv", "term,gloss\na,b\n".encode("utf-16"), "is not UTF-8"),
    ("csv", b"term,gloss\n", "no entry can be taken from it"),
    ("csv", b'term,gloss\n"a,b\n', "the rows from here on were not read"),
    ("csv", b"term,gloss\na,b,c\n", "the row has 3 cells, the header 2"),
    ("csv", b"term,faq\na,[\n", "the first row must name the columns"),
    ("csv", b"term,gloss,faq\na,b,[\n", ":2:1: error: faq is no JSON"),
    ("csv", b"term,gloss\na,b\0\n", "NUL is not text"),
    ("jsonl", b"[1]\n", "a line holds one JSON object"),
    ("jsonl", b'{"id":["a"],"term":"a","gloss":"b"}\n', "id must be text"),
    ("markdown", b"no headings\n", "there is no heading"),
    ("markdown", b"# only a heading\n", "lacks “gloss” or “definition”"),
    ("markdown", b"# a\n\n\xff\n", ":3: byte 0xff is not UTF-8"),
])  # fmt: skip
def test_what_is_wrong_is_named(
    call: Run, tmp_path: Path, format: str, content: bytes, message: str
) -> None:
    source = write(tmp_path, "source", content)
    outcome = call("import", format, str(source), "--into", str(tmp_path / "own"))
    assert (outcome.status, outcome.out) == (3, "")
    assert message in outcome.err and str(source) in outcome.err
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("content", [
    "term,gloss\nkaki,fruit\n", "\ufeffTERM;Gloss;\nkaki;fruit;\n", "Term\tGLOSS\r\nkaki\tfruit\r\n",
    '"term","gloss"\n"kaki","fruit."\n', "gloss,term,literal\nfruit,kaki,\n\n,,\n",
])  # fmt: skip
def test_a_table_as_spreadsheets_write_it_is_read(content: str, tmp_path: Path) -> None:
    source = write(tmp_path, "t.csv", content)
    assert import_file("csv", str(source), str(tmp_path / "own")).left_out == []
    assert entries_of(tmp_path / "own") == {
        "kaki": {"id": "kaki", "term": "kaki", "gloss": "fruit"}
    }


def test_what_cannot_be_used_is_named_and_the_rest_taken(call: Run, tmp_path: Path) -> None:
    long = "x" * 130
    source = write(
        tmp_path, "t.csv", f"term,gloss,rating\na,{long},\n,no term,\nb,ok,grown-up\nc,ok,teen\n"
    )
    outcome = call("import", "csv", str(source), "--into", str(tmp_path / "own"))
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.splitlines()[:4] == [
        f"2 entries imported into {tmp_path / 'own' / 't'}", "  2 left out:",
        f"    {source}:3:1: error: the entry lacks “term” [missing-key]",
        f"    {source}:4:1: error: rating is “grown-up”, which is not one of general, teen, mature, adult"
        " [bad-value]",
    ]  # fmt: skip
    assert entries_of(tmp_path / "own")["a"] == {"id": "a", "term": "a", "definition": long}


def test_a_simple_document_is_read(tmp_path: Path) -> None:
    """A title, headings, paragraphs, lists, code; headings below a term are part of its text."""
    text = "# My words\n\nHello.\n\n## Kaki\n\nA *fruit*, see\n[here](http://x.org).\n\n### In Japan\n\n- dried\n- fresh\n\n" \
           "    code\n\n## 柿\n\nThe same & <b>bold</b>.\n"  # fmt: skip
    source = write(tmp_path, "t.md", text)
    assert import_file("markdown", str(source), str(tmp_path / "own")).left_out == []
    assert entries_of(tmp_path / "own") == {
        "kaki": {"id": "kaki", "term": "Kaki",
                 "definition": "A fruit, see here.\n\nIn Japan\n\n- dried\n\n- fresh\n\ncode"},
        "entry": {"id": "entry", "term": "柿", "definition": "The same & <b>bold</b>."},
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "'=1", "''+1", "-san"]
)
def test_no_cell_begins_a_formula(text: str) -> None:
    """A spreadsheet runs cells that begin so; an apostrophe in front makes them text."""
    for key in ("term", "aliases", "gloss", "native"):
        value = {"aliases": [text], "native": [{"text": text}]}.get(key, text)
        cell = table._cell(key, value)
        assert cell[0] in "'\\&"
        assert table._value(key, cell) == value


NASTY = "\x1b[31mred\x07 \x9b31m \u202eright\u2066 zero\u200bwidth \U000e0041tag [red]markup[/red] :smile: \x7f"


@pytest.fixture
def nasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = {"id": "nasty", "term": NASTY, "aliases": [f"also {NASTY}"], "gloss": f"gloss {NASTY}",
            "native": [{"text": f"n {NASTY}", "reading": NASTY}], "definition": f"def {NASTY}",
            "faq": [{"question": NASTY, "answer": NASTY}],
            "relations": [{"kind": "related", "to": "other", "difference": NASTY}],
            "references": [{"id": 1, "title": NASTY, "publisher": NASTY, "url": f"https://x/{NASTY.replace(' ', '')}"}],
            "facts": [{"label": NASTY, "statement": NASTY, "reference": 1}]}  # fmt: skip
    other = {"id": "other", "term": f"other {NASTY}", "gloss": "x"}
    folder = tmp_path / "nasty"
    write(folder, "all.jsonl", json.dumps(data) + "\n" + json.dumps(other) + "\n")
    read_only(folder, monkeypatch)
    return folder


def is_text(said: str) -> bool:
    return all(char.isprintable() or char in "\r\n" for char in said)


def test_nothing_but_text_reaches_a_terminal(nasty: Path, call: Run, tmp_path: Path) -> None:
    for format in ("jsonl", "csv", "markdown"):
        shown = call("export", format, terminal=True)
        assert shown.status == 0 and is_text(shown.out + shown.err)
        told = call("export", format, "-o", str(tmp_path / f"\x1b[31m{format}"), terminal=True)
        assert told.status == 0 and is_text(told.out + told.err)
    # What cannot be used is quoted in messages.
    source = tmp_path / "\u202efile"
    source.write_text(json.dumps({"id": "a", "term": NASTY}) + "\n" + json.dumps({NASTY: "x"}) + "\n"
                      + json.dumps({"id": NASTY, "term": "b", "gloss": NASTY}) + "\n"
                      + json.dumps({"term": "c", "gloss": "good"}) + "\n")  # fmt: skip
    line = ("import", "jsonl", str(source), "--into", str(tmp_path / "own"))
    outcome = call(*line, "--name", f"n{NASTY.replace('/', '')}")
    assert outcome.status == 2 and is_text(outcome.out + outcome.err)
    outcome = call(*line)
    assert outcome.status == 1 and is_text(outcome.out + outcome.err)
    outcome = call("import", "jsonl", str(source), "--json", "--into", str(tmp_path / "own2"))
    assert outcome.status == 1 and is_text(outcome.out)


def test_a_document_for_readers_holds_nothing_but_text(
    nasty: Path, call: Run, tmp_path: Path, pyglossary: None
) -> None:
    """Markdown, StarDict and dictd are read in terminals too; JSON Lines and CSV keep every byte."""
    for format in ("markdown", "stardict", "dictd"):
        (tmp_path / format).mkdir()
        assert call("export", format, "-o", str(tmp_path / format / "x")).status == 0
        for path in (tmp_path / format).iterdir():
            if path.suffix not in (".idx", ".syn"):
                assert is_text(path.read_text(encoding="utf-8").replace("\t", "")), path.name
    assert "[red]markup" in (tmp_path / "stardict" / "x.dict").read_text()
    assert r"\[red\]markup" in (tmp_path / "markdown" / "x").read_text()
    back = call("export", "jsonl").out
    assert json.loads(back.splitlines()[0])["term"] == NASTY and is_text(back)


def test_no_markup_of_the_data_is_markup_of_the_document(tmp_path: Path, call: Run,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Neither tags nor links, nor a heading or list that the data would begin."""
    from markdown_it import MarkdownIt

    evil = "<script>x</script> [a](javascript:x) ![b](http://x/) <http://y/> `c` # d"
    data = {
        "id": "a",
        "term": evil,
        "gloss": evil,
        "definition": f"# {evil}\n\n- {evil}\n\n1. {evil}\n\n> x\n\n    y\n\n---\n\n| a |",
    }
    write(tmp_path / "evil", "a.jsonl", json.dumps(data) + "\n")
    read_only(tmp_path / "evil", monkeypatch)
    tokens = MarkdownIt("commonmark").parse(call("export", "markdown").out)
    kinds = {token.type for token in tokens}
    # The one list is ours: the id, which the term does not suggest.
    assert [token.content for token in tokens if token.type == "inline"].count("id: a") == 1
    assert sum(token.type == "list_item_open" for token in tokens) == 1
    inline = {child.type for token in tokens for child in token.children or []}
    assert kinds == {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline",
        "bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close",
    }  # fmt: skip
    assert inline == {"text", "strong_open", "strong_close"}


def test_a_dictionary_of_the_shell_is_not_run(tmp_path: Path) -> None:
    """Names of files go to pyglossary's process as they are."""
    name = tmp_path / "$(touch owned); x.index"
    name.write_bytes(b"")
    done = subprocess.run([sys.executable, "-m", "glossterm", "import", "dictd", str(name)], cwd=tmp_path,
                          capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 3 and "Traceback" not in done.stderr
    assert not (tmp_path / "owned").exists()
