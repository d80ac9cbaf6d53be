"""A progress bar on standard error, for compiles that a person would notice."""

import sys
import time
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NOTICED = 0.7  # seconds after which somebody who waits wants to know why


@contextmanager
def progress(doing: str) -> "Iterator[Callable[[int, int], None] | None]":
    """Yield what to call with (done, in all); None where nobody watches standard error.

    Args:
        doing: what takes so long, as the bar says it: ``indexing kitchen``.

    The bar appears only after the first seven tenths of a second, and leaves nothing behind.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    begin = time.monotonic()
    bar = None
    task = None

    def tell(done: int, total: int) -> None:
        nonlocal bar, task
        if bar is None:
            if time.monotonic() - begin < _NOTICED:
                return
            from rich.console import Console  # only where somebody waits
            from rich.markup import escape
            from rich.progress import Progress

            from ..text.safe import clean

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.start()
            task = bar.add_task(escape(clean(doing)), total=total)
        if task is not None:
            bar.update(task, completed=done, total=total)

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()
