"""When the device pass need not be read on its own, and that leaving it out changes no fact."""

from __future__ import annotations

from pathlib import Path

import pytest
from frontend_support import parse

from translator.frontend import parse as parser
from translator.frontend.conditions import passes_read_the_same


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("int x;\n", True),
        ("#ifndef GUARD_H\n#define GUARD_H\n#endif\n", True),
        ("#if defined(__CUDACC__) && __cplusplus >= 201703L\n#endif\n", True),
        ("#ifdef GIVEN\n#endif\n", True),
        ('#if __has_include(<cub/cub.cuh>) || 0x10 > 2\n#include "a.h"\n#endif\n', True),
        ("#ifdef __CUDA_ARCH__\n#endif\n", False),
        ("#  if 1 && \\\n   __CUDA_ARCH__\n#endif\n", False),
        ("# /* note */ ifdef __CUDA_ARCH__\n#endif\n", False),
        ("#define ARCH __CUDA_ARCH__ / 10\n#define NEW(x) (ARCH >= (x))\n#if NEW(80)\n#endif\n", False),
        ('#define WHERE "a.h"\n#include WHERE\n', True),
        ("#include WHERE\n", False),
        ("#ifdef SOMETHING_OF_A_LIBRARY\n#endif\n", False),
        ("%:ifdef __CUDA_ARCH__\n%:endif\n", False),
        ("#if __has_builtin(__nvvm_bar0)\n#endif\n", False),
    ],
)
def test_only_conditions_that_can_differ_count(tmp_path: Path, text: str, same: bool) -> None:
    path = tmp_path / "a.cu"
    path.write_text(text, encoding="utf-8")
    assert passes_read_the_same([str(path)], ("-DGIVEN=1",)) is same


def test_arguments_for_one_pass_count(tmp_path: Path) -> None:
    path = tmp_path / "a.cu"
    path.write_text("int x;\n", encoding="utf-8")
    assert not passes_read_the_same([str(path)], ("-Xarch_device", "-DGIVEN=1"))


SOURCE = """#include <cuda_runtime.h>
#include <vector>
#ifndef LIMIT
#define LIMIT 32
#endif
#define CHECK(call) do { if ((call) != cudaSuccess) return; } while (0)
#ifdef __CUDACC__
__device__ int helper(int v) { return __shfl_xor_sync(0xffffffffu, v, 1) + LIMIT; }
#endif
#if LIMIT > 64
__device__ int never() { return warpSize; }
#endif
template <typename T> __global__ void k(T* p) {
    __shared__ T tile[LIMIT];
    tile[threadIdx.x] = p[threadIdx.x];
    __syncthreads();
    atomicAdd(p, tile[0] + helper(1));
}
void f(std::vector<int*>& v) { k<<<1, LIMIT>>>(v[0]); CHECK(cudaDeviceSynchronize()); }
"""


def test_leaving_the_device_pass_out_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert passes_read_the_same([str(_write(tmp_path))], ())
    without = parse(tmp_path, SOURCE)
    monkeypatch.setattr(parser, "passes_read_the_same", lambda paths, arguments: False)
    assert parse(tmp_path, SOURCE) == without


def _write(folder: Path) -> Path:
    path = folder / "unit.cu"
    path.write_text(SOURCE, encoding="utf-8")
    return path
