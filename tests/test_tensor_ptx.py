"""Warp matrix functions, translated by the rules, give the original's PTX."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import translate
from test_warp_ptx import _ptx

from translator.errors import CrosswarpError
from translator.harness.ptx import normal_form
from translator.output import write_tree
from translator.toolkit.compilers import find_compiler

SOURCE = """\
#include <mma.h>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
SPELLED
template <int M, int N, int K, class T, class D, class S>
__global__ void product(D *d, const S *a, const S *b, float scale) {
  W::fragment<W::matrix_a, M, N, K, T, W::row_major> left;
  W::fragment<W::matrix_b, M, N, K, T, W::col_major> right;
  W::fragment<W::accumulator, M, N, K, D> sum;
  W::fill_fragment(sum, D(0));
  for (int k = 0; k < 64; k += K) {
    W::load_matrix_sync(left, a + k, 64);
    W::load_matrix_sync(right, b + k, 64);
    W::mma_sync(sum, left, right, sum);
  }
  for (int i = 0; i < sum.num_elements; i++) sum.x[i] = sum.x[i] * D(scale);
  W::store_matrix_sync(d, sum, N, W::mem_row_major);
}
template __global__ void product<16, 16, 16, half, float, half>(float *, const half *, const half *, float);
template __global__ void product<32, 8, 16, half, half, half>(half *, const half *, const half *, float);
typedef signed char byte;
template __global__ void product<8, 32, 16, byte, int, byte>(int *, const byte *, const byte *, float);
template __global__ void product<16, 16, 16, __nv_bfloat16, float, __nv_bfloat16>(
    float *, const __nv_bfloat16 *, const __nv_bfloat16 *, float);
template __global__ void product<16, 16, 8, W::precision::tf32, float, float>(
    float *, const float *, const float *, float);
template __global__ void product<8, 8, 4, double, double, double>(double *, const double *, const double *, float);
"""
SPELLINGS = {
    "opened": ("using namespace nvcuda;", "wmma"),
    "alias": ("namespace frag = nvcuda::wmma;", "frag"),
    "whole": ("", "nvcuda::wmma"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_ptx_is_the_original(spelling: str, tmp_path: Path) -> None:
    try:
        nvcc = find_compiler("cuda")
    except CrosswarpError as error:
        pytest.skip(str(error))
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    head, name = SPELLINGS[spelling]
    done = translate(before, SOURCE.replace("SPELLED", head).replace("W::", f"{name}::"))
    write_tree(done.run, after)
    assert "nvcuda" not in done.text
    old, new = (_ptx(nvcc, folder, folder / "example.cu", "sm_80") for folder in (before, after))
    assert len(old.kernels()) == 6
    assert [kernel for kernel in old.kernels() if normal_form(old, kernel) != normal_form(new, kernel)] == []
    assert all("mma." in "".join(normal_form(old, kernel)) for kernel in old.kernels())
