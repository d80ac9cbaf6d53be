"""The JSON documents of what authors run: validate, fmt, export and import. Apart from machine,
because a plain read would load them too."""

from ..text.safe import quote
from .machine import envelope, joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..problem import Problem


def validate(problems: "list[Problem]", checked: int) -> str:
    """The document of ``validate``."""
    return envelope("validate", 0, f'"problems":[{_problems(problems)}],"checked":{checked}')


def formatted(changed: "list[str]", problems: "list[Problem]", checked: int) -> str:
    """The document of ``fmt``."""
    files = joined(map(quote, changed))
    return envelope(
        "fmt", 0, f'"changed":[{files}],"problems":[{_problems(problems)}],"checked":{checked}'
    )


def exported(format: str, count: int, files: "list[str]", withheld: int) -> str:
    """The document of ``export``."""
    return envelope(
        "export",
        withheld,
        f'"format":{quote(format)},"exported":{count},"files":[{joined(map(quote, files))}]',
    )


def imported(count: int, path: str, form: str, problems: "list[Problem]") -> str:
    """The document of ``import``."""
    return envelope(
        "import",
        0,
        f'"imported":{count},"path":{quote(path)},"form":{quote(form)},'
        f'"problems":[{_problems(problems)}]',
    )


def _problems(problems: "list[Problem]") -> str:
    return joined(
        f'{{"file":{quote(problem.file)},"line":{problem.line},"column":{problem.column},'
        f'"rule":{quote(problem.rule)},"severity":{quote(problem.severity)},'
        f'"message":{quote(problem.message)}}}'
        for problem in problems
    )
