"""The public API: what the page on it says runs, and its types hold for a user's own program."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

import glossterm
from glossterm import Glossary

PAGE = (REPOSITORY / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]

USER = '''
"""A user's program: every annotation is what the library says it is."""
from glossterm import (
    CompareResult, DefineResult, Entry, FaqResult, Filters, Glossary, GlosstermError, Hit, ListResult,
    Match, Question, RandomResult, RelatedResult, Relation, SearchResult, Suggestion, Term, __version__,
)


def ask(words: list[str]) -> dict[str, int]:
    scores: dict[str, int] = {}
    try:
        with Glossary.open(max_rating="adult", warn=print) as glossary:
            defined: DefineResult = glossary.define(words[0], limit=3)
            entries: list[Entry] = defined.entries
            match: Match | None = entries[0].match if entries else None
            suggestions: list[Suggestion] = defined.suggestions
            compared: CompareResult = glossary.compare(words, exact=True)
            relations: list[Relation] = compared.relations
            asked: FaqResult = glossary.faq("what is it?")
            questions: list[Question] = asked.items
            found: SearchResult = glossary.search("lover stolen", limit=2)
            hits: list[Hit] = found.hits
            marks: list[tuple[int, int]] = hits[0].marks
            listed: ListResult = glossary.list(Filters(category="archetype"), sort="rating")
            terms: list[Term] = listed.terms
            native: list[tuple[str, str]] = terms[0].native
            near: RelatedResult = glossary.related(words[0], depth=2)
            way: list[Relation] | None = glossary.related(words[0], to=words[1]).path
            named: list[list[tuple[int, int]]] = glossary.names_in(["a tsundere"], own=["yandere"])
            chosen: RandomResult = glossary.random(day="today")
            version: str = __version__
            scores = {hit.id: hit.score for hit in hits}
            print(match, suggestions, relations, questions, marks, native, near, way, chosen, named, version)
    except GlosstermError as error:
        print(error.message, error.hint, error.code, error.status)
    return scores
'''
WRONG = 'from glossterm import Glossary\nx: int = Glossary.open().search("a").hits[0].term\n'


def test_the_first_line_of_the_issue_holds(warm: Path) -> None:
    with Glossary.open() as glossary:
        assert glossary.define("ntr").entries[0].id == "netorare"


def test_the_example_of_the_page_runs(warm: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", EXAMPLE], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "netorare – story in which" in done.stdout
    assert "netorare definition" in done.stdout


def test_every_public_name_is_there_and_typed() -> None:
    for name in glossterm.__all__:
        assert getattr(glossterm, name) is not None
    with pytest.raises(AttributeError):
        glossterm.nothing  # noqa: B018
    assert set(glossterm._HOMES) == set(glossterm.__all__) - {"__version__"}


def test_every_method_is_on_the_page() -> None:
    methods = ("define", "compare", "faq", "search", "list", "related", "random", "names_in")
    for name in methods:
        assert f"| `{name}(" in PAGE and callable(getattr(Glossary, name))


@pytest.mark.parametrize(("program", "status"), [(USER, 0), (WRONG, 1)], ids=["right", "wrong"])
def test_mypy_strict_checks_a_users_program(tmp_path: Path, program: str, status: int) -> None:
    """Outside the repository, as someone who installed the package."""
    path = tmp_path / "user.py"
    path.write_text(program)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--cache-dir",
         str(tmp_path / "cache"), "--config-file=", str(path)],
        capture_output=True, text=True, cwd=tmp_path,
        env={"PATH": "", "MYPYPATH": str(REPOSITORY / "src"), "HOME": str(tmp_path)}, timeout=110,
    )  # fmt: skip
    assert done.returncode == status, done.stdout + done.stderr


def test_importing_the_package_alone_loads_nothing() -> None:
    code = "import sys; before = set(sys.modules); import glossterm; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["glossterm"]
