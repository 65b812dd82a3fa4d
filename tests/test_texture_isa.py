"""AMD machine code of surface accesses: one image instruction each, on the array's layers, without conversions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from memory_math import compiler, run, write

PROGRAM = """#include <gpu/gpu.hpp>
extern "C" __global__ void layered(gpuSurfaceObject_t s, uchar4* out, int x, int y, int layer) {
    out[0] = gpu::surf2DLayeredread<uchar4>(s, x, y, layer);
}
extern "C" __global__ void written(gpuSurfaceObject_t s, short2 value, int x, int y) {
    gpu::surf2Dwrite(value, s, x, y, gpuBoundaryModeZero);
}
extern "C" __global__ void floats(gpuSurfaceObject_t s, float* out, int x) {
    gpu::surf1Dread(out, s, x);
}
"""


def assembly(folder: Path, arch: str, optimize: str) -> str:
    """The machine code of the program, linked with the device library."""
    hip = compiler("hip")
    source = write(folder, PROGRAM)
    flags = ["-x", "hip", f"--offload-arch={arch}", "--cuda-device-only", optimize]
    return run(*hip.command, *hip.flags, *flags, "-I", folder, "-S", "-o", "-", source, cwd=folder)


@pytest.mark.parametrize("arch", ["gfx90a", "gfx1030"])
def test_one_image_instruction(tmp_path: Path, arch: str) -> None:
    text = assembly(tmp_path, arch, "-O2")
    code = dict(re.findall(r"^(\w+):\s*; @\1\n(.*?)s_endpgm", text, re.S | re.M))
    layers = "dim:SQ_RSRC_IMG_2D_ARRAY" if arch == "gfx1030" else r"\bda\b"
    (load,) = re.findall(r"image_\w+.*", code["layered"])
    assert load.startswith("image_load ") and re.search(layers, load)
    (store,) = re.findall(r"image_\w+.*", code["written"])
    assert store.startswith("image_store ")
    (single,) = re.findall(r"image_\w+.*", code["floats"])
    assert single.startswith("image_load ") and "dmask:0x1" in single
    assert "v_cvt_f32" not in code["layered"] + code["written"]


def test_without_optimization(tmp_path: Path) -> None:
    text = assembly(tmp_path, "gfx90a", "-O0")
    assert "image_load " in text and "image_store " in text
