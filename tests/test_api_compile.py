"""Every supported runtime row, in its portable spelling, against the vendors' own headers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from translator.apimap import load_api
from translator.apirows import ApiRow
from translator.emit import header_files
from translator.paths import data_folder
from translator.targets import load_target

API = load_api(data_folder("rules") / "api")
ROWS = [row for row in API.of_library("runtime") if row.supported]
# Their blocks stop an older HIP with #error, which would hide every other name.
STOPS_OLD_HIP = {"cudaGetDriverEntryPoint"}
# These include headers of OpenGL and other SDKs.
NEED_OTHER_SDKS = {"cuda_gl_interop.h", "cuda_egl_interop.h", "cuda_vdpau_interop.h"}
# Headers of CUDA 13 that come with other wheels.
NOT_IN_THE_WHEEL = {"cuda_profiler_api.h"}
# Constants of math_constants.h are calls of these, which only a CUDA compiler declares.
DEVICE_FUNCTIONS = "float __int_as_float(int); double __longlong_as_double(long long);"


def cuda_include() -> Path | None:
    """The folder of the CUDA 13 headers that PyPI's wheels brought, or None."""
    return next((Path(p) / "nvidia/cu13/include" for p in sys.path if (Path(p) / "nvidia/cu13/include").is_dir()), None)


def check_lines(rows: list[ApiRow]) -> list[str]:
    """One line of C++ for each row that is an error unless the portable name stands for something of its kind."""
    lines = []
    for index, row in enumerate(rows):
        name = row.portable()
        if row.kind == "enumerator":
            lines.append(f"constexpr long long e{index} = static_cast<long long>({name});")
        elif row.kind in ("define", "macro"):
            lines.append(f"inline auto d{index}() {{ return {name}; }}")
        else:
            lines.append(f"namespace n{index} {{ using ::{name}; }}")
    return lines


def failing(
    rows: list[ApiRow], folder: Path, compile_: Callable[[Path, Path], str], headers: tuple[str, ...] = ()
) -> tuple[set[str], str]:
    """The rows whose line does not compile, and the compiler's messages. Anything that fails elsewhere raises."""
    for path, text in header_files({row.portable() for row in rows}, API).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    more = [*(f"#include <{header}>" for header in headers), DEVICE_FUNCTIONS, ""]
    (folder / "more.hpp").write_text("\n".join(more), encoding="utf-8")
    source = folder / "names.cu"
    source.write_text(
        "\n".join(["#include <gpu/gpu.hpp>", '#include "more.hpp"', *check_lines(rows), ""]), encoding="utf-8"
    )
    messages = compile_(source, folder)
    failed = set()
    for match in re.finditer(r"^(.*?)[:(](\d+)(?:[:)].*?)? ?: *(?:fatal )?error", messages, re.M):
        assert Path(match[1]).name == source.name, messages[:3000]
        failed.add(rows[int(match[2]) - 3].name)
    return failed, messages


def test_every_runtime_row_against_hip(tmp_path: Path) -> None:
    """A row fails if, and only if, the tables say that HIP 5.2 does not have it."""
    compiler = shutil.which("clang++-19")
    header = Path("/usr/include/hip/hip_version.h")
    if not compiler or not header.exists():
        pytest.skip("needs clang++-19 and HIP's headers (libamdhip64-dev)")
    if "HIP_VERSION_MAJOR 5" not in header.read_text() or "HIP_VERSION_MINOR 2" not in header.read_text():
        pytest.skip("the installed HIP is not 5.2, which this test's expectations are for")
    rows = [row for row in ROWS if row.name not in STOPS_OLD_HIP]

    def run(source: Path, folder: Path) -> str:
        flags = ["-x", "hip", "--cuda-host-only", "-nogpulib", "-fsyntax-only", "-std=c++17", "-ferror-limit=0", "-w"]
        return subprocess.run(
            [compiler, *flags, "-I", folder, source], capture_output=True, text=True, check=False
        ).stderr

    failed, messages = failing(rows, tmp_path, run)
    newer = {row.name for row in rows if row.needs_hip("5.2") or row.hip_absent}
    assert failed == newer, (sorted(failed - newer), sorted(newer - failed), messages[:2000])
    assert len(rows) - len(newer) > 700


def test_every_runtime_row_against_cuda(tmp_path: Path) -> None:
    """A row fails if, and only if, the tables say that CUDA 13 no longer has it."""
    compiler = shutil.which("clang++-19") or shutil.which("g++")
    include = cuda_include()
    if not compiler or include is None:
        pytest.skip("needs a C++ compiler and CUDA 13's headers (nvidia-cuda-runtime)")
    here = {path.relative_to(include).as_posix() for path in include.rglob("*.h")} - NEED_OTHER_SDKS
    rows = [row for row in ROWS if row.header in here or (row.cuda_removed and row.header not in NEED_OTHER_SDKS)]
    assert {row.header for row in ROWS} - {row.header for row in rows} <= NEED_OTHER_SDKS | NOT_IN_THE_WHEEL

    def run(source: Path, folder: Path) -> str:
        limit = "-ferror-limit=0" if "clang" in compiler else "-fmax-errors=0"
        flags = ["-x", "c++", "-DGPU_TARGET_CUDA=1", "-fsyntax-only", "-std=c++17", limit, "-w"]
        command = [compiler, *flags, "-I", folder, "-I", include, source]
        return subprocess.run(command, capture_output=True, text=True, check=False).stderr

    headers = sorted({row.header for row in rows} & here)
    failed, messages = failing(rows, tmp_path, run, tuple(headers))
    gone = {row.name for row in rows if row.cuda_removed and row.portable() not in load_target("cuda").by_key}
    assert failed == gone, (sorted(failed - gone), sorted(gone - failed), messages[:2000])
    assert len(rows) - len(failed) > 850
