"""LightGBM 4.7.0, a real code base of 15 CUDA files: migrate, compile for an AMD GPU, compare PTX with the original.

Downloads two packages from PyPI once: LightGBM's source distribution, and NVIDIA's NCCL wheel for its header, which
LightGBM includes. Everything is kept under build/bench.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

from common import ROOT, WORK, crosswarp, print_table

from translator.harness.build import Options
from translator.harness.commands import compile_command
from translator.harness.messages import read_errors
from translator.harness.process import run
from translator.harness.project import Project, TranslationUnit, read_project
from translator.harness.ptxdiff import Verdict
from translator.harness.ptxproof import prove
from translator.toolkit.compilers import survey

SDIST = "lightgbm-4.7.0"
SHA256 = "f8e20f682c9aabd000bcf4a7ed8aa6f473c1adfecccae34ec24e823d156f4af0"
NCCL = "nvidia-nccl-cu13"
HOME = WORK / "lightgbm"
SOURCE = HOME / SDIST
OUT = HOME / "out"
INCLUDES = (
    "include",
    "external_libs/eigen",
    "external_libs/fast_double_parser/include",
    "external_libs/fmt/include",
    "external_libs/nanoarrow/src",
)
DEFINES = ("-DUSE_CUDA", "-DUSE_SOCKET", "-DEIGEN_MPL2_ONLY", "-DEIGEN_DONT_PARALLELIZE")
HIP_ARCH = "gfx90a"
CUDA_ARCH = "sm_80"


def _download(*words: str) -> None:
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "-d", str(HOME), *words]
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"pip could not download {words[-1]}; it is needed once, later runs use {HOME}")


def fetch() -> None:
    """Have LightGBM's sources and NCCL's header in place. A file whose hash is wrong ends the bench."""
    HOME.mkdir(parents=True, exist_ok=True)
    archive = HOME / f"{SDIST}.tar.gz"
    if not archive.is_file():
        _download("--no-binary", "lightgbm", SDIST.replace("-", "=="))
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != SHA256:
        sys.exit(f"{archive}: sha256 is {digest}, expected {SHA256}; remove the file and try again")
    if not SOURCE.is_dir():
        with tarfile.open(archive) as tar:
            tar.extractall(HOME, filter="data")
    header = HOME / "nccl" / "nccl.h"
    if not header.is_file():
        _download(NCCL)
        (wheel,) = HOME.glob("nvidia_nccl*.whl")
        header.parent.mkdir(exist_ok=True)
        header.write_bytes(zipfile.ZipFile(wheel).read("nvidia/nccl/include/nccl.h"))
        wheel.unlink()


def rccl_header() -> Path:
    """An include folder with ``rccl/rccl.h``. RCCL keeps NCCL's interface and names with HIP's types, so NCCL's header
    with these types declares it; used where RCCL is not installed, to compile only."""
    folder = HOME / "rccl_declarations"
    text = (HOME / "nccl" / "nccl.h").read_text(encoding="utf-8")
    text = text.replace("cuda_runtime.h", "hip/hip_runtime.h").replace("cuda_fp16.h", "hip/hip_fp16.h")
    text = re.sub(r"#include <cuda_\w+\.h>", "", text)
    (folder / "rccl").mkdir(parents=True, exist_ok=True)
    (folder / "rccl" / "rccl.h").write_text(re.sub(r"\bcuda(?=[A-Z]|Stream_t)", "hip", text), encoding="utf-8")
    return folder


def migrate() -> tuple[Project, float]:
    """Migrate ``src`` and ``include``; the libraries beside them are used as they are. Returns the wall time too."""
    flags = [*DEFINES, *(f"-I{SOURCE / folder}" for folder in INCLUDES), f"-I{HOME / 'nccl'}", "-std=c++17"]
    ran = crosswarp("migrate", str(SOURCE / "src"), str(SOURCE / "include"), "-o", str(OUT), "--", *flags)
    print(ran.output.splitlines()[-1])
    libraries = OUT / "external_libs"
    if not libraries.exists():
        libraries.symlink_to(SOURCE / "external_libs")
    project = read_project(OUT)
    cuda = tuple(unit for unit in project.units if unit.language == "cuda")
    return dataclasses.replace(project, units=cuda, programs=()), ran.seconds


def compile_for_amd(project: Project, extra: tuple[str, ...]) -> dict[str, str]:
    """Unit to first error for gfx90a, empty where it compiled."""
    found = survey("hip")
    if found.chosen is None:
        print(f"skipped: compile for {HIP_ARCH}: no compiler here ({found.hint})")
        return {}
    results = {}
    for unit in project.units:
        unit = dataclasses.replace(unit, flags=(*unit.flags, *extra))
        log = HOME / "log" / f"{Path(unit.path).name}.log"
        log.parent.mkdir(exist_ok=True)
        command = compile_command(found.chosen, unit, HIP_ARCH, str(log.with_suffix(".o")), project.prefix)
        outcome = run(command, cwd=project.root, timeout=900)
        log.write_text(f"$ {' '.join(command)}\n{outcome.stderr}", encoding="utf-8")
        errors = read_errors(outcome.stderr) if outcome.code else ()
        results[unit.path] = "" if outcome.code == 0 else str(errors[0]) if errors else f"exit code {outcome.code}"
        print(f"{HIP_ARCH} {unit.path}: {results[unit.path] or 'compiles'}", flush=True)
    return results


def finding_at(error: str) -> str:
    """The finding of the manifest at the place of a compile error (same file, within three lines), or ``none``."""
    place = re.match(r"(.+?):(\d+)", error)
    if place is None:
        return "none"
    for entry in json.loads((OUT / "crosswarp.json").read_text(encoding="utf-8"))["findings"]:
        near = abs(entry["line"] - int(place[2])) <= 3
        if near and not entry["applied"] and place[1].endswith(entry["path"]):
            return f"{entry['id']} at {entry['path']}:{entry['line']}"
    return "none"


def compare_ptx(project: Project) -> dict[str, tuple[Counter[Verdict], str]]:
    """Unit to (kernels by verdict, why there is no comparison)."""
    found = survey("cuda")
    if found.chosen is None:
        print(f"skipped: PTX: no nvcc here ({found.hint})")
        return {}
    results: dict[str, tuple[Counter[Verdict], str]] = {}
    for proof in prove(found.chosen, project, (CUDA_ARCH,), Options()):
        kernels = proof.comparison.kernels if proof.comparison else ()
        results[proof.unit] = Counter(kernel.verdict for kernel in kernels), proof.problem
        for kernel in kernels:
            if kernel.verdict is not Verdict.IDENTICAL:
                print(f"PTX {kernel.verdict}: {kernel.shown} in {proof.unit}")
    return results


def report(
    units: tuple[TranslationUnit, ...], amd: dict[str, str], ptx: dict[str, tuple[Counter[Verdict], str]]
) -> None:
    """Print the table of files and the totals."""
    rows = []
    for unit in units:
        error = amd.get(unit.path)
        compiles = "skipped" if error is None else "yes" if not error else f"NO, finding: {finding_at(error)}"
        counts, problem = ptx.get(unit.path, (Counter(), "skipped"))
        kernels = problem or f"{counts[Verdict.IDENTICAL]}/{counts.total()}"
        rows.append((unit.path, compiles, kernels))
    print_table("LightGBM 4.7.0, file by file", ("file", f"compiles for {HIP_ARCH}", "PTX identical"), rows)
    total: Counter[Verdict] = sum((counts for counts, _ in ptx.values()), Counter())
    compiled = f"{sum(not error for error in amd.values())} of {len(units)}" if amd else "skipped"
    kernels = f"{total[Verdict.IDENTICAL]} of {total.total()}" if ptx else "skipped"
    totals = [("files migrated", f"{len(units)} of 15"), (f"files that compile for {HIP_ARCH}", compiled)]
    print_table("LightGBM 4.7.0", ("figure", "value"), [*totals, (f"kernels with identical PTX, {CUDA_ARCH}", kernels)])


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("hip", "ptx"), help="compile for AMD only, or compare PTX only")
    options = parser.parse_args()
    fetch()
    project, seconds = migrate()
    print(f"migrated {len(project.units)} CUDA files of {SOURCE.relative_to(ROOT)} in {seconds:.1f} s")
    hip_extra: tuple[str, ...] = ()
    if not Path("/opt/rocm/include/rccl/rccl.h").is_file():
        hip_extra = (f"-I{rccl_header()}",)
        print("RCCL is not installed: compiling against declarations made from NCCL's header")
    amd = {} if options.only == "ptx" else compile_for_amd(project, hip_extra)
    report(project.units, amd, {} if options.only == "hip" else compare_ptx(project))


if __name__ == "__main__":
    main()
