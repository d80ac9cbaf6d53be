"""Questions in plain words, as people type them: written without sight of the ranking."""

from pathlib import Path

import pytest

from glossterm.glossary.glossary import Glossary
from glossterm.model import Question

HERE = Path(__file__).parent


def fits(item: Question, answer: str) -> bool:
    """An answer is ``id: question``, ``id: =definition`` or ``id+id: =difference``."""
    ids, _, wanted = answer.partition(": ")
    if wanted == "=definition":
        return item.entry == ids and item.question.startswith("What is the meaning of")
    if wanted == "=difference":
        return item.question.startswith("How do") and set(item.about) == set(ids.split("+"))
    return item.entry == ids and item.question == wanted


# The questions of each list were written, and what answers them noted down, before the ranking
# was tuned with it in view, without sight of the ranking.
@pytest.mark.parametrize(("name", "count", "first", "three"), [
    ("questions-first", 183, 0.93, 0.98),
    ("questions-second", 120, 0.93, 0.98),
    ("questions-hard", 200, 0.88, 0.95),
    ("questions-third", 185, 0.90, 0.97),
    ("questions-fourth", 185, 0.89, 0.97),
    ("questions-fifth", 185, 0.88, 0.97),
    ("questions-unseen", 110, 0.87, 0.95),  # the ranking was never tuned with it in view
])  # fmt: skip
def test_paraphrases_find_their_answer(
    bundled: Glossary, name: str, count: int, first: float, three: float
) -> None:
    """The right answer first, and among the first three, of questions that people might type.

    Wanted are 90 and 98 %, of all together it is 91 and 98 (benchmarks/questions.py). The hard ones describe a thing without its name, or share hardly a word
    with the stored question.
    """
    places = _places(bundled, name)
    assert len(places) == count
    assert sum(place == 0 for place in places) / count >= first
    assert sum(place < 3 for place in places) / count >= three


def _places(glossary: Glossary, name: str) -> "list[int]":
    """The place of the first right answer to each question of a list; 99 where there is none."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    places = []
    for line in lines:
        asked, answers = line.split("\t")
        wanted = answers.split(" || ")
        items = glossary.faq(asked).items
        right = [at for at, item in enumerate(items) if any(fits(item, one) for one in wanted)]
        places.append(min(right, default=99))
    return places


def test_a_question_that_cannot_be_answered_is_not(bundled: Glossary) -> None:
    """Nor by chance: at most three in a hundred get what is said of something near."""
    lines = (HERE / "unanswerable.tsv").read_text(encoding="utf-8").splitlines()
    answered = [line for line in lines if bundled.faq(line).items]
    assert len(lines) > 90
    assert len(answered) <= 0.03 * len(lines), answered


def test_the_gloss_of_a_bulk_entry_answers_what_it_is(tmp_path: Path) -> None:
    """JSON Lines without questions hold no phrasings: a name is defined all the same."""
    (tmp_path / "a.jsonl").write_text(
        '{"id": "quoll", "term": "quoll", "gloss": "spotted marsupial"}\n'
    )
    with Glossary.open([str(tmp_path)], bundled=False) as glossary:
        (item,) = glossary.faq("what is a quoll").items
        assert (item.answer, item.score >= 60) == ("spotted marsupial", True)
        assert glossary.faq("which animal has spots and a pouch").items == []


def test_another_way_to_ask_leads_to_the_answer(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "id: standup\nterm: stand-up\ngloss: short daily meeting\n"
        "asked: [where everybody tells the others what they are doing today]\n"
        "faq:\n- question: How long may it take?\n  asked: [stand-up maximum minutes]\n  answer: A quarter of an hour.\n"
    )
    with Glossary.open([str(tmp_path)], bundled=False) as glossary:
        assert (
            glossary.faq("stand-up how many minutes at most").items[0].answer
            == "A quarter of an hour."
        )
        found = glossary.faq("where everyone tells each other what they are doing today").items
        assert [item.question for item in found] == ["What is the meaning of stand-up?"]


@pytest.mark.parametrize(("asked", "question"), [
    ("is ntr the same as cuckolding", "Is NTR the same as cuckolding?"),
    ("why do people hate ntr", "Why do so many people hate NTR?"),
    ("what does yandere mean", "What does yandere mean?"),
    ("what is netorare", "What is the meaning of netorare?"),
    ("netori vs cuckold", "How do netori and cuckold differ?"),
])  # fmt: skip
def test_well_known_questions(bundled: Glossary, asked: str, question: str) -> None:
    assert bundled.faq(asked).items[0].question == question


def test_a_withheld_name_in_a_question_gives_nothing(warm: Path) -> None:
    with Glossary.open([], bundled=True, max_rating="teen") as glossary:
        result = glossary.faq("is ntr the same as cuckolding?")
        assert (result.items, result.suggestions) == ([], [])
        assert result.withheld >= 1


@pytest.mark.parametrize("asked", [
    "is hentai legal", "how old is ahegao", "is a tsundere always blonde", "is persona a video game",
])  # fmt: skip
def test_a_shared_subject_is_not_passed_off_as_an_answer(bundled: Glossary, asked: str) -> None:
    """Nothing stored speaks of it: what comes scores below 60, and the screen says so."""
    assert all(item.score < 60 for item in bundled.faq(asked).items)


@pytest.mark.parametrize(("asked", "question"), [
    ("寝取られとは", "What is the meaning of netorare?"),
    ("寝取られとは何ですか？", "What is the meaning of netorare?"),
    ("ツンデレとヤンデレの違い", "What is the difference between tsundere and yandere?"),
    ("ねとられの意味", "What is the meaning of netorare?"),
])  # fmt: skip
def test_japanese_asks_for_a_meaning_or_a_difference(
    bundled: Glossary, asked: str, question: str
) -> None:
    assert bundled.faq(asked).items[0].question == question


def test_only_the_beginning_of_an_endless_question_is_read(bundled: Glossary) -> None:
    """32 words: what follows costs no time and changes no answer."""
    asked = "why do so many people hate ntr " + "and the " * 13
    items = [(item.entry, item.question) for item in bundled.faq(asked).items]
    assert items[0] == ("netorare", "Why do so many people hate NTR?")
    assert [
        (item.entry, item.question)
        for item in bundled.faq(asked + "tsundere and yandere story " * 500).items
    ] == items


@pytest.mark.parametrize(("asked", "entries"), [
    ("青年漫画って何？", {"seinen"}),  # names within a word
    ("百合とは", {"yuri", "baihe"}),  # a name of two entries
    ("寝とられとは", {"netorare"}),
])  # fmt: skip
def test_names_within_a_japanese_question(
    bundled: Glossary, asked: str, entries: "set[str]"
) -> None:
    assert entries <= {item.entry for item in bundled.faq(asked).items[:3]}
