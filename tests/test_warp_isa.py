"""The instructions that the AMD lowering of the warp operations compiles to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from warp_support import ARCHITECTURES, THREAD, build_hip, function_body

from translator.ops import load_ops
from translator.paths import data_folder

SOURCE = (
    f"#define THREAD {THREAD}\n"
    + """
#define KERNEL(name, type, ...) \\
  extern "C" __global__ void name(type* out) { type v = out[THREAD]; __VA_ARGS__; out[THREAD] = v; }
KERNEL(xor_1, int, v = gpu::shfl_xor(~0u, v, 1))
KERNEL(xor_2, int, v = gpu::shfl_xor(~0u, v, 2))
KERNEL(xor_3, int, v = gpu::shfl_xor(~0u, v, 3))
KERNEL(xor_4, int, v = gpu::shfl_xor(~0u, v, 4, 8))
KERNEL(xor_7, int, v = gpu::shfl_xor(~0u, v, 7))
KERNEL(xor_8, int, v = gpu::shfl_xor(~0u, v, 8))
KERNEL(xor_15, int, v = gpu::shfl_xor(~0u, v, 15))
KERNEL(xor_16, int, v = gpu::shfl_xor(~0u, v, 16))
KERNEL(xor_21, int, v = gpu::shfl_xor(~0u, v, 21))
KERNEL(xor_loop_int, int, for (int o = 16; o > 0; o >>= 1) v += gpu::shfl_xor(~0u, v, o))
KERNEL(xor_loop_float, float, for (int o = 16; o > 0; o >>= 1) v += gpu::shfl_xor(~0u, v, o))
KERNEL(xor_loop_double, double, for (int o = 16; o > 0; o >>= 1) v += gpu::shfl_xor(~0u, v, o))
KERNEL(xor_loop_up, float, for (int o = 1; o < gpu::warp_size(); o *= 2) v = fmaxf(v, gpu::shfl_xor(~0u, v, o)))
KERNEL(down_1, int, v = gpu::shfl_down(~0u, v, 1))
KERNEL(up_1, int, v = gpu::shfl_up(~0u, v, 1))
KERNEL(down_16, int, v = gpu::shfl_down(~0u, v, 16))
KERNEL(down_rows, int, v = gpu::shfl_down(~0u, v, 3, 16))
KERNEL(down_loop, float, for (int o = 16; o > 0; o >>= 1) v += gpu::shfl_down(~0u, v, o))
KERNEL(broadcast, int, v = gpu::shfl(~0u, v, 31))
KERNEL(indexed, int, v = gpu::shfl(~0u, v, v))
KERNEL(vote, unsigned, v = gpu::ballot(~0u, v > 7))
KERNEL(lane, unsigned, v = gpu::lane_id())
KERNEL(barrier, unsigned, v += gpu::active_mask(); gpu::sync_warp())
KERNEL(all_ops, unsigned, int p; v += gpu::any(v, v) + gpu::all(v, v) + gpu::match_any(v, v);
       v += gpu::match_all(v, v, &p); v += p;
       v += gpu::reduce_add(v, v) + gpu::reduce_min(v, v) + gpu::reduce_max(v, v) + gpu::reduce_and(v, v);
       v += gpu::reduce_or(v, v) + gpu::reduce_xor(v, v) + gpu::lanemask_eq() + gpu::lanemask_lt() + gpu::lanemask_le();
       v += gpu::lanemask_gt() + gpu::lanemask_ge() + gpu::lane_id_volatile() + gpu::lanemask_eq_volatile();
       v += gpu::lanemask_lt_volatile() + gpu::lanemask_le_volatile() + gpu::lanemask_gt_volatile();
       v += gpu::lanemask_ge_volatile() + gpu::shfl(v, v, v, v) + gpu::shfl_up(v, v, v, v) + gpu::shfl_xor(v, v, v, v))
static_assert(sizeof(gpu::shfl(0u, char(), 0)) == sizeof(int), "small integers promote");
static_assert(gpu::warp_size() == 32, "a constant");
"""
)

XOR_KERNELS = re.findall(r"KERNEL\((xor_\w+)", SOURCE)


@pytest.fixture(scope="module", params=ARCHITECTURES)
def assembly(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assembly of all kernels for one architecture at -O2."""
    return build_hip(tmp_path_factory.mktemp("isa"), SOURCE, request.param)


def _is_wave64(assembly: Path) -> bool:
    return assembly.stem.startswith("gfx9")


@pytest.mark.parametrize("kernel", XOR_KERNELS)
def test_constant_xor_shuffles_need_no_permute(assembly: Path, kernel: str) -> None:
    body = "\n".join(function_body(assembly, kernel))
    assert "bpermute" not in body
    assert "mbcnt" not in body  # no lane is computed
    assert "_cbranch" not in body  # loops are unrolled
    if not _is_wave64(assembly):
        assert not re.search(r"\bds_", body)  # moves stay in the vector unit


@pytest.mark.parametrize(
    ("kernel", "wave64", "wave32"),
    [
        ("xor_1", "quad_perm:[1,0,3,2]", "quad_perm:[1,0,3,2]"),
        ("xor_2", "quad_perm:[2,3,0,1]", "quad_perm:[2,3,0,1]"),
        ("xor_3", "quad_perm:[3,2,1,0]", "quad_perm:[3,2,1,0]"),
        ("xor_4", "swizzle(SWAP,4)", "row_xmask:4"),
        ("xor_7", "row_half_mirror", "row_half_mirror"),
        ("xor_8", "row_ror:8", "row_ror:8"),
        ("xor_15", "row_mirror", "row_mirror"),
        ("xor_16", "swizzle(SWAP,16)", "v_permlanex16_b32"),
        ("xor_21", "ds_swizzle_b32", "v_permlanex16_b32"),
        ("down_1", "wave_shl:1", "row_shl:1"),
        ("up_1", "wave_shr:1", "row_shr:1"),
        ("down_16", "ds_swizzle_b32", "v_permlanex16_b32"),
        ("down_rows", "row_shl:3", "row_shl:3"),
        ("broadcast", "v_readlane_b32", "v_readlane_b32"),
        ("indexed", "ds_bpermute_b32", "ds_bpermute_b32"),
    ],
)
def test_shuffles_take_the_cheapest_instruction(assembly: Path, kernel: str, wave64: str, wave32: str) -> None:
    body = "\n".join(function_body(assembly, kernel))
    assert (wave64 if _is_wave64(assembly) else wave32) in body
    assert kernel == "indexed" or "bpermute" not in body


@pytest.mark.parametrize(("kernel", "most"), [("indexed", 0), ("vote", 0), ("broadcast", 0), ("lane", 1)])
def test_choosing_the_half_is_free_on_32_lanes(assembly: Path, kernel: str, most: int) -> None:
    body = function_body(assembly, kernel)
    lane_reads = sum("mbcnt" in line for line in body)
    if _is_wave64(assembly):
        assert lane_reads == 2
    else:
        assert lane_reads == most
        assert not any("cndmask" in line for line in body)


def test_a_reduction_downwards_needs_no_permute_on_32_lanes(assembly: Path) -> None:
    count = sum("bpermute" in line for line in function_body(assembly, "down_loop"))
    assert count == (3 if _is_wave64(assembly) else 0)  # steps of 8, 4 and 2 cross rows of 16 on 64-lane waves


def test_barrier_of_a_warp_costs_no_workgroup_barrier(assembly: Path) -> None:
    assert not any("s_barrier" in line for line in function_body(assembly, "barrier"))


@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_builds_without_optimisation(arch: str, tmp_path: Path) -> None:
    built = build_hip(tmp_path, SOURCE, arch, ("-O0",))
    assert function_body(built, "all_ops")


def test_64_lane_waves_on_rdna(tmp_path: Path) -> None:
    built = build_hip(tmp_path, SOURCE, "gfx1100", ("-O2", "-mwavefrontsize64"))
    assert sum("mbcnt" in line for line in function_body(built, "vote")) == 2
    assert "row_xmask:4" in "\n".join(function_body(built, "xor_4"))


def test_every_operation_is_in_the_source() -> None:
    ops = [name for name, op in load_ops(data_folder("rules") / "ops").items() if op.family == "warp"]
    assert not [name for name in ops if not re.search(rf"gpu::{name}\(", SOURCE)]
