"""The programs that people read dictionaries with: sdcv, dictd and dict answer from our exports, and
Debian's Jargon File becomes a glossary."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import SMALL, Outcome
from sources import needs

from glossterm import Glossary
from glossterm.formats.dictionary_text import headwords

Run = Callable[..., Outcome]
JARGON = Path("/usr/share/dictd/jargon.index")
GLOSS = "story in which a loved one is won away by someone else, told so that the loss is what the reader feels"


pytestmark = pytest.mark.usefixtures("pyglossary")


@pytest.fixture
def stardict(warm: Path, call: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "stardict"
    folder.mkdir()
    outcome = call("export", "stardict", "-o", str(folder / "fandom.ifo"))
    assert outcome.status == 0, outcome.err
    return folder


@pytest.fixture
def dictd(warm: Path, call: Run) -> Iterator[Path]:
    """A configuration of dictd with our export, in a folder that everybody may read: a server
    that root starts becomes another user."""
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o755)
    base = Path(folder) / "fandom"
    outcome = call("export", "dictd", "-o", str(base))
    assert outcome.status == 0, outcome.err
    config = base.parent / "dictd.conf"
    config.write_text(f'database fandom {{ data "{base}.dict"\n index "{base}.index" }}\n')
    yield config
    shutil.rmtree(folder)


def sdcv(folder: Path, *words: str) -> str:
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([needs("sdcv"), "-n", "--data-dir", str(folder), *words],
                          capture_output=True, text=True, env=environ, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("word", ["netorare", "NTR", "寝取られ", "ねとられ"])
def test_sdcv_answers_with_our_text(stardict: Path, word: str) -> None:
    said = sdcv(stardict, "-e", word)
    assert "-->Fandom glossary\n-->netorare\n" in said
    assert GLOSS in said
    assert "  netori: Netorare stands with the person who loses a partner" in said
    assert "What does NTR stand for?\n  Netorare, the Japanese for" in said
    assert "https://www.japanesewithanime.com/2018/01/netorare.html" in said


def ask_server(config: Path, *commands: str) -> str:
    """What dictd answers as inetd would run it: commands in, answers out, no port."""
    done = subprocess.run(
        [needs("dictd"), "-i", "-c", str(config), "--locale", "C.UTF-8"],
        input="".join(f"{command}\r\n" for command in (*commands, "QUIT")).encode(),
        capture_output=True, timeout=60,
    )  # fmt: skip
    return done.stdout.decode()


def test_dictd_finds_every_name_of_the_bundled_glossary(dictd: Path) -> None:
    """Also those in kana, with capitals, and with signs that dictd passes over elsewhere."""
    with Glossary.open([], bundled=True) as glossary:
        entries = glossary.entries()[0]
    names = [(name, entry) for entry in entries for name in headwords(entry)]
    assert len(names) > 1700
    quoted = [name.replace("\\", "\\\\").replace('"', '\\"') for name, _ in names]
    answers: list[str] = []
    for at in range(0, len(quoted), 1500):  # a server answers 2000 in one conversation
        said = ask_server(dictd, *(f'DEFINE fandom "{name}"' for name in quoted[at : at + 1500]))
        assert "\r\n552 " not in said  # no match
        answers += said.split("\r\n150 ")[1:]
    assert len(answers) == len(names)
    for (name, entry), answer in zip(names, answers, strict=True):
        assert f"\r\n{entry.term}\r\n" in answer, name


def test_dictd_says_whose_words_they_are(dictd: Path) -> None:
    said = ask_server(dictd, "SHOW DB", "SHOW INFO fandom", 'MATCH fandom prefix "tsund"')
    assert 'fandom "Fandom glossary"' in said
    assert "Fandom glossary: CC-BY-4.0" in said
    assert 'fandom "tsundere"' in said


@pytest.fixture
def port(dictd: Path) -> Iterator[int]:
    """A dictd of our own on this machine, on a port that was free a moment ago."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    server = subprocess.Popen(
        [needs("dictd"), "-d", "nodetach", "-c", str(dictd), "--locale", "C.UTF-8",
         "--listen-to", "127.0.0.1", "-p", str(number)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(100):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", number)) == 0:
                    break
            time.sleep(0.1)
        yield number
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.parametrize("word", ["ntr", "Netorare", "ねとられ"])
def test_dict_answers_with_our_text(port: int, word: str) -> None:
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([needs("dict"), "-h", "127.0.0.1", "-p", str(port), "-P", "-", word],
                          capture_output=True, text=True, env=environ, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("1 definition found\n\nFrom Fandom glossary [fandom]:\n\n")
    said = " ".join(done.stdout.split())
    assert GLOSS in said
    assert "Why do some people like netorare? For its intensity, by their own account." in said
    assert max(map(len, done.stdout.splitlines())) < 90


@pytest.fixture
def jargon(home: Path, call: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Jargon File in a glossary of one's own."""
    if not JARGON.exists():
        assert os.environ.get("CI") != "true", "dict-jargon is missing: .ci/run installs it"
        pytest.skip("dict-jargon is missing")
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    outcome = call("import", "dictd", str(JARGON))
    folder = home / "data" / "glossterm" / "jargon"
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err.splitlines() == [
        f"2307 entries imported into {folder}", "  Read one: glossterm define '(TM)'"
    ]  # fmt: skip
    return folder


def test_the_jargon_file_is_defined_searched_and_valid(jargon: Path, call: Run) -> None:
    outcome = call("define", "foobar")
    assert outcome.status == 0
    head, gloss, *_ = outcome.out.splitlines()
    assert head == "foobar"
    assert gloss == "Another widely used metasyntactic variable; see foo for etymology"
    assert "  related to: metasyntactic variable, DEC, FUBAR, " in outcome.out
    assert "{" not in outcome.out and "bword" not in outcome.out
    assert call("define", "NEWBIE", "--field", "part_of_speech").out == "noun\n"
    assert (
        call("search", "null", "device", "sink", "--field", "term").out.splitlines()[0]
        == "/dev/null"
    )
    outcome = call("validate", str(jargon))
    assert (outcome.status, outcome.err) == (0, "2307 entries checked, no problems\n")


def test_the_jargon_file_goes_out_again(jargon: Path, call: Run, tmp_path: Path) -> None:
    """As a StarDict dictionary that sdcv reads."""
    folder = tmp_path / "again"
    folder.mkdir()
    assert call("export", "stardict", "-o", str(folder / "jargon.ifo")).status == 0
    assert "Another widely used metasyntactic variable" in sdcv(folder, "-e", "foobar")


def test_headwords_of_one_article_are_names_of_one_entry(warm: Path, call: Run, tmp_path: Path,
                                                         dictd: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Our own dictionary read back: terms with their other names; the card's text as definition."""
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    into = tmp_path / "own"
    assert (
        call("import", "dictd", str(dictd.parent / "fandom.index"), "--into", str(into)).status == 0
    )
    monkeypatch.setenv("GLOSSTERM_PATH", str(into))
    for name in ("NTR", "寝取られ", "ネトラレ"):
        assert call("define", name, "--field", "term").out == "netorare\n"
    assert GLOSS in " ".join(call("define", "ntr", "--field", "definition").out.split())


def test_a_dictionary_in_html_is_read_as_text(call: Run, tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Paragraphs part, entities are letters, links between entries are relations, scripts go."""
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    from struct import pack

    texts = [b'<p><b>One</b> &amp; <i>only</i>; see <a href="bword://two">two</a>.</p><p>More<br>lines</p>'
             b"<script>alert(1)</script>", b"<div>\x1b[31mRed &lt;b&gt;</div>"]  # fmt: skip
    index = b""
    at = 0
    for word, text in zip((b"one", b"two"), texts, strict=True):
        index += word + b"\0" + pack(">II", at, len(text))
        at += len(text)
    base = tmp_path / "html"
    (tmp_path / "html.ifo").write_text(
        "StarDict's dict ifo file\nversion=2.4.2\nbookname=x\nwordcount=2\n"
        f"idxfilesize={len(index)}\nsametypesequence=h\n"
    )
    (tmp_path / "html.idx").write_bytes(index)
    (tmp_path / "html.dict").write_bytes(b"".join(texts))
    into = tmp_path / "own"
    assert call("import", "stardict", str(base), "--into", str(into)).status == 0
    monkeypatch.setenv("GLOSSTERM_PATH", str(into))
    one, two = (call("define", word, "--json").document["entries"][0] for word in ("one", "two"))
    assert one["definition"] == "One & only; see two.\n\nMore lines"
    assert [(link["kind"], link["to"]) for link in one["relations"]] == [("related", "two")]
    assert two["definition"] == "�[31mRed <b>"


def test_pyglossary_leaves_nothing_behind(
    home: Path, small: Path, call: Run, tmp_path: Path
) -> None:
    """No folder in the home, no file beside ours, no word of its own."""
    before = {path for path in home.rglob("*") if "cache/glossterm" not in str(path)}
    (tmp_path / "out").mkdir()
    outcome = call("export", "stardict", "-o", str(tmp_path / "out" / "small.ifo"))
    suffixes = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert suffixes == {".ifo", ".idx", ".dict", ".syn"}
    assert (outcome.out, outcome.err.count("\n")) == ("", 1)
    after = {path for path in home.rglob("*") if "cache/glossterm" not in str(path)}
    assert {path for path in after - before if path.name != "cache"} <= {home / "cache"}
    shutil.rmtree(tmp_path / "out")


def test_without_pyglossary_the_hint_says_how_to_get_it(
    small: Path, binary: Run, tmp_path: Path
) -> None:
    """The same program where pyglossary cannot be imported."""
    fake = tmp_path / "fake" / "pyglossary"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'pyglossary'\")\n"
    )
    path = os.pathsep.join([str(fake.parent), os.environ["PYTHONPATH"]])
    for words in (("export", "stardict", "-o", str(tmp_path / "x.ifo")),
                  ("export", "dictd", "-o", str(tmp_path / "x.index"))):  # fmt: skip
        outcome = binary(*words, PYTHONPATH=path)
        assert outcome.status == 3
        assert "which is not installed" in outcome.err
        assert "pip install 'glossterm[dictionaries]'" in outcome.err
    (fake / "__init__.py").write_text("type X = int if\n")
    assert "does not work with this Python" in binary(*words, PYTHONPATH=path).err
    assert SMALL.exists() and not list(tmp_path.glob("x.*"))
