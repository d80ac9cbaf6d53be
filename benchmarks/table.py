"""The one table that all benchmarks print: what, figure, bar, held or missed."""


class Table:
    """Rows as they are measured.

    ``missed`` counts the rows that missed their bar.
    """

    def __init__(self) -> None:
        self.missed = 0
        self._headed = False

    def row(self, what: str, figure: float, bar: float, unit: str = "×", most: bool = True) -> None:
        """Print one row.

        Args:
            what: what was measured, against what.
            figure: the measured value, in ``unit``.
            bar: the most it may be, or the least where ``most`` is false.
            unit: × for a ratio within this run.
            most: whether the bar is an upper one.
        """
        if not self._headed:
            self._headed = True
            print(f"{'what':54} {'figure':>9}     {'bar':>8}", flush=True)
        held = figure <= bar if most else figure >= bar
        self.missed += not held
        digits = 3 if not unit else 2
        print(
            f"{what:54} {figure:9.{digits}f} {unit:2} {'≤' if most else '≥'} {bar:7.2f}  "
            f"{'held' if held else 'MISSED'}",
            flush=True,
        )
