"""fmt: the same data, every comment, one layout."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossterm.store.formatting import formatted
from glossterm.store.source import BadYaml, read_yaml

DATA = Path(__file__).parents[2] / "data"
MESSY = """\
# about the whole file

# yaml-language-server: $schema=term.schema.json
# why this name
term: stand-up   # said daily
# two lines
# about the gloss

gloss: short
relations:
  # first
  - kind: related  # at the end of a line
    to: retro
    difference: >- # on a fold
      one two three four five six seven eight nine ten one two three four five six seven eight nine ten
      eleven
  # last
  - {to: x, kind: related} # beside braces
id: standup
aliases: [ daily,
  morning ]  # of a list
# the end
---

id: x
term: 801
gloss: 'it''s # not a comment'
---
{id: y, term: z, gloss: q}
"""
TIDY = """\
# about the whole file

# yaml-language-server: $schema=term.schema.json
id: standup
# why this name
term: stand-up   # said daily
aliases: [daily, morning] # of a list
# two lines
# about the gloss

gloss: short
relations:
  # first
  - kind: related  # at the end of a line
    to: retro
    difference: >- # on a fold
      one two three four five six seven eight nine ten one two three four five six seven eight nine
      ten eleven
  # last
  - {to: x, kind: related} # beside braces
# the end
---
id: x
term: "801"
gloss: "it's # not a comment"
---
id: y
term: z
gloss: q
"""


def test_keys_are_ordered_lines_wrapped_and_comments_kept() -> None:
    assert formatted(MESSY.encode()) == TIDY
    assert formatted(TIDY.encode()) == TIDY


def test_the_bundled_glossary_is_in_its_normal_layout() -> None:
    for file in [*sorted((DATA / "terms").glob("*.yaml")), DATA / "glossary.yaml"]:
        content = file.read_bytes()
        schema = "glossary" if file.name == "glossary.yaml" else "term"
        assert formatted(content, schema).encode() == content, f"run: glossterm fmt {file}"


def test_line_ends_of_windows_stay_and_a_byte_order_mark_goes() -> None:
    assert formatted(b"\xef\xbb\xbfterm: a\r\nid: b # c\r\n") == "id: b # c\r\nterm: a\r\n"


@pytest.mark.parametrize(("content", "message"), [
    ("%YAML 1.2\n---\nid: a\n", "YAML directives and ... are not laid out; remove it"),
    ("--- {id: a}\n", "put what follows --- on a line of its own"),
    ("{id: a, # why\n term: b}\n", "put each key of the entry at the start of a line"),
    ("id: [\n", "did not find expected node content"),
    ("language:\ten # c\n", r"a value with a comment cannot be carried over \(.*\); move the comment above"),
    ("id: a\rterm: b # c\r", "a line ends with U\\+000D; save the file with line feeds"),
    ("id: a\n\x85# c\nterm: b\n", "a line ends with U\\+0085; save the file with line feeds"),
    ("id: 'a\u2028b' # c\n", "a line ends with U\\+2028; save the file with line feeds"),
])  # fmt: skip
def test_what_cannot_be_laid_out_is_refused(content: str, message: str) -> None:
    with pytest.raises(BadYaml, match=message):
        formatted(content.encode())


@pytest.mark.parametrize("content", ["", "# only a comment\n", "---\n", "- a\n- b\n", "text\n"])
def test_what_holds_no_entry_stays(content: str) -> None:
    assert formatted(content.encode()) == content


COMMENT = st.sampled_from(["", "", " # a", "  # b: c", " #"])
ABOVE = st.sampled_from(["", "", "# above\n", "\n", "# one\n\n# two\n", "\n\n"])
VALUES = st.sampled_from([
    "plain", "'it''s'", '"a\\nb"', "801", ">-\n  long words " + "and more " * 20, "|\n  a\n\n    b",
    "[a, b]", "\n  - a\n  - b", "\n  - {k: v}\n  - k: v\n    w: x", "\n  a: {value: b}\n  c:\n    value: d",
    ">\n  one\n  two\n\n  three", "{}", "[]", '""',
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(ABOVE, st.sampled_from(["id", "term", "gloss", "aliases", "facets",
       "relations", "own", "x-y"]), VALUES, COMMENT), unique_by=lambda part: part[1]), ABOVE)  # fmt: skip
def test_any_entry_keeps_its_data_and_comments(
    parts: list[tuple[str, str, str, str]], tail: str
) -> None:
    text = ""
    for above, key, value, comment in parts:
        first, line_end, rest = value.partition("\n")
        text += f"{above}{key}: {first}{comment}{line_end}{rest}\n"
    text += tail
    result = formatted(text.encode())
    assert [data for data, _ in read_yaml(result.encode(), None)] == [
        data for data, _ in read_yaml(text.encode(), None)
    ]
    assert formatted(result.encode()) == result
    for above, _, _, comment in parts:
        for line in (*above.split("\n"), comment):
            assert line.strip() in result


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="id: ab#-[]{}\"'>|\n ,&*!%.\t\r\x85\u2028", max_size=60)
    | st.text(alphabet="ab: #\t\n-", max_size=40).map(lambda text: f"id: {text} # c\n")
    | st.binary(max_size=60)
)
def test_any_text_is_laid_out_or_refused(content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    try:
        result = formatted(data)
    except BadYaml:
        return
    assert formatted(result.encode()) == result
