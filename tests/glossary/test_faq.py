"""Questions of a term, and answers to questions in plain words."""

from pathlib import Path

import pytest

from glossterm.glossary.glossary import Glossary


@pytest.fixture
def glossary(small: Path) -> Glossary:
    return Glossary.open()


def test_a_term_gives_its_own_questions_first_then_those_about_it(glossary: Glossary) -> None:
    result = glossary.faq("love apple")
    assert result.mode == "term"
    assert [(item.entry, item.question) for item in result.items] == [
        ("tomato", "Is a tomato a vegetable?"), ("persimmon", "Is a persimmon a kind of tomato?"),
    ]  # fmt: skip


@pytest.mark.parametrize(("asked", "question"), [
    ("is kaki the same as a love apple", "Is a persimmon a kind of tomato?"),
    ("may I eat the peel of persimmons", "Can you eat the peel?"),
    ("are tomatoes vegetables?", "Is a tomato a vegetable?"),
])  # fmt: skip
def test_a_question_finds_its_answer_by_names_and_words(
    glossary: Glossary, asked: str, question: str
) -> None:
    result = glossary.faq(asked)
    assert result.mode == "question"
    assert result.items[0].question == question
    assert [item.score for item in result.items] == sorted(
        (item.score for item in result.items), reverse=True
    )


def test_a_question_that_is_not_answered_gets_no_random_answer(glossary: Glossary) -> None:
    result = glossary.faq("how do I repair a bicycle")
    assert (result.mode, result.items) == ("question", [])


def test_no_words_give_all_questions(glossary: Glossary) -> None:
    result = glossary.faq()
    assert result.mode == "all"
    assert len(result.items) == 5


def test_questions_about_withheld_entries_are_withheld(small: Path) -> None:
    glossary = Glossary.open(max_rating="teen")
    assert len(glossary.faq("persimmon").items) == 2
    assert len(glossary.faq().items) == 3
    hidden = glossary.faq("moonshine")
    assert (hidden.mode, hidden.items, hidden.suggestions, hidden.withheld) == ("term", [], [], 1)
