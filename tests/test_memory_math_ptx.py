"""On NVIDIA every operation is CUDA's own function: the PTX of each kernel is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from memory_math import compiler, every_use, run, write

from translator.harness.ptx import normal_form, parse


@pytest.mark.parametrize("arch", ["sm_80", "sm_90"])
def test_ptx_is_that_of_the_cuda_function(tmp_path: Path, arch: str) -> None:
    nvcc = compiler("cuda")
    modules = []
    for spell in ("cuda", "portable"):
        folder = tmp_path / spell
        folder.mkdir()
        source = write(folder, every_use(spell))
        out = folder / "out.ptx"
        run(
            *nvcc.command,
            *nvcc.flags,
            "-std=c++17",
            f"-arch={arch}",
            "-I",
            folder,
            "-ptx",
            "-o",
            out,
            source,
            cwd=folder,
        )
        modules.append(parse(out.read_text(encoding="utf-8")))
    original, portable = modules
    assert len(original.kernels()) == every_use("cuda").count("__global__")
    assert set(original.kernels()) == set(portable.kernels())
    for kernel in original.kernels():
        assert normal_form(original, kernel) == normal_form(portable, kernel), kernel


def test_launch_bounds_keep_all_their_arguments(tmp_path: Path) -> None:
    nvcc = compiler("cuda")
    text = "#include <gpu/gpu.hpp>\n__global__ void GPU_LAUNCH_BOUNDS(256, 4) k(float *x) { *x = 0; }\n"
    source = write(tmp_path, text)
    run(
        *nvcc.command,
        *nvcc.flags,
        "-arch=sm_80",
        "-I",
        tmp_path,
        "-ptx",
        "-o",
        tmp_path / "o.ptx",
        source,
        cwd=tmp_path,
    )
    ptx = (tmp_path / "o.ptx").read_text(encoding="utf-8")
    assert ".maxntid 256" in ptx
    assert ".minnctapersm 4" in ptx
