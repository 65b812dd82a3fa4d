"""Real code bases for the benches: how they are fetched, compiled for an AMD GPU, and compared with the original."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from translator.harness.build import Options
from translator.harness.commands import compile_command
from translator.harness.messages import read_errors
from translator.harness.process import run as run_limited
from translator.harness.project import Project, TranslationUnit
from translator.harness.ptxdiff import Verdict
from translator.harness.ptxproof import UnitProof, prove
from translator.toolkit.compilers import survey

NCCL = "nvidia-nccl-cu13"
HIP_ARCH = "gfx90a"
CUDA_ARCH = "sm_80"


def download(folder: Path, *words: str) -> None:
    """Let pip put one package's file into ``folder``; ends the bench when it cannot."""
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "-d", str(folder), *words]
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"pip could not download {words[-1]}; it is needed once, later runs use {folder}")


def fetch_sdist(folder: Path, name: str, version: str, sha256: str, *options: str) -> Path:
    """The unpacked source distribution of a package. A file whose hash is wrong ends the bench."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{name}-{version}.tar.gz"
    if not archive.is_file():
        download(folder, *options, "--no-binary", name, f"{name}=={version}")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != sha256:
        sys.exit(f"{archive}: sha256 is {digest}, expected {sha256}; remove the file and try again")
    source = folder / f"{name}-{version}"
    if not source.is_dir():
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    return source


def fetch_nccl(folder: Path) -> Path:
    """An include folder with ``nccl.h``, out of NVIDIA's wheel."""
    header = folder / "nccl" / "nccl.h"
    if not header.is_file():
        download(folder, NCCL)
        (wheel,) = folder.glob("nvidia_nccl*.whl")
        header.parent.mkdir(exist_ok=True)
        header.write_bytes(zipfile.ZipFile(wheel).read("nvidia/nccl/include/nccl.h"))
        wheel.unlink()
    return header.parent


def rccl_header(folder: Path) -> Path:
    """An include folder with ``rccl/rccl.h``. RCCL keeps NCCL's interface and names with HIP's types, so NCCL's header
    with these types declares it; used where RCCL is not installed, to compile only."""
    made = folder / "rccl_declarations"
    text = (folder / "nccl" / "nccl.h").read_text(encoding="utf-8")
    text = text.replace("cuda_runtime.h", "hip/hip_runtime.h").replace("cuda_fp16.h", "hip/hip_fp16.h")
    text = re.sub(r"#include <cuda_\w+\.h>", "", text)
    (made / "rccl").mkdir(parents=True, exist_ok=True)
    (made / "rccl" / "rccl.h").write_text(re.sub(r"\bcuda(?=[A-Z]|Stream_t)", "hip", text), encoding="utf-8")
    return made


def compile_for_amd(project: Project, extra: Sequence[str], logs: Path, *, only_check: bool = False) -> dict[str, str]:
    """Unit to first error for an AMD GPU, empty where it compiled; nothing without a compiler. ``only_check`` stops
    before code is generated."""
    found = survey("hip")
    if found.chosen is None:
        print(f"skipped: compile for {HIP_ARCH}: no compiler here ({found.hint})")
        return {}
    results = {}
    logs.mkdir(parents=True, exist_ok=True)
    for unit in project.units:
        changed = replace(unit, flags=(*unit.flags, *extra))
        log = logs / (unit.path.replace("/", "_") + ".log")
        command = compile_command(found.chosen, changed, HIP_ARCH, str(log.with_suffix(".o")), project.prefix)
        outcome = run_limited([*command, *(["-fsyntax-only"] if only_check else [])], cwd=project.root, timeout=900)
        log.write_text(f"$ {' '.join(command)}\n{outcome.stderr}", encoding="utf-8")
        errors = read_errors(outcome.stderr) if outcome.code else ()
        results[unit.path] = "" if outcome.code == 0 else str(errors[0]) if errors else f"exit code {outcome.code}"
        print(f"{HIP_ARCH} {unit.path}: {results[unit.path] or 'compiles'}", flush=True)
    return results


def finding_at(tree: Path, error: str) -> str:
    """The finding of a tree's manifest at the place of a compile error (same file, within three lines), or ``none``."""
    place = re.match(r"(.+?):(\d+)", error)
    if place is None:
        return "none"
    for entry in json.loads((tree / "crosswarp.json").read_text(encoding="utf-8"))["findings"]:
        near = abs(entry["line"] - int(place[2])) <= 3
        if near and not entry["applied"] and os.path.normpath(place[1]).endswith(entry["path"]):
            return f"{entry['id']} at {entry['path']}:{entry['line']}"
    return "none"


def compare_ptx(project: Project, *flags: str) -> dict[str, tuple[Counter[Verdict], str]]:
    """Unit to (kernels by verdict, why there is no comparison); ``flags`` are the original build's for nvcc."""
    found = survey("cuda")
    if found.chosen is None:
        print(f"skipped: PTX: no nvcc here ({found.hint})")
        return {}
    results: dict[str, tuple[Counter[Verdict], str]] = {}
    compiler = replace(found.chosen, command=(*found.chosen.command, *flags))
    proofs: tuple[UnitProof, ...] = prove(compiler, project, (CUDA_ARCH,), Options())
    for proof in proofs:
        kernels = proof.comparison.kernels if proof.comparison else ()
        results[proof.unit] = Counter(kernel.verdict for kernel in kernels), proof.problem
        for kernel in kernels:
            if kernel.verdict is not Verdict.IDENTICAL:
                print(f"PTX {kernel.verdict}: {kernel.shown} in {proof.unit}")
    return results


def cuda_units(project: Project) -> tuple[TranslationUnit, ...]:
    """The units that a CUDA compiler reads."""
    return tuple(unit for unit in project.units if unit.language == "cuda")
