"""Faults on purpose: how often, from which seed, and how a run is killed or held back.

The suite tries each fault some dozens of times; ``make faults`` (GLOSSTERM_FAULTS=full) hundreds.
GLOSSTERM_FAULTS_SEED repeats a run; a failure prints the seed that it had.
"""

import ctypes
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import write

FULL = os.environ.get("GLOSSTERM_FAULTS") == "full"
PROGRAM = [sys.executable, "-m", "glossterm"]
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: by which root passes permissions by
_PR_CAPBSET_DROP = 24

needs_signals = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and limits are POSIX")


def tries(few: int, full: int) -> int:
    """How often a fault is tried: in the suite, and by ``make faults``."""
    return full if FULL else few


def dice() -> random.Random:
    """Chance that can be repeated; pytest shows the seed where a test fails."""
    seed = int(os.environ.get("GLOSSTERM_FAULTS_SEED") or random.SystemRandom().randrange(1 << 32))
    print(f"GLOSSTERM_FAULTS_SEED={seed}")
    return random.Random(seed)


def kill_often(
    command: Sequence[str],
    before: Callable[[], object],
    after: Callable[[], object],
    times: int,
    chance: random.Random,
) -> int:
    """Run a command again and again and kill it with SIGKILL at a random moment.

    Args:
        command: the program and its arguments.
        before: makes everything as it is before a run.
        after: asserts what must hold wherever the run was cut off, and once after a whole run.
        times: how many runs are killed, or end before it comes to that.
        chance: chooses the moments, evenly over the time that a whole run takes.

    Returns:
        How many runs were cut off.
    """
    taken = []
    for _ in range(3):
        before()
        begin = time.monotonic()
        done = subprocess.run(command, capture_output=True, timeout=120)
        taken.append(time.monotonic() - begin)
        assert b"Traceback" not in done.stderr, done.stderr
        after()
    cut = 0
    for _ in range(times):
        before()
        wait = chance.uniform(0, min(taken))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.kill()
        cut += process.wait() == -signal.SIGKILL
        try:
            after()
        except BaseException:
            print(f"killed after {wait:.4f} s of {min(taken):.4f}")
            raise
    return cut


def hold_to_permissions() -> None:
    """For preexec_fn: let permissions bind root too, as they bind everybody else."""
    if os.geteuid() == 0:
        for capability in _OVERRIDES:
            if ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError("capabilities cannot be dropped")


def permissions_bind() -> bool:
    """True where a process can be had whom permissions bind."""
    if os.name == "nt":
        return False
    code = "import os, sys; sys.exit(os.access('/', os.W_OK) and os.geteuid() != 0)"
    try:
        done = subprocess.run([sys.executable, "-c", code], preexec_fn=hold_to_permissions)
    except (OSError, AttributeError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def many_entries(folder: Path, count: int) -> None:
    """A glossary of so many entries, half of them in one file of bulk, the others one a file."""
    for at in range(0, count, 2):
        write(folder, f"terms/t{at}.yaml", f"id: t{at}\nterm: term {at}\ngloss: number {at}\n")
    lines = (
        f'{{"id":"t{at}","term":"term {at}","gloss":"number {at}"}}' for at in range(1, count, 2)
    )
    write(folder, "bulk.jsonl", "\n".join(lines) + "\n")


def age(folder: Path, seconds: float = 60) -> None:
    """Make every file look written a while ago, out of the clock's last tick."""
    then = time.time() - seconds
    for path in folder.rglob("*"):
        os.utime(path, (then, then))
