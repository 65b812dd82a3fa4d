"""XGBoost 3.4.1, a real code base of 109 CUDA files full of Thrust, CUB, libcu++ and lambdas: migrate, search for what
was left, compile for an AMD GPU, compare PTX with the original for a sample.

Downloads XGBoost's source distribution from PyPI once; everything is kept under build/bench. Debian packages neither
rocThrust nor hipCUB, so that there most files stop at those headers; ``--rocm-headers DIR`` compiles against a fuller
tree, and both figures are printed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import leftovers
from codebases import CUDA_ARCH, HIP_ARCH, compare_ptx, compile_for_amd, cuda_units, fetch_sdist, finding_at
from common import CROSSWARP, WORK, peak_memory, print_table, run

from translator.harness.project import Project, read_project
from translator.harness.ptxdiff import Verdict

SHA256 = "6968a4c71efdfa859df0dfcad0d99211c95c28c4ffd6aecff46efff77d18026a"
HOME = WORK / "xgboost"
SOURCE = HOME / "xgboost-3.4.1" / "cpp_src"
OUT = HOME / "out"
DEFINES = ("-DXGBOOST_USE_CUDA=1", "-DDMLC_LOG_CUSTOMIZE=1")
# What XGBoost's own build gives nvcc (cmake/Utils.cmake), where it changes what the code means.
NVCC = ("--expt-extended-lambda", "--expt-relaxed-constexpr", "--default-stream", "per-thread", "-w")
# Small files, each with other parts of CUDA.
SAMPLE = (
    "src/common/numeric.cu",
    "src/common/linalg_op.cu",
    "src/tree/fit_stump.cu",
    "src/objective/hinge.cu",
    "src/data/array_interface.cu",
)


def migrate(jobs: int) -> tuple[Project, list[tuple[str, object]]]:
    """Migrate all that has CUDA; the library beside it is used as it is. Returns figures too."""
    folders = ("include", "dmlc-core/include", "src")
    flags = [*DEFINES, *(f"-I{SOURCE / folder}" for folder in folders), "-std=c++17"]
    paths = [str(SOURCE / folder) for folder in ("src", "include", "plugin")]
    words = ["migrate", *paths, "-o", str(OUT), "-j", str(jobs), "--", *flags]
    ran = run([*CROSSWARP, *words])
    crashed = ran.code not in (0, 1) or "Traceback" in ran.output
    print(ran.output.splitlines()[-1] if ran.output else "")
    if crashed:
        sys.exit(f"crash: exit code {ran.code}\n{ran.output[-3000:]}")
    library = OUT / "dmlc-core"
    if not library.exists():
        library.symlink_to(SOURCE / "dmlc-core")
    manifest = json.loads((OUT / "crosswarp.json").read_text(encoding="utf-8"))
    cuda = sum(entry["path"].endswith((".cu", ".cuh")) for entry in manifest["files"])
    print_findings(manifest["findings"])
    figures: list[tuple[str, object]] = [
        ("CUDA files migrated", f"{cuda} of 109"),
        ("crashes", 0),
        ("seconds", f"{ran.seconds:.0f} with {jobs} workers"),
        ("peak memory of one process, MB", f"{peak_memory():.0f}"),
    ]
    project = read_project(OUT)
    return replace(project, units=cuda_units(project), programs=()), figures


def print_findings(findings: list[dict[str, str]]) -> None:
    """How many findings there are of each id and safety."""
    counts = Counter((f["id"], f["safety"]) for f in findings)
    safeties = ("exact", "review", "manual")
    ids = sorted({id for id, _ in counts})
    print_table("XGBoost findings", ("id", *safeties), [(id, *(counts[id, s] for s in safeties)) for id in ids])


def reason(error: str) -> str:
    """Why a file does not compile: a header that is missing, a place that a finding leaves to a person, or neither."""
    missing = re.search(r"'([^']+)' file not found", error)
    if missing:
        return f"missing header {missing[1]}"
    place = finding_at(OUT, error)
    return f"manual finding {place.split()[0]}" if place != "none" else f"error: {error}"


def report_compiled(title: str, results: dict[str, str], figures: list[tuple[str, object]]) -> None:
    """Add the share that compiles to the figures, and print why the rest does not."""
    if not results:
        figures.append((f"files that compile for {HIP_ARCH}, {title}", "skipped"))
        return
    good = sum(not error for error in results.values())
    figures.append((f"files that compile for {HIP_ARCH}, {title}", f"{good} of {len(results)}"))
    reasons = Counter(reason(error) for error in results.values() if error)
    print_table(
        f"XGBoost: first error of the files that do not compile, {title}",
        ("reason", "files"),
        [(why, count) for why, count in reasons.most_common()] or [("none", 0)],
    )


def report_ptx(project: Project, figures: list[tuple[str, object]]) -> None:
    """Compare the PTX of the sample."""
    sample = tuple(unit for unit in project.units if unit.path in SAMPLE)
    proofs = compare_ptx(replace(project, units=sample), *NVCC)
    rows = [(path, problem or f"{c[Verdict.IDENTICAL]}/{c.total()}") for path, (c, problem) in proofs.items()]
    print_table("XGBoost: kernels with identical PTX", ("file", CUDA_ARCH), rows or [("skipped", "")])
    total: Counter[Verdict] = sum((counts for counts, _ in proofs.values()), Counter())
    compiled = sum(not problem for _, problem in proofs.values())
    figures.append((f"sampled files compared for {CUDA_ARCH}", f"{compiled} of {len(sample)}"))
    figures.append((f"their kernels with identical PTX, {CUDA_ARCH}", f"{total[Verdict.IDENTICAL]} of {total.total()}"))


def main() -> None:
    """Run the bench; exit code 1 when a name of the tables was left without a finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("migrate", "hip", "ptx"), help="migrate only, or one of the compilations")
    parser.add_argument("--rocm-headers", type=Path, help="an include folder of a newer ROCm to compile against too")
    parser.add_argument("-j", type=int, default=2, help="workers of the migration")
    options = parser.parse_args()
    fetch_sdist(HOME, "xgboost", "3.4.1", SHA256, "--ignore-requires-python")
    project, figures = migrate(options.j)
    left = leftovers.leftovers(OUT)
    tables = sum(count for name, count in left.items() if not name.startswith("unknown"))
    figures.append(("names of the tables left without a finding", tables))
    print_table("XGBoost: CUDA names left without a finding", ("name", "places"), left.most_common(20) or [("none", 0)])
    if options.only in (None, "hip"):
        report_compiled("installed headers", compile_for_amd(project, (), HOME / "log", only_check=True), figures)
        if options.rocm_headers:
            extra = ("-isystem", str(options.rocm_headers.resolve()), "-D__HIP_PLATFORM_AMD__")
            newer = compile_for_amd(project, extra, HOME / "log-newer", only_check=True)
            report_compiled("newer ROCm headers", newer, figures)
    if options.only in (None, "ptx"):
        report_ptx(project, figures)
    print_table("XGBoost 3.4.1", ("figure", "value"), figures)
    sys.exit(tables > 0)


if __name__ == "__main__":
    main()
