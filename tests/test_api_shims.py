"""The functions that are more than a rename, called in every way that CUDA allows, compiled for both vendors."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from translator.apimap import load_api
from translator.emit import header_files, names_in
from translator.paths import data_folder

API = load_api(data_folder("rules") / "api")
SOURCE = Path(__file__).parent / "api" / "shims.cu"
# Needs HIP 6.2, and texture references, which CUDA 12 has not.
NOT_CALLED = {"cudaGetDriverEntryPoint", "cudaGetTextureReference", "cudaLaunchCooperativeKernelMultiDevice"}
# Need handles of another API; their names are checked with the other rows.
NOT_CALLED |= {"cudaSignalExternalSemaphoresAsync", "cudaWaitExternalSemaphoresAsync", "cudaMalloc3DArray"}


def emit(folder: Path) -> None:
    """Write the header for what the source uses."""
    for path, text in header_files(names_in(SOURCE.read_bytes()), API).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_the_source_calls_every_shim() -> None:
    """No function with an entry is left out but those named above."""
    used = names_in(SOURCE.read_bytes())
    assert {name for name in API.shims if API[name].portable() not in used} == NOT_CALLED


def test_shims_compile_for_amd(tmp_path: Path) -> None:
    """HIP 5.2's headers take every call, on host and device, without a warning."""
    compiler = shutil.which("clang++-19")
    if not compiler or not Path("/usr/include/hip/hip_runtime.h").exists():
        pytest.skip("needs clang++-19 and HIP's headers (libamdhip64-dev)")
    emit(tmp_path)
    flags = ["-x", "hip", "--offload-arch=gfx90a", "-nogpulib", "-fsyntax-only", "-std=c++17", "-DCUDA_12_CALLS"]
    warnings = ["-Wall", "-Wextra", "-Werror", "-Wno-unused-result"]
    done = subprocess.run(
        [compiler, *flags, *warnings, "-I", tmp_path, SOURCE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[:3000]


def test_shims_compile_for_nvidia(tmp_path: Path) -> None:
    """CUDA 13's own functions take every call that is not CUDA 12's only."""
    nvcc = shutil.which("nvcc") or next((str(p) for p in wheel_nvcc()), "")
    if not nvcc:
        pytest.skip("needs nvcc (nvidia-cuda-nvcc)")
    emit(tmp_path)
    version = subprocess.run([nvcc, "--version"], capture_output=True, text=True, check=False).stdout
    older = [] if re.search(r"release 1[3-9]", version) else ["-DCUDA_12_CALLS"]
    command = [nvcc, "-arch=sm_80", "-std=c++17", "-ptx", *older, "-I", tmp_path, SOURCE, "-o", tmp_path / "shims.ptx"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]


def wheel_nvcc() -> list[Path]:
    """The nvcc that PyPI's wheels brought."""
    return [path for root in sys.path for path in Path(root).glob("nvidia/cu13/bin/nvcc")]
