"""Problems of glossary files as lines: for people and editors, and as annotations of a CI run."""

from ..problem import Problem
from ..text.safe import clean

FORMATS = ("text", "github")


def line(problem: Problem, form: str = "text") -> str:
    """One problem on one line.

    Args:
        problem: what is wrong, and where.
        form: text (``file:line:column: error: message [rule]``) or github (a workflow command of
            GitHub Actions, which shows it beside the line in a pull request).
    """
    if form != "github":
        return clean(str(problem)) + "\n"
    # line and col count from 1; 0 stands for the whole file or line, which is said by leaving out.
    place = [("file", problem.file)]
    place += [("line", str(problem.line))] if problem.line else []
    place += [("col", str(problem.column))] if problem.line and problem.column else []
    place += [("title", problem.rule)]
    said = ",".join(f"{key}={_property(value)}" for key, value in place)
    return f"::{problem.severity} {said}::{_data(problem.message)}\n"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
