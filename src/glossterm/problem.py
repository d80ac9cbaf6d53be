"""A mistake in a glossary's files, with its place."""


class Problem:
    """A mistake in a glossary's files.

    Args:
        file: path as given or found.
        line: 1-based; 0 where the whole file is meant.
        column: 1-based; 0 where the whole line is meant.
        rule: stable name of the broken rule.
        message: what is wrong and what to do.
        severity: error or warning.
    """

    __slots__ = ("column", "file", "line", "message", "rule", "severity")

    def __init__(
        self, file: str, line: int, column: int, rule: str, message: str, severity: str = "error"
    ) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.rule = rule
        self.message = message
        self.severity = severity

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message} [{self.rule}]"
        )
