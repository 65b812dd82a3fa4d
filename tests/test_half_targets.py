"""The operations on 16-bit numbers: CUDA's own functions on NVIDIA, code for every AMD architecture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from memory_math import ARCHITECTURES, amd_assembly, compiler, run, write

from translator.harness.ptx import normal_form, parse
from translator.ops import Op
from translator.rulebook import load_rulebook

BARE = ("make_half2", "htanh", "h2tanh", "htanh_approx", "h2tanh_approx")
HEADS = {
    "cuda": "#include <cuda_fp16.h>\n#include <cuda_bf16.h>\nusing B = __nv_bfloat16;\nusing B2 = __nv_bfloat162;\n",
    "portable": "#include <gpu/gpu.hpp>\n#include <gpu/fp16.hpp>\n#include <gpu/bf16.hpp>\n"
    "using B = gpu_bfloat16;\nusing B2 = gpu_bfloat162;\n",
}


def kernels(op: Op, spell: str) -> Iterator[str]:
    """A kernel that calls the operation, or CUDA's function, for half and for bfloat16."""
    pair = bool(re.match(r"h\w*?2(_|$)|h2|hcmadd", op.name))
    name = f"gpu::{op.name}" if spell == "portable" else op.name if op.name in BARE else f"__{op.name}"
    generic = any(p.type == "T" for p in op.parameters)
    for number, kind in enumerate((("__half2", "B2") if pair else ("__half", "B")) if generic else ("",)):
        types = [kind if p.type == "T" else p.type for p in op.parameters]
        result = (kind if op.result == "T" else op.result).replace("gpu_bfloat16", "B")
        parameters = [f"{t} {p.name}" for t, p in zip(types, op.parameters, strict=True)]
        arguments = ", ".join(p.name for p in op.parameters)
        yield f'extern "C" __global__ void k_{op.name}_{number}({", ".join(parameters)}, {result} *r) {{\n'
        yield f"  *r = {name}({arguments});\n}}\n"


def every_use(spell: str) -> str:
    """A translation unit with a kernel for every operation."""
    ops = [
        op
        for op in load_rulebook().ops.values()
        if op.family in ("half", "convert", "dpx", "directed") or re.match(r"hm(ax|in)2?$", op.name)
    ]
    return HEADS[spell] + "".join(line for op in ops for line in kernels(op, spell))


@pytest.mark.parametrize("arch", ["sm_80", "sm_90"])
def test_ptx_is_that_of_cuda(tmp_path: Path, arch: str) -> None:
    nvcc = compiler("cuda")
    modules = []
    for spell in ("cuda", "portable"):
        source = write(tmp_path, every_use(spell), f"{spell}.cu")
        flags = [f"-arch={arch}", "-I", tmp_path, "-ptx", "-o", tmp_path / f"{spell}.ptx"]
        run(*nvcc.command, *nvcc.flags, *flags, source, cwd=tmp_path)
        modules.append(parse((tmp_path / f"{spell}.ptx").read_text(encoding="utf-8")))
    original, portable = modules
    assert len(original.kernels()) == every_use("cuda").count("__global__")
    assert set(original.kernels()) == set(portable.kernels())
    for kernel in original.kernels():
        assert normal_form(original, kernel) == normal_form(portable, kernel), kernel


@pytest.mark.parametrize("level", ["-O0", "-O2"])
@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_every_operation_compiles_for_amd(tmp_path: Path, arch: str, level: str) -> None:
    text = every_use("portable")
    source, hip = write(tmp_path, text), compiler("hip")
    flags = ["-x", "hip", f"--offload-arch={arch}", "-nogpulib", "--cuda-device-only", "-Wall", "-Werror", level]
    assembly = run(*hip.command, *hip.flags, *flags, "-I", tmp_path, "-S", "-o", "-", source, cwd=tmp_path)
    assert assembly.count(".amdhsa_kernel") == text.count("__global__")


def test_half_code_for_amd(tmp_path: Path) -> None:
    text = (
        HEADS["portable"]
        + """
#define K(name, ...) extern "C" __global__ void name(__half *r, __half a, __half b, __half c) { *r = __VA_ARGS__; }
K(apart, gpu::hadd_rn(gpu::hmul_rn(a, b), c))
K(larger, gpu::hmax(a, b))
K(relu, gpu::hfma_relu(a, b, c))
extern "C" __global__ void down(B *r, float x) { *r = gpu::float2bfloat16(x); }
extern "C" __global__ void up(float *r, const B *x) { *r = __bfloat162float(x[threadIdx.x]); }
"""
    )
    code = amd_assembly(tmp_path, text, "gfx90a", "-ffp-contract=fast")
    assert "v_mul_f16" in code["apart"] and "v_add_f16" in code["apart"] and "fma" not in code["apart"]
    assert "v_max_f16" in code["larger"] and "v_cmp" not in code["larger"]
    assert "v_fma" in code["relu"]
    assert len(re.findall(r"^\s+v_", code["down"], re.M)) <= 8
    assert len(re.findall(r"^\s+v_lshl", code["up"], re.M)) == 2
