"""Speed on one core: migrating one file warm and cold against clang's syntax check of the same file, both passes.

The comparison is ``clang++ -x cuda -fsyntax-only`` where a clang here can read the CUDA headers; else the same
libclang 22 parses the file with the same flags in a process of its own, and nothing more is done. Which one is said.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
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


def seconds(command: Sequence[str], before: Callable[[], None] = lambda: None, codes: tuple[int, ...] = (0,)) -> float:
    """Median wall time of a command over a few runs; ``before`` is run untimed ahead of each."""
    times = []
    for _ in range(REPEATS):
        before()
        start = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        times.append(time.monotonic() - start)
        if done.returncode not in codes:
            sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
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


def peak_memory(command: Sequence[str]) -> float:
    """Peak resident memory in MB of a command and its children."""
    with tempfile.TemporaryFile() as out:
        pid = os.fork()
        if pid == 0:
            subprocess.run(command, stdout=out, stderr=out, check=False, cwd=ROOT)
            usage = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            Path(os.environ["PEAK"]).write_text(str(usage), encoding="utf-8")
            os._exit(0)
        os.waitpid(pid, 0)
    return int(Path(os.environ["PEAK"]).read_text(encoding="utf-8")) / 1024


def main() -> None:
    """Run the bench."""
    one_core()
    source = max(PROGRAM.glob("*.cu"), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch) / "cache"
        os.environ |= {"CROSSWARP_CACHE": str(cache), "PEAK": str(Path(scratch) / "peak"), "PYTHONPATH": str(ROOT)}
        migrate = [*CROSSWARP, "migrate", str(source), "-o", str(Path(scratch) / "out"), "-j", "1", "-q"]

        def cold() -> None:
            shutil.rmtree(cache, ignore_errors=True)

        what, clang = baseline(source)
        cold_time = seconds(migrate, cold, (0, 1))
        warm_time = seconds(migrate, codes=(0, 1))
        help_time = seconds([*CROSSWARP, "--help"])
        warm_memory = peak_memory(migrate)
        cold()
        cold_memory = peak_memory(migrate)
    rows = [
        ("baseline", f"{clang:.2f} s", what),
        ("migrate one file, warm", f"{warm_time:.2f} s", f"{warm_time / clang:.2f} of the baseline; aim: at most 0.5"),
        ("migrate one file, cold", f"{cold_time:.2f} s", f"{cold_time / clang:.2f} of the baseline; aim: at most 1.2"),
        ("crosswarp --help", f"{help_time:.2f} s", "aim: under 0.3 s"),
        ("peak memory, warm", f"{warm_memory:.0f} MB", "aim: under 500 MB"),
        ("peak memory, cold", f"{cold_memory:.0f} MB", "aim: under 500 MB"),
    ]
    print_table(
        f"Speed, one core, {source.relative_to(ROOT)}, median of {REPEATS}", ("figure", "value", "remark"), rows
    )


if __name__ == "__main__":
    main()
