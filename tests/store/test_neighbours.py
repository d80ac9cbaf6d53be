"""One file is checked against what the index knows of the others, and against what they say now."""

from pathlib import Path

import pytest

from glossterm.glossary.glossary import Glossary
from glossterm.store import check
from glossterm.store.check import check_paths

FILES = {
    "a.yaml": "id: a\nterm: first\naliases: [one]\ngloss: x\nrelations: [{kind: broader, to: b}]\n",
    "b.yaml": "id: b\nterm: second\nhidden: [hush]\nnative: [{text: 柿}]\ngloss: x\n",
    "draft.yaml": "id: c\nterm: third\nstatus: draft\ngloss: x\n",
    "two.yaml": "id: d\nterm: fourth\ngloss: x\n---\nid: e\nterm: fifth\ngloss: x\n",
    "bulk.jsonl": '{"id": "f", "term": "sixth", "gloss": "x"}\n',
    "broken.yaml": "id: [\n",
}
OWN = [
    "id: z\nterm: last\ngloss: x\n",
    "id: z\nterm: Second\ngloss: x\n",
    "id: z\nterm: 柿\ngloss: x\n",
    "id: a\nterm: last\ngloss: x\n",
    "id: z\nterm: third\ngloss: x\n",
    "id: z\nterm: sixth\naliases: [one]\ngloss: x\n",
    "id: z\nterm: last\ngloss: x\nrelations: [{kind: related, to: c}, {kind: related, to: e}]\n",
    "id: z\nterm: last\ngloss: x\nrelations: [{kind: related, to: bb}]\n",
    "id: z\nterm: last\ngloss: x\nrelations: [{kind: related, to: netorare}, {kind: related, to: y}]\n",
    "id: b\nterm: last\ngloss: x\nrelations: [{kind: narrower, to: a}]\n",
    "id: z\nterm: last\nglos: x\n",
    "id: z\nterm: hush\ngloss: x\n",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "words"
    target.mkdir()
    for name, text in FILES.items():
        (target / name).write_text(text, encoding="utf-8")
    return target


def problems(file: Path) -> list[str]:
    found, checked = check_paths([str(file)], True)
    assert checked == 1
    return [str(problem) for problem in found]


@pytest.mark.parametrize("own", OWN)
def test_the_index_says_what_the_files_say(
    folder: Path, monkeypatch: pytest.MonkeyPatch, own: str
) -> None:
    file = folder / "zz.yaml"
    file.write_text(own, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(check, "indexed", lambda *_: {})
        without = problems(file)
    # The index was made before the file was written as it is.
    file.write_text("id: old\nterm: old\ngloss: x\n", encoding="utf-8")
    Glossary.open([str(folder)], bundled=True).close()
    file.write_text(own, encoding="utf-8")
    read: list[str] = []
    original = check.read_entries

    def reading(name: str, content: bytes) -> object:
        read.append(Path(name).name)
        return original(name, content)

    monkeypatch.setattr(check, "read_entries", reading)
    # What was written a moment ago cannot be trusted by its time: let the clock go on.
    monkeypatch.setattr("glossterm.store.index.Index.unsettled", lambda _: [])
    with_index = problems(file)
    assert [line.replace(".yaml:1 [", ".yaml [") for line in without] == with_index
    assert not {"a.yaml", "b.yaml"} & set(read) and "zz.yaml" in read


def test_a_neighbour_that_changed_is_read_again(folder: Path) -> None:
    Glossary.open([str(folder)], bundled=False).close()
    file = folder / "zz.yaml"
    file.write_text("id: z\nterm: other\ngloss: x\n", encoding="utf-8")
    (folder / "b.yaml").write_text("id: b\nterm: other\ngloss: x\n", encoding="utf-8")
    assert problems(file) == [
        f"{file}:2:7: error: “other” is a name of “b” too ({folder / 'b.yaml'}); "
        "link the two by a relation or rename one [shared-name]"
    ]
