"""What AMD's compiler makes of the operations: no fusing, the right caches, every architecture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from memory_math import ARCHITECTURES, amd_assembly, compiler, every_use, run, write

HEAD = "#include <gpu/gpu.hpp>\n"
FUSED = re.compile(r"\bv_(?:pk_)?(?:fma|fmac|mac|mad|dot2)\w*")

ROUNDED = (
    HEAD
    + """
#define K(name, type, e) extern "C" __global__ void name(type *r, type a, type b, type c) { *r = e; }
K(both, float, gpu::fadd_rn(gpu::fmul_rn(a, b), c))
K(sum, float, gpu::fadd_rn(a * b, c))
K(difference, float, gpu::fsub_rn(c, a * b))
K(product, float, gpu::fmul_rn(a, b) + c)
K(both64, double, gpu::dadd_rn(gpu::dmul_rn(a, b), c))
K(sum64, double, gpu::dsub_rn(a * b, c))
K(product64, double, gpu::dmul_rn(a, b) - c)
K(vendor, float, __fadd_rn(__fmul_rn(a, b), c))
"""
)


@pytest.mark.parametrize("contract", ["", "-ffp-contract=fast"])
@pytest.mark.parametrize("arch", ["gfx90a", "gfx1100"])
def test_rounded_arithmetic_is_never_fused(tmp_path: Path, arch: str, contract: str) -> None:
    code = amd_assembly(tmp_path, ROUNDED, arch, *[contract] * bool(contract))
    assert FUSED.search(code.pop("vendor")), "HIP's own function no longer fuses; the operation may go"
    assert len(code) == 7
    for name, body in code.items():
        assert not FUSED.search(body), f"{name} is fused"
        assert re.search(r"v_mul_f\d\d|s_mul_f32", body), name


def test_cache_hints_reach_the_instructions(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
extern "C" __global__ void cg(float *to, float *from) { to[threadIdx.x] = gpu::load_cg(from + threadIdx.x); }
extern "C" __global__ void cs(float4 *to, float4 *from) { to[threadIdx.x] = gpu::load_cs(from + threadIdx.x); }
extern "C" __global__ void ca(float *to, float *from) { to[threadIdx.x] = gpu::load_ca(from + threadIdx.x); }
extern "C" __global__ void wt(float *to) { gpu::store_wt(to + threadIdx.x, 1.0f); }
"""
    )
    code = amd_assembly(tmp_path, text)
    assert re.search(r"global_load_dword .*\bglc\b", code["cg"])
    assert re.search(r"global_load_dwordx4 .*\bslc\b", code["cs"])
    assert not re.search(r"global_load.*\b[gs]lc\b", code["ca"])
    assert re.search(r"global_store_dword ", code["wt"])


def test_a_spinning_load_is_not_taken_out_of_its_loop(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
extern "C" __global__ void spin(int *flag) { while (gpu::load_cg(flag) == 0) {} }
extern "C" __global__ void plain(int *flag, int *to) { int x = 0; while (x < 9) { x += gpu::load_ca(flag); } *to = x; }
"""
    )
    loop = amd_assembly(tmp_path, text)["spin"]
    assert re.search(r"\.LBB\d+_\d+:.*global_load_dword.*s_cbranch", loop, re.S)


def test_dot_product_uses_the_instruction(tmp_path: Path) -> None:
    text = HEAD + 'extern "C" __global__ void dot(int *r, int a, int b) { *r = gpu::dp4a(a, b, *r); }\n'
    assert "v_dot4" in amd_assembly(tmp_path, text)["dot"]


def test_scopes_of_atomics(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
extern "C" __global__ void block(int *n) { gpu::atomic_add_block(n + threadIdx.x, 2); }
extern "C" __global__ void half_word(unsigned short *s) { gpu::atomic_cas(s, 1, 2); }
"""
    )
    code = amd_assembly(tmp_path, text)
    assert "global_atomic_add" in code["block"]
    assert "global_atomic_cmpswap" in code["half_word"]


@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_every_operation_compiles_for_amd(tmp_path: Path, arch: str) -> None:
    text = every_use("portable")
    source, hip = write(tmp_path, text), compiler("hip")
    flags = ["-x", "hip", f"--offload-arch={arch}", "-nogpulib", "--cuda-device-only", "-Wall", "-Werror", "-O1"]
    assembly = run(*hip.command, *hip.flags, *flags, "-I", tmp_path, "-S", "-o", "-", source, cwd=tmp_path)
    assert assembly.count(".amdhsa_kernel") == text.count("__global__")


def test_the_host_pass_of_hip_compiles(tmp_path: Path) -> None:
    source, hip = write(tmp_path, every_use("portable")), compiler("hip")
    flags = ["-x", "hip", "--cuda-host-only", "-nogpulib", "-Wall", "-Werror", "-fsyntax-only"]
    run(*hip.command, *hip.flags, *flags, "-I", tmp_path, source, cwd=tmp_path)
