"""Speed on one core: migrating one file warm and cold against clang's syntax check of the same file, both passes.

Times are processor time, which other load on the machine changes little, and the least of some runs. Cold is a run with
an empty cache, warm what every later run meets: with the file edited since, and with nothing changed.

The comparison is ``clang++ -x cuda -fsyntax-only`` with the same headers and flags where a clang here can read them
(the headers that its CUDA wrapper asks for and newer toolkits lack are the tool's stand-ins); else the same libclang 22
parses the file in a process of its own, and nothing more is done. Which one is said.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import lightgbm
from common import CROSSWARP, ROOT, print_table

from translator.apimap import load_api
from translator.frontend.libclang import resource_dir
from translator.frontend.standins import write_standins
from translator.paths import data_folder
from translator.toolkit.headers import clang_cuda_root, find_headers

PROGRAM = ROOT / "corpus" / "softmax_layernorm"
SMALL = "main.cu"
LARGE = "src/treelearner/cuda/cuda_histogram_constructor.cu"
REPEATS = 5
ARCH = "sm_80"
SDKS = ("12.9", "12.8", "12.6", "12.5", "12.3", "12.1")  # CUDA versions to claim: the newest that a clang knows
_LAUNCH = "__global__ void kernel() {}\nvoid launch() { kernel<<<1, 1>>>(); }\n"
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
    """Least processor time of a command over a few runs; ``before`` is run ahead of each and not counted."""
    times = []
    for _ in range(REPEATS):
        before()
        times.append(measure(command, codes)[0])
    return min(times)


def _works(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _compilers(scratch: Path, flags: Sequence[str]) -> Iterator[list[str]]:
    """Commands of the clangs here that can compile a kernel launch with these headers, the newest first."""
    probe = scratch / "probe.cu"
    probe.write_text(_LAUNCH, encoding="utf-8")
    for name in ("clang++", *(f"clang++-{number}" for number in range(24, 15, -1))):
        for sdk in SDKS if shutil.which(name) else ():
            command = [name, "-x", "cuda", "-fsyntax-only", *flags, "-Xclang", f"-target-sdk-version={sdk}"]
            if _works([*command, str(probe)]):
                yield command
                break


def baseline(source: Path, flags: Sequence[str], scratch: Path) -> tuple[str, float]:
    """What the tool is measured against, in words, and its time for the host and the device pass together."""
    root = clang_cuda_root(find_headers(), scratch)
    stand = write_standins(scratch, load_api(data_folder("rules") / "api"))
    common = [f"--cuda-gpu-arch={ARCH}", f"--cuda-path={root}", "-nocudalib", "-Wno-unknown-cuda-version", "-w"]
    common += ["-idirafter", str(stand)]
    for command in _compilers(scratch, common):
        if _works([*command, *flags, str(source)]):
            return f"{command[0]} -x cuda -fsyntax-only, both passes", seconds([*command, *flags, str(source)])
    arguments = ["-x", "cuda", *common, *flags, "-resource-dir", str(resource_dir())]
    total = 0.0
    for side in ("--cuda-host-only", "--cuda-device-only"):
        total += seconds([sys.executable, "-c", _PARSE, str(source), *arguments, side])
    return "libclang 22, parse only, both passes", total


def compare(source: Path, flags: Sequence[str], scratch: Path) -> None:
    """Measure one file, which is edited, and print a table."""
    cache, out = scratch / "cache", scratch / "out"
    os.environ["CROSSWARP_CACHE"] = str(cache)
    text = source.read_text(encoding="utf-8")
    edits = itertools.count()
    migrate = [*CROSSWARP, "migrate", str(source), "-o", str(out), "-j", "1", "-q", "--", *flags]

    def fresh() -> None:
        shutil.rmtree(out, ignore_errors=True)

    def cold() -> None:
        fresh()
        shutil.rmtree(cache, ignore_errors=True)

    def edit() -> None:
        fresh()
        source.write_text(f"{text}// edit {next(edits)}\n", encoding="utf-8")

    what, clang = baseline(source, flags, scratch)
    rows = [("baseline", f"{clang:.2f} s", what)]
    cases = (
        ("cold, no cache", "1.2", cold),
        ("warm, file edited", "0.5", edit),
        ("warm, nothing changed", "0.5", fresh),
    )
    for name, aim, before in cases:
        if before is edit:  # the second run with a cache makes the precompiled header: once in a cache's life
            edit()
            making = measure(migrate, (0, 1))[0]
            rows.append(("migrate, second run ever", f"{making:.2f} s", "precompiles headers, once"))
        taken = seconds(migrate, before, (0, 1))
        rows.append((f"migrate, {name}", f"{taken:.2f} s", f"{taken / clang:.2f} of the baseline; aim: at most {aim}"))
        before()
        rows.append((f"peak memory, {name}", f"{measure(migrate, (0, 1))[1]:.0f} MB", "aim: under 500 MB"))
    title = f"Speed, processor time on one core, {source.parent.name}/{source.name}, least of {REPEATS}"
    print_table(title, ("figure", "value", "remark"), rows)


def main() -> None:
    """Run the bench."""
    one_core()
    os.environ["PYTHONPATH"] = str(ROOT)
    lightgbm.fetch()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        program = shutil.copytree(PROGRAM, scratch / PROGRAM.name)
        compare(program / SMALL, ("-std=c++17",), scratch)
        shutil.copytree(lightgbm.SOURCE / "src", scratch / "lightgbm" / "src")
        folders = [word for folder in lightgbm.INCLUDES for word in ("-I", str(lightgbm.SOURCE / folder))]
        flags = ("-std=c++17", *lightgbm.DEFINES, *folders)
        compare(scratch / "lightgbm" / LARGE, flags, scratch)
    rows = [("crosswarp --help", f"{seconds([*CROSSWARP, '--help']):.2f} s", "aim: under 0.3 s")]
    print_table("Start", ("figure", "value", "remark"), rows)


if __name__ == "__main__":
    main()
