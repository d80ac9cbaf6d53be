"""Bad input: one clear message, the documented status, never a traceback, nothing lost."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SMALL, Outcome, write

Run = Callable[..., Outcome]


def no_traceback(outcome: Outcome) -> Outcome:
    assert "Traceback" not in outcome.err + outcome.out
    return outcome


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "nothing to look up"),
        (["define"], "nothing to look up"),
        (["define", ""], "nothing to look up"),
        (["", "  "], "nothing to look up"),
        (["define", "--", " "], "nothing to look up"),
        (["compare", "kaki"], "compare takes two to six terms"),
        (["compare", "kaki", ""], "one of the terms is empty"),
        (["compare", *["kaki"] * 7], "compare takes two to six terms, not 7"),
        (["faq", " "], "nothing to ask"),
        (["-san"], "no such option: -s"),
        (["kaki", "--limit", "0"], "invalid value for '--limit'"),
        (["kaki", "--max-rating", "teenager"], "“teenager” is not a rating"),
        (["kaki", "--color", "blue"], "“blue” is not a colour mode"),
        (["kaki", "--glossary", "none"], "no glossary is named “none”"),
        (["kaki", "--field", "glos"], "there is no field “glos”"),
        (["faq", "kaki", "--field", "answr"], "there is no field “answr”"),
        (["define", "-", "--brief"], "define - writes JSON"),
        (["validate"], "nothing to validate"),
        (["schema", "trem"], "did you mean “term”?"),
    ],
)
def test_wrong_usage_is_status_2_with_one_message_and_one_hint(
    small: Path, call: Run, words: list[str], message: str
) -> None:
    outcome = no_traceback(call(*words))
    lines = outcome.err.splitlines()
    assert (outcome.status, outcome.out, len(lines)) == (2, "", 2)
    assert lines[0].startswith("glossterm: ") and message in lines[0]
    assert lines[1].startswith("  ") and len(lines[1]) > 10


@pytest.mark.parametrize("words", [["--json"], ["kaki", "--json", "--limit", "x"],
                                   ["compare", "--json", "kaki"], ["validate", "--json", "/none"],
                                   ["kaki", "--json", "--glossary", "x"]])  # fmt: skip
def test_with_json_an_error_is_a_document_on_standard_output(
    small: Path, call: Run, words: list[str]
) -> None:
    outcome = call(*words)
    assert outcome.status in (2, 3) and outcome.err == ""
    assert set(outcome.document["error"]) == {"code", "message", "hint"}


@pytest.mark.parametrize("word", [
    "x" * 100_000, "persimmon " * 10_000, "\u202e", "a\u0301" * 500, "🍅🍅", "((((", "c++", "\\", "%s",
])  # fmt: skip
def test_a_strange_word_is_a_miss_and_its_message_is_short(
    small: Path, call: Run, word: str
) -> None:
    outcome = no_traceback(call("define", word))
    assert (outcome.status, outcome.out) == (1, "")
    assert len(outcome.err) < 300
    document = call("define", "--json", word).document
    assert (document["query"], document["entries"]) == (word, [])


def test_bytes_that_are_not_text_are_a_miss(small: Path, binary: Run) -> None:
    outcome = no_traceback(binary("define", b"\xff\xfe", "--json"))
    assert (outcome.status, outcome.document["query"]) == (1, "\udcff\udcfe")
    assert no_traceback(binary("compare", b"\xff", "kaki", "tomato")).status == 1
    assert no_traceback(binary("faq", b"is \xff a tomato")).status in (0, 1)


def test_every_line_of_a_batch_gives_one_document(small: Path, binary: Run) -> None:
    lines = [b"kaki", b"", b"   ", b"\xff\xfe", b"a\x00b", b"\xed\xa0\x80", b"xyzzy", b"x" * 100_000,
             "柿".encode(), b"persimmin\r"]  # fmt: skip
    outcome = no_traceback(binary("define", "-", stdin=b"\n".join(lines)))
    documents = outcome.out.splitlines()
    assert outcome.status == 1
    assert len(documents) == len(lines)
    import json

    found = [[entry["id"] for entry in json.loads(line)["entries"]] for line in documents]
    assert found == [["persimmon"], [], [], [], [], [], [], [], ["persimmon"], ["persimmon"]]
    assert binary("define", "-", stdin=b"kaki\n").status == 0
    assert binary("define", "-", stdin=b"").status == 0


def test_a_batch_answers_line_by_line(small: Path) -> None:
    """A program may ask the next question after reading the last answer."""
    process = subprocess.Popen([sys.executable, "-m", "glossterm", "define", "-"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    for _ in range(3):
        process.stdin.write(b"kaki\n")
        process.stdin.flush()
        assert b'"id":"persimmon"' in process.stdout.readline()
    process.stdin.close()
    assert process.wait(10) == 0
    process.stdout.close()


def test_a_word_after_two_dashes_may_begin_with_a_dash(tmp_path: Path, call: Run,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    write(tmp_path, "a.yaml", 'id: san\nterm: "-san"\ngloss: polite suffix\n')
    write(tmp_path, "b.yaml", "id: compare\nterm: compare\ngloss: look side by side\n")
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    assert call("define", "--", "-san").out.startswith("-san")
    assert call("--brief", "--", "-san").out == "-san: polite suffix\n"
    assert call("define", "compare", "--brief").out == "compare: look side by side\n"
    hint = call("-san").err
    assert "goes after --" in hint


def test_a_miss_names_the_next_command(small: Path, call: Run) -> None:
    assert call("persimmon", "tomato").err.splitlines()[-1] == (
        "  Each of them is a name: glossterm compare persimmon tomato"
    )
    assert "glossterm compare kaki tomato" in call("comapre", "kaki", "tomato").err
    assert "Did you mean: tomato?" in call("define", "tomatox", "--exact").err
    assert "names several entries" in call("compare", "biwa", "tomato").err
    assert "Nothing is left to compare tomato with" in call("compare", "tomato", "zzz").err


def test_a_withheld_word_is_said_to_be_withheld(small: Path, call: Run) -> None:
    outcome = call("moonshine", "--max-rating", "teen")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith("glossterm: “moonshine” is withheld: rated above teen")
    assert "1 entry is withheld" in call("persimmon", "--max-rating", "teen").err


@pytest.mark.parametrize("reader", ["head -n 1", "true"])
def test_a_reader_that_leaves_early_is_no_failure(small: Path, reader: str) -> None:
    command = f"{sys.executable} -m glossterm faq; echo $? >&2"
    for words in ("faq", "define kaki", "define kaki --json"):
        done = subprocess.run(
            ["bash", "-c", f"({command.replace('faq', words)}) | {reader}"],
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.stderr.split() == ["0"], done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes and limits of a POSIX shell")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_long_output_is_written_whole_or_said_not_to_be(warm: Path, unbuffered: str) -> None:
    """Through Typer and past it; unbuffered output takes a part where a disk or a pipe is full."""
    for words in ("list --json", "define ntr --json --no-pager"):
        program = f"{sys.executable} -m glossterm {words}"
        environ = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        for script, said in (
            (f"({program}; echo $? >&2) | head -c 9 > {warm}/out", "0\n"),
            (f"ulimit -f 4; {program} > {warm}/out; echo $? >&2",
             "glossterm: cannot write the output: File too large\n3\n"),
        ):  # fmt: skip
            done = subprocess.run(["bash", "-c", script], capture_output=True, text=True,
                                  timeout=60, env=environ)  # fmt: skip
            assert done.stderr == said, script


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
@pytest.mark.parametrize("words", ["kaki", "kaki --json", "kaki --color always", "--help"])
def test_a_full_disk_is_an_error_with_a_message(small: Path, words: str) -> None:
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m glossterm {words} > /dev/full"],
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert done.returncode == 3
    assert done.stderr == "glossterm: cannot write the output: No space left on device\n"


def test_a_closed_standard_output_is_an_error_with_a_message(small: Path) -> None:
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m glossterm kaki >&-"],
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert (done.returncode, done.stderr) == (3, "glossterm: standard output is closed\n")
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m glossterm zzz 2>&-"],
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert done.returncode == 1


def test_an_interrupt_is_status_130_without_a_traceback(small: Path) -> None:
    process = subprocess.Popen([sys.executable, "-m", "glossterm", "define", "-"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(b"kaki\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")


def test_no_home_at_all_still_answers(small: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ["PYTHONPATH"],
               "GLOSSTERM_PATH": str(SMALL), "GLOSSTERM_BUNDLED": "0", "HOME": ""}  # fmt: skip
    for home in ({}, {"HOME": "/nonexistent/home"}):
        done = subprocess.run([sys.executable, "-m", "glossterm", "kaki", "--brief"],
                              env={**environ, **home}, capture_output=True, text=True, timeout=60)  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("persimmon: ")


def test_a_cache_that_is_a_file_still_answers(small: Path, home: Path, binary: Run) -> None:
    shutil.rmtree(home / "cache", ignore_errors=True)
    (home / "cache").write_text("")
    outcome = no_traceback(binary("kaki", "--brief"))
    assert outcome.status == 0
    assert "answering without an index" in outcome.err


def test_a_listed_folder_that_is_not_there_is_status_3(
    call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_PATH", "/nonexistent/glossary")
    outcome = call("kaki")
    assert outcome.status == 3
    assert outcome.err.startswith("glossterm: /nonexistent/glossary: No such file or directory")
    assert call("kaki", "--json").document["error"]["code"] == "bad_source"


def test_no_glossary_at_all_is_status_3(call: Run) -> None:
    outcome = call("kaki", "--no-bundled")
    assert (outcome.status, outcome.out) == (3, "")
    assert "there is no glossary to read" in outcome.err


def test_broken_files_are_named_and_the_rest_answers(
    tmp_path: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "good.yaml", "id: good\nterm: good\ngloss: fine\n")
    for at, text in enumerate(["a:\n\tb", "a: 1\na: 2", "[" * 50_000, "x: &a [*a]", "id: good\nterm: g",
                               "id: x\nterm: {}\ngloss: y", "id: z\nterm: z\nglosss: y"]):  # fmt: skip
        write(tmp_path, f"bad{at}.yaml", text)
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    outcome = no_traceback(call("good"))
    assert outcome.status == 0
    assert outcome.out.startswith("good")
    assert len(outcome.err.splitlines()) == 1 and "bad0.yaml:2:1: error:" in outcome.err
    checked = call("validate", str(tmp_path))
    assert checked.status == 1
    files = {line.split(":")[0] for line in checked.out.splitlines()}
    assert {Path(file).name for file in files} == {f"bad{at}.yaml" for at in range(7)}
