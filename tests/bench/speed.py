"""Speed on one core: migrating one file warm and cold against clang's syntax check of the same file, both passes.

Times are processor time, which other load on the machine changes little.

The comparison is ``clang++ -x cuda -fsyntax-only`` where a clang here can read the CUDA headers; else the same
libclang 22 parses the file with the same flags in a process of its own, and nothing more is done. Which one is said.
"""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from common import CROSSWARP, ROOT, WORK, print_table

from translator.frontend.libclang import resource_dir
from translator.toolkit.headers import clang_cuda_root, find_headers

PROGRAM = ROOT / "corpus" / "softmax_layernorm"
REPEATS = 5
ARCH = "sm_80"
_PARSE = """\
import sys
from translator.frontend.libclang import TranslationUnit
with TranslationUnit(sys.argv[1], sys.argv[2:], 0, False) as unit:
    sys.exit(not unit.ok)
"""


def one_core() -> None:
    """Keep this process and its children on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(command: Sequence[str], codes: tuple[int, ...] = (0,)) -> tuple[float, float]:
    """Processor time in seconds and peak resident memory in MB of a command with its children; ends the bench when its
    exit code is not among ``codes``."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    if (code := os.waitstatus_to_exitcode(status)) not in codes:
        sys.exit(f"{' '.join(command)}: exit code {code}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def seconds(command: Sequence[str], before: Callable[[], None] = lambda: None, codes: tuple[int, ...] = (0,)) -> float:
    """Median processor time of a command over a few runs; ``before`` is run ahead of each and not counted."""
    times = []
    for _ in range(REPEATS):
        before()
        times.append(measure(command, codes)[0])
    return statistics.median(times)


def baseline(source: Path) -> tuple[str, float]:
    """What the tool is measured against, in words, and its time for the host and the device pass together."""
    root = clang_cuda_root(find_headers(), WORK / "clang-cuda")
    flags = [f"--cuda-gpu-arch={ARCH}", f"--cuda-path={root}", "-nocudalib", "-std=c++17", "-Wno-unknown-cuda-version"]
    newest_first = sorted((f"clang++-{number}" for number in range(16, 24)), reverse=True)
    for name in ("clang++", *newest_first):
        command = [name, "-x", "cuda", "-fsyntax-only", *flags, str(source)]
        if shutil.which(name) and subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return f"{name} -x cuda -fsyntax-only", seconds(command)
    common = ["-x", "cuda", *flags, "-resource-dir", str(resource_dir())]
    total = 0.0
    for side in ("--cuda-host-only", "--cuda-device-only"):
        total += seconds([sys.executable, "-c", _PARSE, str(source), *common, side])
    return "libclang 22, parse only, both passes", total


def main() -> None:
    """Run the bench."""
    one_core()
    with tempfile.TemporaryDirectory() as scratch:
        program, cache = Path(scratch) / "program", Path(scratch) / "cache"
        shutil.copytree(PROGRAM, program)
        source = max(program.glob("*.cu"), key=lambda path: path.stat().st_size)
        text = source.read_text(encoding="utf-8")
        edits = itertools.count()
        os.environ |= {"CROSSWARP_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
        migrate = [*CROSSWARP, "migrate", str(source), "-o", str(Path(scratch) / "out"), "-j", "1", "-q"]

        def cold() -> None:
            shutil.rmtree(cache, ignore_errors=True)

        def edit() -> None:
            source.write_text(f"{text}// edit {next(edits)}\n", encoding="utf-8")

        what, clang = baseline(source)
        measured = [
            ("cold, no cache", "1.2", cold),
            ("warm, file edited", "0.5", edit),
            ("warm, nothing changed", "0.5", None),
        ]
        rows = [("baseline", f"{clang:.2f} s", what)]
        for name, aim, before in measured:
            taken = seconds(migrate, before or (lambda: None), (0, 1))
            rows.append(
                (f"migrate, {name}", f"{taken:.2f} s", f"{taken / clang:.2f} of the baseline; aim: at most {aim}")
            )
            if before:
                before()
            memory = measure(migrate, (0, 1))[1]
            rows.append((f"peak memory, {name}", f"{memory:.0f} MB", "aim: under 500 MB"))
        rows.append(("crosswarp --help", f"{seconds([*CROSSWARP, '--help']):.2f} s", "aim: under 0.3 s"))
    title = f"Speed, processor time on one core, {PROGRAM.name}/{source.name}, median of {REPEATS}"
    print_table(title, ("figure", "value", "remark"), rows)


if __name__ == "__main__":
    main()
