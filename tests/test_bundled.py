"""The bundled entries: what the glossary promises about the words that it grew from."""

from collections.abc import Callable

import pytest
from conftest import REPOSITORY, Outcome

from glossterm.glossary.glossary import Glossary

Run = Callable[..., Outcome]

SEED = [
    "netorare", "netori", "netorase", "netoru", "cuckold", "hentai", "doujinshi", "tsundere",
    "ahegao", "yandere", "vampire-girlfriend", "ai-companion", "ai-companion-memory",
    "ai-roleplay", "character-card", "persona",
]  # fmt: skip


@pytest.mark.parametrize("id", SEED)
def test_a_seed_entry_is_whole(bundled: Glossary, id: str) -> None:
    """Tier 1: etymology where there is one, history, usage, facets, relations, questions, sources."""
    entry = bundled.entry(id)
    assert entry is not None
    bundled.complete(entry, set())
    fields = entry.fields
    assert {"definition", "history", "usage", "category", "rating", "reviewed"} <= set(fields)
    assert len(fields["facets"]) >= 3
    assert len(entry.relations) >= 3
    assert len(entry.faq) >= 3
    assert len(fields["references"]) >= 1
    assert len(entry.gloss) <= 120


@pytest.mark.parametrize(("query", "id"), [
    ("NTR", "netorare"), ("寝取られ", "netorare"), ("ねとられ", "netorare"), ("ネトラレ", "netorare"),
    ("netorarre", "netorare"), ("netori", "netori"), ("寝取り", "netori"), ("netorase", "netorase"),
    ("寝取らせ", "netorase"), ("netoru", "netoru"), ("寝取る", "netoru"), ("cuck", "cuckold"),
    ("cuckolding", "cuckold"), ("cuckolds", "cuckold"), ("hentai", "hentai"), ("変態", "hentai"),
    ("doujin", "doujinshi"), ("dōjinshi", "doujinshi"), ("doujinsi", "doujinshi"),
    ("同人誌", "doujinshi"), ("ドウジンシ", "doujinshi"), ("tsundere", "tsundere"),
    ("ツンデレ", "tsundere"), ("tsunderes", "tsundere"), ("tundere", "tsundere"),
    ("ahegao", "ahegao"), ("アヘ顔", "ahegao"), ("yandere", "yandere"), ("yan-dere", "yandere"),
    ("ヤンデレ", "yandere"), ("vampire girlfriend", "vampire-girlfriend"),
    ("vampire gf", "vampire-girlfriend"), ("AI companion", "ai-companion"),
    ("ai companions", "ai-companion"), ("companion memory", "ai-companion-memory"),
    ("AI roleplay", "ai-roleplay"), ("roleplay (AI)", "ai-roleplay"),
    ("character cards", "character-card"), ("persona", "persona"), ("tsundree", "tsundere"),
])  # fmt: skip
def test_a_seed_name_finds_its_entry(bundled: Glossary, query: str, id: str) -> None:
    assert [entry.id for entry in bundled.define(query).entries] == [id]


@pytest.mark.parametrize("other", ["netori", "netorase", "cuckold"])
def test_each_comparison_of_the_family_has_a_difference_and_shared_facets(
    bundled: Glossary, other: str
) -> None:
    result = bundled.compare(["ntr", other])
    assert [r.target for r in result.relations] == [other]
    assert len(result.relations[0].difference) > 40
    shared = {row.key for row in result.facets if None not in row.values.values()}
    assert {"viewpoint", "consent", "emotional-core", "scope"} <= shared
    assert any(row.differs for row in result.facets)


@pytest.mark.parametrize(("asked", "words"), [
    ("What does NTR stand for?", ["netorare"]),
    ("Is NTR the same as cuckolding?", ["No"]),
    ("Why do some people like netorare?", ["intens"]),
    ("Why do so many people hate NTR?", ["Because"]),
    ("Can you avoid NTR in AI companion chats?", ["Yes"]),
])  # fmt: skip
def test_the_five_questions_of_the_seed_are_answered(
    bundled: Glossary, asked: str, words: list[str]
) -> None:
    best = bundled.faq(asked).items[0]
    assert best.question == asked
    assert all(word.lower() in best.answer.lower() for word in words)


def test_the_passive_that_decides_the_viewpoint_is_explained(bundled: Glossary) -> None:
    entry = bundled.define("ntr").entries[0]
    assert "passive" in entry.fields["etymology"] and "-rare" in entry.fields["etymology"]


def test_hidden_labels_show_nowhere(bundled: Glossary) -> None:
    from glossterm.store.files import read_entries

    for id in SEED:
        path = REPOSITORY / "data" / "terms" / f"{id}.yaml"
        raw = read_entries(str(path), path.read_bytes())[0][0].data
        entry = bundled.entry(id)
        assert entry is not None
        for name in raw.get("hidden", []):
            assert f'"{name}"' not in entry.body
            assert bundled.define(name).entries[0].id == id


def test_other_ways_to_ask_show_nowhere(bundled: Glossary) -> None:
    """They are what others typed, and no part of what the glossary says."""
    from glossterm.store.files import read_entries
    from glossterm.views import machine

    shown = machine.define(bundled.define("ahegao")) + machine.faq(bundled.faq("ahegao"))
    path = REPOSITORY / "data" / "terms" / "ahegao.yaml"
    raw = read_entries(str(path), path.read_bytes())[0][0].data
    phrasings = [*raw["asked"], *(text for item in raw["faq"] for text in item["asked"])]
    assert len(phrasings) > 20
    assert [text for text in phrasings if text in shown] == []
    assert bundled.search(f'"{phrasings[0]}"').hits == []


def test_every_question_and_meaning_has_other_ways_to_ask_it() -> None:
    from glossterm.store.files import read_entries

    for path in sorted((REPOSITORY / "data" / "terms").glob("*.yaml")):
        data = read_entries(str(path), path.read_bytes())[0][0].data
        assert len(data["asked"]) >= 4, data["id"]
        for item in data.get("faq", []):
            assert len(item["asked"]) >= 4, (data["id"], item["question"])
