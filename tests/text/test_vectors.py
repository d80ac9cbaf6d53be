"""Word vectors: what is like what, and that indexes and table go together."""

import hashlib
import os
from pathlib import Path

import pytest

from glossterm.errors import StorageError
from glossterm.paths import PACKAGE
from glossterm.store.index import FORMAT
from glossterm.text import vectors
from glossterm.text.stem import words
from glossterm.text.vectors import SIZE, VECTORS, cosine, dot, mean, stored


def like(one: str, other: str) -> float:
    return dot(VECTORS.of(words(one)), VECTORS.of(words(other)))


@pytest.mark.parametrize(("asked", "near", "far"), [
    ("is it legal", "will i get sued", "how tall is it"),
    ("pixelated picture", "censored with blurry squares", "a slow romance"),
    ("he forgets what i told him", "the bot does not remember", "which colour is the hair"),
    ("how tall", "height in cm", "who invented it"),
])  # fmt: skip
def test_what_asks_for_the_same_is_nearer(asked: str, near: str, far: str) -> None:
    assert like(asked, near) > like(asked, far) + 0.2


def test_a_word_that_is_not_there_takes_those_of_its_stem_or_counts_for_nothing() -> None:
    assert VECTORS.word("qwertzuiop") is None
    assert VECTORS.word("寝取られ") is None
    assert VECTORS.of(["qwertzuiop"]) == [0.0] * SIZE
    known = VECTORS.of(["legal"])
    assert VECTORS.of(["legal", "qwertzuiop"]) == known
    assert VECTORS.word("flatterings") is not None


def test_a_stored_vector_is_the_vector_within_its_bytes() -> None:
    vector = VECTORS.of(words("a lover is won away by somebody else"))
    assert len(stored(vector)) == SIZE
    assert cosine(vector, stored(vector)) == pytest.approx(1, abs=0.02)
    assert dot(vector, mean([vector, vector])) == pytest.approx(1)
    assert stored(mean([[0.0] * SIZE])) == bytes(SIZE)


def test_indexes_are_made_anew_with_the_table_that_their_vectors_come_from() -> None:
    """A new words/vectors.db needs a new FORMAT: write both here once they are raised together."""
    with open(os.path.join(PACKAGE, "words", "vectors.db"), "rb") as file:
        digest = hashlib.blake2b(file.read(), digest_size=8).hexdigest()
    assert (FORMAT, digest) == (9, "784dc2e5088b8609")


def test_a_table_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "PACKAGE", str(tmp_path))
    with pytest.raises(StorageError, match=r"vectors\.db: unable to open"):
        vectors.WordVectors().of(["legal"])
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "vectors.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageError, match=r"vectors\.db: file is not a database"):
        vectors.WordVectors().of(["legal"])


def test_threads_share_the_table() -> None:
    from concurrent.futures import ThreadPoolExecutor

    asked = [
        "legal",
        "sued",
        "pixelated",
        "remember",
        "romance",
        "marriage",
        "chapter",
        "stream",
    ] * 40
    for _ in range(5):
        table = vectors.WordVectors()
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(table.of, [[word] for word in asked]))
        assert found == [VECTORS.of([word]) for word in asked]
