"""Every figure that the design sets a bar for, as one table.

    python benchmarks/run.py [--rounds 40] [--only startup|scale|matching ...]

Builds the wheel, installs it into a clean virtual environment and measures it there: ratios within
this run, because machines differ and are shared. Scale and matching need Debian's dict-wn; sdcv and
aspell stand beside glossterm where they are installed. Status 1 where a bar is missed.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import matching
import scale
import startup
from table import Table
from wordnet import installed

PARTS = ("startup", "scale", "matching")


def main() -> int:
    """Print the table; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", choices=PARTS, action="append")
    options = parser.parse_args()
    parts = options.only or PARTS
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        programs = startup.install(home)
        if "startup" in parts:
            startup.measure(table, programs, startup.environment(home), options.rounds)
        if not installed() and {"scale", "matching"} & {*parts}:
            print("scale and matching are not measured: they need Debian's dict-wn")
            return int(table.missed > 0)
        if "scale" in parts:
            scale.measure(table, programs / "glossterm", home)
        if "matching" in parts:
            matching.bars(table, home)
    print(f"\n{table.missed or 'no'} bars missed")
    return int(table.missed > 0)


if __name__ == "__main__":
    sys.exit(main())
