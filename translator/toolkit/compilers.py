"""Find the compiler of each target, and say why that one and what is missing.

Nothing is remembered between processes but the outcome of the trial compilation of a HIP compiler.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from translator.errors import CrosswarpError, ToolError
from translator.paths import cache_root
from translator.toolkit.cuda_wheels import assemble_toolkit, wheel_roots

INSTALL = {
    "cuda": "install the CUDA toolkit, or pip install 'crosswarp[nvcc]'",
    "hip": "install ROCm, or on Debian and Ubuntu "
    "apt install clang-19 clang-tools-19 lld-19 libamdhip64-dev rocm-device-libs",
    "host": "install g++ or clang++, or pip install ziglang",
}
_CLANG_VERSIONS = range(20, 14, -1)  # Debian's and Ubuntu's clang++-NN that know gfx90a, newest first
_PROBE = "#include <hip/hip_runtime.h>\n__global__ void probe(float* x) { x[threadIdx.x] = sinf(x[threadIdx.x]); }\n"


@dataclass(frozen=True, slots=True)
class Compiler:
    """A compiler that can be used. ``command`` starts every call; ``flags`` are what it needs in each compilation and
    link on this machine; ``why`` says how it was found; ``root`` is the vendor's folder (empty for host compilers)."""

    target: str
    name: str
    command: tuple[str, ...]
    version: str
    why: str
    flags: tuple[str, ...] = ()
    root: str = ""

    @property
    def path(self) -> str:
        """The program that is run."""
        return self.command[0]


@dataclass(frozen=True, slots=True)
class Survey:
    """What ``doctor`` says of one target: the compiler in use (None if there is none), candidates that were turned
    down with the reason, and the hint for installing one."""

    target: str
    chosen: Compiler | None
    rejected: tuple[tuple[str, str], ...]
    hint: str


def _first_version(command: tuple[str, ...]) -> str:
    """The version a compiler prints. Raises ToolError when it does not run."""
    try:
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(f"{command[0]}: does not run ({error})") from error
    if done.returncode != 0:
        first = (done.stderr or done.stdout).strip().splitlines()[:1]
        raise ToolError(f"{command[0]}: --version failed ({first[0] if first else f'exit code {done.returncode}'})")
    found = re.search(r"release [\d.]+, V([\d.]+)|version (\d[\w.]*)|\) (\d+\.\d+\.\d+)", done.stdout)
    return next(group for group in found.groups() if group) if found else "unknown"


def _in_folder(variable: str, *programs: str) -> Iterator[tuple[str, str]]:
    folder = os.environ.get(variable)
    for program in programs:
        if folder and (Path(folder) / program).is_file():
            yield str(Path(folder) / program), f"${variable}"


def _cuda_candidates() -> Iterator[Compiler]:
    seen: list[tuple[str, str]] = [*_in_folder("CUDA_HOME", "bin/nvcc"), *_in_folder("CUDA_PATH", "bin/nvcc")]
    if on_path := shutil.which("nvcc"):
        seen.append((on_path, "PATH"))
    if Path("/usr/local/cuda/bin/nvcc").is_file():
        seen.append(("/usr/local/cuda/bin/nvcc", "/usr/local/cuda"))
    for path, why in seen:
        root = Path(path).resolve().parent.parent
        yield Compiler("cuda", "nvcc", (path,), "", why, root=str(root) if (root / "nvvm").is_dir() else "")
    for root in wheel_roots():
        folder = assemble_toolkit(root)
        yield Compiler("cuda", "nvcc", (str(folder / "bin/nvcc"),), "", f"PyPI wheels in {root}", root=str(folder))


def _device_libraries() -> str:
    """The folder with AMD's device bitcode libraries of a distribution, empty if there is none."""
    places = ["/usr/lib/*/amdgcn/bitcode", "/usr/lib/llvm-*/lib/clang/*/amdgcn/bitcode", "/usr/amdgcn/bitcode"]
    found = sorted(p.parent for place in places for p in Path("/").glob(place.lstrip("/") + "/ocml.bc"))
    return str(found[0]) if found else ""


def _hip_candidates() -> Iterator[Compiler]:
    if explicit := os.environ.get("HIPCXX"):
        yield Compiler("hip", Path(explicit).name, (explicit,), "", "$HIPCXX", root=os.environ.get("ROCM_PATH", ""))
    for root, why in ((os.environ.get("ROCM_PATH", ""), "$ROCM_PATH"), ("/opt/rocm", "/opt/rocm")):
        for program in ("bin/amdclang++", "llvm/bin/clang++", "bin/hipcc"):
            if root and (Path(root) / program).is_file():
                path = str(Path(root) / program)
                flags = () if path.endswith("hipcc") else (f"--rocm-path={root}",)
                yield Compiler("hip", Path(path).name, (path,), "", why, flags, root)
    if on_path := shutil.which("amdclang++"):
        yield Compiler("hip", "amdclang++", (on_path,), "", "PATH")
    libraries = _device_libraries()
    if libraries and Path("/usr/include/hip/hip_runtime.h").is_file():
        needed = ("--rocm-path=/usr", f"--rocm-device-lib-path={libraries}")
        for version in _CLANG_VERSIONS:
            if clang := shutil.which(f"clang++-{version}"):
                yield Compiler("hip", f"clang++-{version}", (clang,), "", "the distribution's packages", needed, "/usr")


def _host_candidates() -> Iterator[Compiler]:
    if explicit := os.environ.get("CXX"):
        words = explicit.split()
        yield Compiler("host", Path(words[0]).name, (shutil.which(words[0]) or words[0], *words[1:]), "", "$CXX")
    for name in ("g++", "clang++", "c++", *(f"clang++-{v}" for v in _CLANG_VERSIONS)):
        if path := shutil.which(name):
            yield Compiler("host", name, (path,), "", "PATH")
    if importlib.util.find_spec("ziglang"):
        yield Compiler("host", "zig c++", (sys.executable, "-m", "ziglang", "c++"), "", "the ziglang package")


def _probe_hip(compiler: Compiler) -> str:
    """Compile a small kernel to device code; the first error line, empty if it works."""
    stat = Path(compiler.path).resolve().stat()
    key = json.dumps([compiler.command, compiler.flags, stat.st_mtime_ns, stat.st_size])
    record = cache_root() / "probe" / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.txt"
    if record.is_file():
        return ""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "probe.hip"
        source.write_text(_PROBE, encoding="utf-8")
        command = [*compiler.command, *compiler.flags, "-x", "hip", "--offload-arch=gfx90a", "-c", str(source)]
        try:
            done = subprocess.run(
                [*command, "-o", f"{scratch}/probe.o"], capture_output=True, text=True, timeout=120, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if "error" in line] or done.stderr.splitlines()
        return lines[0] if lines else f"exit code {done.returncode}"
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text("works\n", encoding="utf-8")
    except OSError:
        pass  # the next process tries again
    return ""


_CANDIDATES = {"cuda": _cuda_candidates, "hip": _hip_candidates, "host": _host_candidates}


def _accepted(candidate: Compiler) -> Compiler:
    """The candidate with its version. Raises ToolError when it cannot be used."""
    compiler = replace(candidate, version=_first_version(candidate.command))
    if compiler.target == "hip" and (problem := _probe_hip(compiler)):
        raise ToolError(f"{compiler.path}: a small HIP kernel does not compile ({problem})")
    return compiler


@cache
def survey(target: str) -> Survey:
    """Look for ``target``'s compiler (``cuda``, ``hip`` or ``host``), first match wins. Does not raise."""
    rejected: list[tuple[str, str]] = []
    candidates = _CANDIDATES[target]()
    while True:
        try:
            candidate = next(candidates, None)
            if candidate is None:
                return Survey(target, None, tuple(rejected), INSTALL[target])
            return Survey(target, _accepted(candidate), tuple(rejected), INSTALL[target])
        except CrosswarpError as error:
            path, _, reason = str(error).partition(": ")
            rejected.append((path, reason))


def find_compiler(target: str) -> Compiler:
    """The compiler of ``target``. Raises ToolError with the way to get one when there is none."""
    if target not in _CANDIDATES:
        raise ToolError(f"no compiler is known for target {target!r}; known: {', '.join(_CANDIDATES)}")
    found = survey(target)
    if found.chosen is None:
        tried = f" ({found.rejected[0][0]}: {found.rejected[0][1]})" if found.rejected else ""
        raise ToolError(f"no compiler for target {target}{tried}: {found.hint}")
    return found.chosen
