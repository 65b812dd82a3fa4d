"""What the benches share: where things are, how the tool is called, and how a table is printed."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "bench"
CROSSWARP = (sys.executable, "-m", "translator")

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code, both streams together, and wall time in seconds."""

    code: int
    output: str
    seconds: float


def run(command: Sequence[str], cwd: Path = ROOT) -> Ran:
    """Run a command to its end."""
    start = time.monotonic()
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return Ran(done.returncode, done.stdout, time.monotonic() - start)


def crosswarp(*words: str) -> Ran:
    """Run the tool from the repository's root; stops the bench when it cannot do its work (exit code 2)."""
    ran = run([*CROSSWARP, *words])
    if ran.code not in (0, 1):
        sys.exit(f"crosswarp {' '.join(words)}: exit code {ran.code}\n{ran.output}")
    return ran


def peak_memory() -> float:
    """The largest resident memory of any command so far, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table in plain columns."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    print(f"\n{title}")
    for number, line in enumerate(lines):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
    sys.stdout.flush()
