"""glossterm new and edit: valid entries, whatever the editor does, and nothing lost."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome

from glossterm.store.validate import schema_text
from glossterm.views.wording import shell_word

Run = Callable[..., Outcome]
Editor = Callable[[str], None]
GLOSS = "short meeting at which everyone says what they do next"


@pytest.fixture
def own(home: Path) -> Path:
    """The user's own glossary, which need not exist yet."""
    return home / "data" / "glossterm"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Make EDITOR a program that runs a line of Python on the text, or fails."""

    def use(line: str) -> None:
        program = tmp_path / "editor.py"
        program.write_text(
            "import sys, os\npath = sys.argv[-1]\ntext = open(path, encoding='utf-8').read()\n"
            f"{line}\nopen(path, 'w', encoding='utf-8').write(text)\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{program}"')

    monkeypatch.delenv("VISUAL", raising=False)
    return use


def test_a_gloss_makes_an_entry_that_is_answered_at_once(own: Path, call: Run) -> None:
    made = call("new", "Stand-up", "--gloss", GLOSS, "--category", "meeting")
    assert (made.status, made.out) == (0, f"{own}/stand-up.yaml\n")
    assert made.err == "  Read it: glossterm define Stand-up\n"
    assert (own / "stand-up.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=term.schema.json\n"
        f"id: stand-up\nterm: Stand-up\ncategory: meeting\ngloss: {GLOSS}\n"
    )
    assert (own / "term.schema.json").read_text(encoding="utf-8") == schema_text("term")
    assert call("define", "standup", "--brief").out == f"Stand-up: {GLOSS}\n"
    assert call("validate", str(own)).status == 0


def test_a_skeleton_is_valid_and_a_draft_until_it_says_something(
    own: Path, call: Run, editor: Editor
) -> None:
    made = call("new", "retro", "--no-edit")
    assert made.err == (
        "glossterm: it is a draft: nobody finds it until “status: draft” is deleted\n"
        f"  Write on: glossterm edit {shell_word(str(own / 'retro.yaml'))}\n"
    )
    assert call("validate", str(own)).status == 0
    assert call("define", "retro", "--exact").status == 1
    editor("text = ''.join(l for l in text.splitlines(True) if not l.startswith('status'))")
    kept = call("edit", "retro")
    assert kept.status == 1
    assert kept.err.startswith(
        f"{own}/retro.yaml:2:1: error: say what the term means in its gloss [placeholder]\n"
    )
    editor("text = text.replace('what it means, on one line', 'look back')")
    assert call("edit", "retro").status == 0
    assert call("define", "retro", "--brief").out == "retro: look back\n"
    assert sorted(os.listdir(own)) == ["retro.yaml", "term.schema.json"]


def test_new_opens_the_editor_and_keeps_what_it_saved(own: Path, call: Run, editor: Editor) -> None:
    editor("text = 'id: kanban\\nterm: kanban\\ngloss: board of cards\\n'")
    made = call("new", "kanban")
    assert (made.status, made.out) == (0, f"{own}/kanban.yaml\n")
    assert call("define", "kanban", "--brief").out == "kanban: board of cards\n"


def test_an_invalid_save_leaves_the_entry_as_it_was_and_the_text_in_a_draft(
    own: Path, call: Run, editor: Editor
) -> None:
    call("new", "stand-up", "--gloss", GLOSS)
    before = (own / "stand-up.yaml").read_bytes()
    editor("text = text.replace('gloss:', 'glos:')")
    kept = call("edit", "stand-up")
    draft = own / ".stand-up.draft.yaml"
    assert (kept.status, kept.out) == (1, "")
    assert kept.err == (
        f"{own}/stand-up.yaml:2:1: error: the entry lacks “gloss” or “definition” [missing-key]\n"
        f"{own}/stand-up.yaml:4:1: error: unknown key “glos”; did you mean “gloss”? [unknown-key]\n"
        f"glossterm: {own}/stand-up.yaml is as it was; your text is in {draft}\n"
        f"  Go on with it: glossterm edit {shell_word(str(own / 'stand-up.yaml'))}\n"
    )
    assert (own / "stand-up.yaml").read_bytes() == before
    assert "glos: short" in draft.read_text(encoding="utf-8")
    assert call("define", "stand-up").status == 0  # the draft is no entry
    editor("text = text.replace('glos:', 'gloss:').replace('short', 'brief')")
    mended = call("edit", "stand-up")
    assert mended.err.startswith(f"glossterm: going on with what was left unfinished in {draft}\n")
    assert (
        call("define", "stand-up", "--field", "gloss").out == GLOSS.replace("short", "brief") + "\n"
    )
    assert not draft.exists()


def test_a_bundled_entry_is_edited_as_a_copy(own: Path, call: Run, editor: Editor) -> None:
    editor("text = text.replace('rating: adult', 'rating: mature')")
    done = call("edit", "ntr")
    assert done.err.splitlines()[0] == (
        f"glossterm: netorare is bundled; what you save is your own: {own}/netorare.yaml"
    )
    assert done.status == 0
    text = (own / "netorare.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=term.schema.json\nid: netorare\n")
    assert call("define", "ntr", "--field", "rating").out == "mature\n"
    assert call("define", "ntr", "--field", "glossary").out == "glossterm\n"


@pytest.mark.parametrize("line", ["pass", "text = '  \\n'"])
def test_nothing_written_changes_nothing(own: Path, call: Run, editor: Editor, line: str) -> None:
    call("new", "stand-up", "--gloss", GLOSS)
    before = (own / "stand-up.yaml").read_bytes()
    editor(line)
    done = call("edit", "stand-up")
    assert (done.status, done.err) == (0, "glossterm: nothing was changed\n")
    assert (own / "stand-up.yaml").read_bytes() == before
    assert sorted(os.listdir(own)) == ["stand-up.yaml", "term.schema.json"]


def test_an_editor_that_fails_loses_nothing(own: Path, call: Run, editor: Editor) -> None:
    call("new", "stand-up", "--gloss", GLOSS)
    editor("open(path, 'a').write('usage: half a\\n'); sys.exit(3)")
    done = call("edit", "stand-up")
    draft = own / ".stand-up.draft.yaml"
    assert done.status == 3
    assert done.err.endswith(f"ended with status 3\n  what was written is in {draft}\n")
    assert draft.read_text(encoding="utf-8").endswith("usage: half a\n")
    assert "half" not in (own / "stand-up.yaml").read_text(encoding="utf-8")
    editor("sys.exit(1)")
    draft.unlink()
    assert call("edit", "stand-up").status == 3
    assert not draft.exists()


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(
    own: Path, call: Run, editor: Editor
) -> None:
    call("new", "stand-up", "--gloss", GLOSS)
    other = own / "stand-up.yaml"
    editor(f"text += 'usage: mine\\n'; open({str(other)!r}, 'a').write('usage: theirs\\n')")
    done = call("edit", "stand-up")
    assert done.status == 3
    assert "was changed by somebody else meanwhile and is left as it is" in done.err
    assert other.read_text(encoding="utf-8").endswith("usage: theirs\n")
    assert (own / ".stand-up.draft.yaml").read_text(encoding="utf-8").endswith("usage: mine\n")
    # Nor on another day, when the draft is taken up again.
    editor("text += 'etymology: more\\n'")
    again = call("edit", "stand-up")
    assert again.status == 3
    assert "was changed by somebody else meanwhile and is left as it is" in again.err
    assert other.read_text(encoding="utf-8").endswith("usage: theirs\n")


@pytest.mark.parametrize("name", ["ntr", "netorare"])
def test_a_withheld_entry_is_not_opened(
    own: Path, call: Run, editor: Editor, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    editor("text = text.replace('rating: adult', 'rating: adult  # opened')")
    call("edit", "ntr")
    monkeypatch.setenv("GLOSSTERM_MAX_RATING", "teen")
    before = (own / "netorare.yaml").read_bytes()
    done = call("edit", name)
    assert done.status == 1
    assert "withheld" in done.err and "opened" not in done.err
    assert (own / "netorare.yaml").read_bytes() == before


@pytest.mark.parametrize("text", ["id: other\nterm: other\ngloss: precious\n", "term: [precious\n"])
def test_new_never_replaces_a_file(own: Path, call: Run, text: str) -> None:
    own.mkdir(parents=True)
    file = own / "stand-up.yaml"
    file.write_text(text, encoding="utf-8")
    done = call("new", "stand-up", "--gloss", GLOSS)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"glossterm: {file} is there already, and holds something else\n")
    assert file.read_text(encoding="utf-8") == text
    assert os.listdir(own) == ["stand-up.yaml"]


@pytest.mark.parametrize("folder", ["", "terms"])
@pytest.mark.parametrize("text", [
    "id: netorare\nterm: netorare\nstatus: draft\ngloss: my own work\n",
    "id: netorare\nterm: netorare\nglos: my own work\n",
    "id: netorare\nterm: [my own work\n",
])  # fmt: skip
def test_a_copy_that_is_not_answered_is_edited_and_not_made_anew(
    own: Path, call: Run, editor: Editor, folder: str, text: str
) -> None:
    file = own / folder / "netorare.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    editor("assert 'my own work' in text; text = 'id: netorare\\nterm: mine\\ngloss: done\\n'")
    done = call("edit", "netorare")
    assert (done.status, done.out) == (0, f"{file}\n"), done.err
    assert file.read_text(encoding="utf-8") == "id: netorare\nterm: mine\ngloss: done\n"


def test_what_somebody_is_editing_is_not_edited_by_another(
    own: Path, call: Run, binary: Run, editor: Editor, tmp_path: Path
) -> None:
    call("new", "stand-up", "--gloss", GLOSS)
    begun, go = tmp_path / "begun", tmp_path / "go"
    editor(
        f"import time; open({str(begun)!r}, 'w'); end = time.monotonic() + 30\n"
        f"while not os.path.exists({str(go)!r}) and time.monotonic() < end: time.sleep(0.02)\n"
        "text += 'usage: of the first\\n'"
    )
    first = subprocess.Popen([sys.executable, "-m", "glossterm", "edit", "stand-up"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    while not begun.exists():
        time.sleep(0.02)
    second = call("edit", "stand-up")
    go.touch()
    assert first.wait(60) == 0
    assert second.status == 3
    assert f"stand-up.yaml is being edited by process {first.pid}" in second.err
    assert (own / "stand-up.yaml").read_text(encoding="utf-8").endswith("usage: of the first\n")
    assert sorted(os.listdir(own)) == ["stand-up.yaml", "term.schema.json"]


def test_a_draft_is_taken_up_by_its_path_wherever_it_lies(
    tmp_path: Path, call: Run, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    editor("text = 'id: foo\\nterm: foo\\nglos: x\\n'")
    left = call("new", "foo", "--into", "it's mine")
    assert left.status == 1
    path = os.path.join("it's mine", "foo.yaml")
    assert left.err.endswith(f'  Go on with it: glossterm edit "{path}"\n')
    editor("text = text.replace('glos:', 'gloss:')")
    done = call("edit", path)
    assert (done.status, done.out) == (0, f"{path}\n")
    assert done.err.endswith("""  Read it: GLOSSTERM_PATH="it's mine" glossterm define foo\n""")


def test_the_hint_names_the_glossary_and_not_its_part(tmp_path: Path, call: Run) -> None:
    (tmp_path / "root" / "sub").mkdir(parents=True)
    (tmp_path / "root" / "glossary.yaml").write_text("name: root\n", encoding="utf-8")
    into = str(tmp_path / "root" / "sub")
    assert call("new", "foo", "--gloss", "x", "--into", into).err == (
        f"  Read it: GLOSSTERM_PATH={tmp_path / 'root'} glossterm define foo\n"
    )
    (tmp_path / "t.csv").write_text("term,gloss\nbar,x\n", encoding="utf-8")
    assert (
        f"GLOSSTERM_PATH={tmp_path / 'root'} glossterm define bar"
        in call("import", "csv", str(tmp_path / "t.csv"), "--into", into).err
    )


def test_an_editor_that_no_shell_could_read_is_told(
    own: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim '")
    done = call("edit", "ntr")
    assert done.status == 3
    assert "the editor “vim '” cannot be run: No closing quotation" in done.err
    assert not own.exists()  # nothing was made


def test_what_is_refused_leaves_nothing_behind(own: Path, call: Run, editor: Editor) -> None:
    done = call("new", "foo", "--gloss", "x.")
    assert (done.status, done.err) == (
        2, "glossterm: a gloss ends without a full stop\n  nothing was written\n",
    )  # fmt: skip
    editor("pass")
    assert call("new", "foo").err == "glossterm: nothing was changed\n"
    assert not own.exists()
    editor("sys.exit(1)")
    assert call("new", "foo").status == 3
    assert not own.exists()
    editor("pass")
    assert call("edit", "ntr").err.endswith("glossterm: nothing was changed\n")
    assert not own.exists()


def test_which_entry_a_new_one_hides_is_told(
    tmp_path: Path, own: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = tmp_path / "team"
    assert call("new", "yuri", "--gloss", "x", "--into", str(team)).err.splitlines()[0] == (
        "  Read it: GLOSSTERM_PATH=" + str(team) + " glossterm define yuri"
    )
    monkeypatch.setenv("GLOSSTERM_PATH", str(team))
    mine = call("new", "yuri", "--gloss", "y")
    assert mine.err.splitlines()[:2] == [
        "glossterm: the entry yuri of team is nearer and hides it",
        "glossterm: it replaces the entry yuri of fandom for you",
    ]


def test_a_name_of_two_entries_asks_for_an_id(call: Run) -> None:
    done = call("edit", "ooc")
    assert (done.status, done.err) == (
        2, "glossterm: “ooc” names 2 entries\n  use an id: ooc-fanfic, out-of-character\n",
    )  # fmt: skip


@pytest.mark.parametrize(("words", "status", "message"), [
    (("new",), 2, "glossterm: an entry needs a term\n"),
    (("new", "寝起き"), 2, "glossterm: no id can be made from “寝起き”\n"),
    (("new", "a", "--id", "A b"), 2, "glossterm: “A b” is not an id\n"),
    (("edit",), 2, "glossterm: nothing to edit\n"),
    (("edit", "zzqq"), 1, "glossterm: no entry is called “zzqq”\n  Make it: glossterm new zzqq\n"),
    (("new", "persimmon", "--no-edit", "--into", "{small}"), 2,
     "glossterm: {small}/terms/persimmon.yaml:1: there is “persimmon” already\n"
     "  change it: glossterm edit persimmon\n"),
])  # fmt: skip
def test_what_cannot_be_written_is_told(
    small: Path, call: Run, words: tuple[str, ...], status: int, message: str
) -> None:
    done = call(*(word.replace("{small}", str(small)) for word in words))
    assert done.status == status
    assert done.err.startswith(message.replace("{small}", str(small))), done.err


def test_the_files_of_a_glossary_with_a_policy_are_what_it_asks_for(
    tmp_path: Path, call: Run
) -> None:
    folder = tmp_path / "words"
    (folder / "terms").mkdir(parents=True)
    (folder / "glossary.yaml").write_text(
        "policy: editorial\ncategories: {meeting: {label: meeting}}\n", encoding="utf-8"
    )
    made = call("new", "retro", "--into", str(folder), "--no-edit")
    assert made.out == f"{folder}/terms/retro.yaml\n"
    assert call("validate", str(folder)).status == 0
    assert "category: meeting\nrating: general\nstatus: draft" in (
        folder / "terms" / "retro.yaml"
    ).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is POSIX")
@pytest.mark.parametrize(("answer", "status"), [("\n", 0), ("n\n", 1), ("\x04", 1), ("\x03", 130)])
def test_an_invalid_save_offers_to_open_the_editor_again(
    own: Path, call: Run, editor: Editor, answer: str, status: int
) -> None:
    import pty

    call("new", "stand-up", "--gloss", GLOSS)
    # The first save is wrong, the second right.
    editor("text = text.replace('gloss:', 'glos:') if 'gloss:' in text else "
           "text.replace('glos: short', 'gloss: brief')")  # fmt: skip
    process, terminal = pty.fork()
    if process == 0:
        os.execv(sys.executable, [sys.executable, "-m", "glossterm", "edit", "stand-up"])
    said = b""
    while b"[Y/n] " not in said:
        said += os.read(terminal, 4096)
    os.write(terminal, answer.encode())
    try:
        while chunk := os.read(terminal, 4096):
            said += chunk
    except OSError:
        pass  # the terminal is closed
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == status
    entry, draft = own / "stand-up.yaml", own / ".stand-up.draft.yaml"
    assert ("gloss: brief" in entry.read_text(encoding="utf-8")) == (status == 0)
    assert draft.exists() == (status != 0)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="nothing binds root")
def test_a_folder_that_may_not_be_written_is_told(own: Path, call: Run) -> None:
    own.mkdir(parents=True)
    own.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = call("new", "stand-up", "--gloss", GLOSS)
    own.chmod(0o755)
    assert done.status == 3
    assert "cannot write" in done.err
