"""The first text of a new entry."""

import os

from .files import read_bytes
from .folder import SETTINGS
from .layout import Layout
from .saving import save
from .settings import Settings, read_settings_file
from .validate import schema_text

SCHEMA_FILE = "term.schema.json"
_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
_TITLE = '"title": "glossterm entry"'
PLACEHOLDER = "what it means, on one line"
_MORE = """\
# More that it may say; docs/entries.md and glossterm schema term tell all of it.
# aliases: [another name]
# definition: Two to six sentences.
# relations:
#   - {kind: confused-with, to: other-id, difference: "What tells the two apart."}
# faq:
#   - {question: What do people ask?, answer: What they should know.}
"""
_SOURCE = """\
# references:
#   - {id: 1, title: Where it says so, url: "https://…"}
"""


def skeleton(folder: str, id: str, term: str, gloss: str, category: str) -> str:
    """The text of a new entry: valid as it stands, and a draft until it has a gloss.

    Args:
        folder: the glossary's folder, whose glossary.yaml may ask for more.
        id: the entry's id.
        term: its preferred designation.
        gloss: its meaning; a placeholder, and the status draft, where it is empty.
        category: its category; under the editorial policy the first one where it is empty.

    Raises:
        SourceError: the folder's glossary.yaml cannot be used.
    """
    settings = _settings(folder)
    if settings.editorial:
        category = category or next(iter(settings.categories), "")
    layout = Layout("term")
    text = _LINE + layout.field("id", id) + layout.field("term", term)
    if category:
        text += layout.field("category", category)
    if settings.editorial:
        text += "rating: general\n"
    if not gloss:
        text += "status: draft  # delete this line when readers may find the entry\n"
    text += layout.field("gloss", gloss or PLACEHOLDER)
    if gloss and not settings.editorial:
        return text
    if settings.editorial:
        return text + _MORE + 'references:\n  - {id: 1, title: "where it says so"}\n'
    return text + _MORE + _SOURCE


def with_schema_line(text: str) -> str:
    """An entry's file with the line by which editors find the schema beside it."""
    lines = text.splitlines(keepends=True)
    rest = [line for line in lines if not line.startswith("# yaml-language-server:")]
    return _LINE + "".join(rest)


def write_schema(folder: str) -> bool:
    """Put the schema that the first line of an entry names beside it; one of an earlier version
    is replaced.

    Returns:
        True where none was there.

    Raises:
        StorageError: the folder cannot be written.
    """
    path = os.path.join(folder, SCHEMA_FILE)
    text = schema_text("term")
    if os.path.exists(path):
        there = read_bytes(path).decode("utf-8", "replace")
        if there == text or _TITLE not in there:
            return False  # it is this one, or somebody's own
        save(path, text)
        return False
    save(path, text)
    return True


def _settings(folder: str) -> Settings:
    path = os.path.join(folder, SETTINGS)
    return read_settings_file(folder, read_bytes(path) if os.path.exists(path) else None)
