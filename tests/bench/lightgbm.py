"""LightGBM 4.7.0, a real code base of 15 CUDA files: migrate, compile for an AMD GPU, compare PTX with the original.

Downloads two packages from PyPI once: LightGBM's source distribution, and NVIDIA's NCCL wheel for its header, which
LightGBM includes. Everything is kept under build/bench.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter
from pathlib import Path

from codebases import (
    CUDA_ARCH,
    HIP_ARCH,
    compare_ptx,
    compile_for_amd,
    cuda_units,
    fetch_nccl,
    fetch_sdist,
    finding_at,
    rccl_header,
)
from common import ROOT, WORK, crosswarp, print_table

from translator.harness.project import Project, TranslationUnit, read_project
from translator.harness.ptxdiff import Verdict

SDIST = "lightgbm-4.7.0"
SHA256 = "f8e20f682c9aabd000bcf4a7ed8aa6f473c1adfecccae34ec24e823d156f4af0"
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


def fetch() -> None:
    """Have LightGBM's sources and NCCL's header in place."""
    fetch_sdist(HOME, "lightgbm", "4.7.0", SHA256)
    fetch_nccl(HOME)


def migrate() -> tuple[Project, float]:
    """Migrate ``src`` and ``include``; the libraries beside them are used as they are. Returns the wall time too."""
    flags = [*DEFINES, *(f"-I{SOURCE / folder}" for folder in INCLUDES), f"-I{HOME / 'nccl'}", "-std=c++17"]
    ran = crosswarp("migrate", str(SOURCE / "src"), str(SOURCE / "include"), "-o", str(OUT), "--", *flags)
    print(ran.output.splitlines()[-1])
    libraries = OUT / "external_libs"
    if not libraries.exists():
        libraries.symlink_to(SOURCE / "external_libs")
    project = read_project(OUT)
    return dataclasses.replace(project, units=cuda_units(project), programs=()), ran.seconds


def report(
    units: tuple[TranslationUnit, ...], amd: dict[str, str], ptx: dict[str, tuple[Counter[Verdict], str]]
) -> None:
    """Print the table of files and the totals."""
    rows = []
    for unit in units:
        error = amd.get(unit.path)
        compiles = "skipped" if error is None else "yes" if not error else f"NO, finding: {finding_at(OUT, error)}"
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
        hip_extra = (f"-I{rccl_header(HOME)}",)
        print("RCCL is not installed: compiling against declarations made from NCCL's header")
    amd = {} if options.only == "ptx" else compile_for_amd(project, hip_extra, HOME / "log")
    report(project.units, amd, {} if options.only == "hip" else compare_ptx(project))


if __name__ == "__main__":
    main()
