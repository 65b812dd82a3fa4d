"""The instructions that cooperative groups compile to on AMD GPUs."""

from __future__ import annotations

import re

import pytest
from memory_math import compiler, run
from snippets import translate

from translator.output import write_tree

BODIES = {
    "exchange": "v = warp.shfl_xor(v, 1)",
    "exchange_16": "v = tile.shfl_xor(v, 8)",
    "sum": "v = cg::reduce(warp, v, cg::plus<int>())",
    "sum_16": "v = cg::reduce(tile, v, cg::plus<int>())",
    "sum_float": "v = cg::reduce(warp, __int_as_float(v), cg::plus<float>())",
    "scan_8": "v = cg::inclusive_scan(cg::tiled_partition<8>(block), v)",
    "votes": "v = warp.ballot(v > 7)",
    "leader": "v = warp.shfl(v, 0)",
    "rank": "v += warp.thread_rank() + warp.size()",
    "meet": "block.sync(); warp.sync(); v++",
}
HEAD = """
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>
namespace cg = cooperative_groups;
"""
KERNEL = """
extern "C" __global__ void NAME(int *x) {
  auto block = cg::this_thread_block();
  auto warp = cg::tiled_partition<32>(block);
  auto tile = cg::tiled_partition<16>(block);
  int v = x[threadIdx.x];
  BODY;
  x[threadIdx.x] = v + tile.size();
}
"""
DPP = r"quad_perm|row_|wave_sh"


@pytest.fixture(scope="module", params=["gfx90a", "gfx942", "gfx1030", "gfx1100"])
def kernels(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bool, dict[str, list[str]]]:
    """Whether the GPU has waves of 64 lanes, and the instructions of each kernel."""
    folder, arch = tmp_path_factory.mktemp("groups"), request.param
    source = HEAD + "".join(KERNEL.replace("NAME", name).replace("BODY", body) for name, body in BODIES.items())
    write_tree(translate(folder, source).run, folder / "out")
    hip = compiler("hip")
    command = [*hip.command, *hip.flags, "-x", "hip", f"--offload-arch={arch}", "--offload-device-only", "-nogpulib"]
    command += ["-std=c++17", "-O2", "-S", "-o", "-", "-I", str(folder / "out")]
    assembly = run(*command, folder / "out" / "example.cu", cwd=folder)
    found = {}
    for name, body in re.findall(r"^(\w+):\s*; @\1\n(.*?)s_endpgm", assembly, re.S | re.M):
        found[name] = [line for line in body.splitlines() if re.match(r"\t[a-z]", line)]
    assert set(found) == set(BODIES)
    return arch.startswith("gfx9"), found


def count(lines: list[str], pattern: str) -> int:
    """How many instructions fit the pattern."""
    return sum(bool(re.search(pattern, line)) for line in lines)


@pytest.mark.parametrize(
    ("kernel", "wave64", "wave32"),
    [
        ("exchange", {DPP: 1}, {DPP: 1}),
        ("exchange_16", {DPP: 1}, {DPP: 1}),
        ("sum", {DPP: 4, "ds_swizzle": 1}, {DPP: 4, "permlanex16": 1}),
        ("sum_16", {DPP: 4, "ds_swizzle": 0}, {DPP: 4, "permlanex16": 0}),
        ("sum_float", {DPP: 3, "ds_swizzle": 2}, {DPP: 4, "permlanex16": 1}),  # the order of CUDA's sums is kept
        ("scan_8", {DPP: 3}, {DPP: 3}),
        ("votes", {"mbcnt": 2}, {"mbcnt": 0, "cndmask": 0}),
        ("leader", {"v_readlane": 2}, {"v_readlane": 1}),
        ("rank", {"mbcnt": 2}, {"mbcnt": 1}),
        ("meet", {"s_barrier": 1}, {"s_barrier": 1}),
    ],
)
def test_fast_paths(
    kernels: tuple[bool, dict[str, list[str]]], kernel: str, wave64: dict[str, int], wave32: dict[str, int]
) -> None:
    is_wave64, found = kernels
    expected = wave64 if is_wave64 else wave32
    assert {pattern: count(found[kernel], pattern) for pattern in expected} == expected
    assert count(found[kernel], "ds_bpermute") == 0
