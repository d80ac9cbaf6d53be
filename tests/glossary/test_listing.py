"""Lists and random choices: filters, orders, and one entry a day."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import SMALL, Outcome, write

from glossterm import Filters, Glossary
from glossterm.errors import UsageError

Run = Callable[..., Outcome]


@pytest.fixture
def glossary() -> Iterator[Glossary]:
    with Glossary.open([str(SMALL)], bundled=False) as opened:
        yield opened


ALL = ["biwa-lute", "loquat", "moonshine", "orchard", "persimmon", "tomato", "old-pear"]


@pytest.mark.parametrize(("filters", "found"), [
    (Filters(), ALL),
    (Filters(category="fruit"), ["loquat", "persimmon", "tomato"]),
    (Filters(tag="orange"), ["persimmon"]),
    (Filters(rating="teen"), ["loquat"]),
    (Filters(letter="P"), ["persimmon"]),
    (Filters(letter="bi"), ["biwa-lute"]),
    (Filters(category="fruit", rating="general", letter="t"), ["tomato"]),
    (Filters(category="none"), []), (Filters(tag="none"), []), (Filters(letter="z"), []),
])  # fmt: skip
def test_a_list_holds_what_passes_the_filters_by_term(
    glossary: Glossary, filters: Filters, found: list[str]
) -> None:
    assert [term.id for term in glossary.list(filters).terms] == found


@pytest.mark.parametrize(("sort", "found"), [
    ("term", ALL),
    ("category", ["loquat", "persimmon", "tomato", "orchard", "biwa-lute", "moonshine", "old-pear"]),
    ("rating", ["biwa-lute", "orchard", "persimmon", "tomato", "old-pear", "loquat", "moonshine"]),
    ("reviewed", ["biwa-lute", "loquat", "moonshine", "orchard", "tomato", "old-pear", "persimmon"]),
])  # fmt: skip
def test_a_list_is_sorted(glossary: Glossary, sort: str, found: list[str]) -> None:
    assert [term.id for term in glossary.list(sort=sort).terms] == found
    backwards = [term.id for term in glossary.list(sort=sort, reverse=True).terms]
    assert backwards == found[::-1]


def test_a_list_may_be_cut_short(glossary: Glossary) -> None:
    assert [term.id for term in glossary.list(limit=2).terms] == ALL[:2]


def test_a_term_of_a_list_has_its_native_writing(glossary: Glossary) -> None:
    term = glossary.list(Filters(letter="persimmon")).terms[0]
    assert (term.native, term.category, term.rating, term.reviewed) == (
        [("柿", "かき")], "fruit", 0, "2026-11-20",
    )  # fmt: skip


def test_what_the_rating_withholds_is_counted_where_it_would_pass(small: Path) -> None:
    with Glossary.open(max_rating="general") as glossary:
        result = glossary.list()
        assert [t.id for t in result.terms] == [
            "biwa-lute", "orchard", "persimmon", "tomato", "old-pear",
        ]  # fmt: skip
        assert result.withheld == 2
        assert glossary.list(Filters(letter="l")).withheld == 1
        assert glossary.list(Filters(letter="t")).withheld == 0
        assert glossary.random(Filters(rating="adult")).entries == []


@pytest.mark.parametrize("filters", [Filters(rating="none")])
def test_an_unknown_rating_is_wrong_usage(glossary: Glossary, filters: Filters) -> None:
    with pytest.raises(UsageError):
        glossary.list(filters)
    with pytest.raises(UsageError):
        glossary.random(filters)
    with pytest.raises(UsageError):
        glossary.list(sort="none")


def test_a_nearer_glossary_replaces_an_entry_of_a_list(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "id: tomato\nterm: zucchini\ngloss: not red\n")
    with Glossary.open([str(tmp_path), str(SMALL)], bundled=False) as glossary:
        assert [term.term for term in glossary.list().terms][-1] == "zucchini"
        assert glossary.list(Filters(category="fruit", letter="tomato")).terms == []


def test_a_day_has_one_entry_and_days_differ(glossary: Glossary) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    first = [glossary.random(day=day).entries[0].id for day in days]
    assert first == [glossary.random(day=day).entries[0].id for day in days]
    drawn = Counter(first)
    assert set(drawn) == set(ALL)
    assert max(drawn.values()) < 2.2 * len(days) / len(ALL)  # none is drawn much more than others


def test_a_new_entry_changes_few_days(glossary: Glossary, tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "id: fig\nterm: fig\ngloss: sweet\n")
    days = [f"2027-01-{day:02}" for day in range(1, 29)]
    before = [glossary.random(day=day).entries[0].id for day in days]
    with Glossary.open([str(tmp_path), str(SMALL)], bundled=False) as larger:
        after = [larger.random(day=day).entries[0].id for day in days]
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert set(changed) <= {"fig"} and len(changed) < 12


def test_every_process_answers_a_day_alike(small: Path, binary: Run) -> None:
    runs = [binary("random", "--daily", "--brief", GLOSSTERM_DATE="2026-11-20", PYTHONHASHSEED=seed)
            for seed in ("1", "2")]  # fmt: skip
    assert runs[0] == runs[1]
    assert runs[0].status == 0 and runs[0].out.count("\n") == 1


def test_the_day_is_the_local_one(small: Path) -> None:
    """Fourteen hours east of Greenwich and twelve west of it are always on different days."""
    code = "from glossterm.cli.finding import _today; print(_today())"
    east, west = (
        subprocess.run([sys.executable, "-c", code], env={"TZ": zone, "PYTHONPATH": "src"}, cwd=SMALL.parent.parent.parent,
                       capture_output=True, text=True, check=True).stdout.strip()
        for zone in ("XXX-14", "XXX+12")
    )  # fmt: skip
    assert east > west


def test_chance_reaches_every_entry(glossary: Glossary) -> None:
    drawn = {glossary.random().entries[0].id for _ in range(300)}
    assert drawn == set(ALL)
    assert glossary.random(Filters(letter="persimmon")).entries[0].faq[0].answer.startswith("Yes")


def test_an_empty_date_is_no_date_and_a_wrong_one_is_said(small: Path, call: Run,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    for date in ("20.11.2026", "2026-02-30", "20261120", "2026-W47-5"):
        monkeypatch.setenv("GLOSSTERM_DATE", date)
        outcome = call("random", "--daily")
        assert (outcome.status, outcome.err.splitlines()[0]) == (
            2,
            "glossterm: GLOSSTERM_DATE is not a date",
        )
