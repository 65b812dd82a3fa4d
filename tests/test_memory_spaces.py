"""Memory spaces of pointers: queries, addresses within shared memory, and promises of alignment."""

from __future__ import annotations

import re

import pytest
from migrated import ARCHITECTURES, LEVELS, Migrated

PROGRAM = """\
#include <cuda_runtime.h>
#include <cstdint>
#include <cstdio>

__device__ int global_word;
extern "C" __global__ void spaces(unsigned *out, const float *in) {
  __shared__ float tile[8];
  __shared__ int one;
  extern __shared__ float dynamic[];
  volatile int own[2] = {1, 2};
  const void *places[] = {tile + 7, &one, dynamic + 3, (const int *)own + 1, in, &global_word};
  tile[threadIdx.x % 8] = 0;
  for (int i = 0; i < 6; ++i) {
    unsigned is = __isShared(places[i]) * 4 + __isLocal(places[i]) * 2 + __isGlobal(places[i]);
    if (threadIdx.x == 0) out[i] = is;
  }
}

// The address of a row is computed on 32 bits, as for inline PTX.
extern "C" __global__ void offsets(float *out) {
  __shared__ float tile[4][33];
  __shared__ double other[5];
  uint32_t base = static_cast<uint32_t>(__cvta_generic_to_shared(tile));
  uint32_t mine = base + (threadIdx.x / 32 * 33 + threadIdx.x % 32) * 4;
  *(float *)__cvta_shared_to_generic(mine) = threadIdx.x + 0.5f;
  if (threadIdx.x < 5) other[threadIdx.x] = threadIdx.x;
  __syncthreads();
  uint32_t last = static_cast<uint32_t>(__cvta_generic_to_shared(&other[4]));
  out[threadIdx.x] = tile[3 - threadIdx.x / 32][threadIdx.x % 32] + *(double *)__cvta_shared_to_generic(last - 8);
  size_t far = __cvta_generic_to_global(out);
  if (threadIdx.x == 0) *(float *)__cvta_global_to_generic(far) += 100;
}

extern "C" __global__ void aligned(float *out, const float *in) {
  const int t = threadIdx.x;
  __builtin_assume(t < 64);
  const float4 v = *reinterpret_cast<const float4 *>(in + 4 * t);
  const float *p = static_cast<const float *>(__builtin_assume_aligned(in, 16));
  float sum = 0;
  for (int i = 0; i < 4; ++i) sum += p[i];
  *reinterpret_cast<float2 *>(out + 2 * t) = make_float2(v.x + v.y + v.z + v.w, sum);
}

int main() {
  unsigned *kinds;
  float *values;
  cudaMallocManaged(&kinds, 6 * sizeof *kinds);
  cudaMallocManaged(&values, 128 * sizeof *values);
  for (int i = 0; i < 128; ++i) values[i] = 0;
  spaces<<<2, 32, 64>>>(kinds, values);
  cudaDeviceSynchronize();
  for (int i = 0; i < 6; ++i) std::printf("%u ", kinds[i]);
  offsets<<<1, 128>>>(values);
  cudaDeviceSynchronize();
  int wrong = 0;
  for (int i = 0; i < 128; ++i) wrong += values[i] != (3 - i / 32) * 32 + i % 32 + 0.5f + 3 + (i ? 0 : 100);
  float *out;
  cudaMallocManaged(&out, 64 * sizeof *out);
  for (int i = 0; i < 128; ++i) values[i] = i;
  aligned<<<1, 32>>>(out, values);
  cudaDeviceSynchronize();
  for (int t = 0; t < 32; ++t) wrong += out[2 * t] != 16 * t + 6 || out[2 * t + 1] != 6;
  std::printf("%d wrong\\n", wrong);
}
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    """The program above, migrated."""
    return Migrated(tmp_path_factory.mktemp("spaces"), PROGRAM)


@pytest.mark.parametrize(("kind", "level"), [("gcc", "-O0"), ("clang", "-O2")])
def test_on_the_host(program: Migrated, kind: str, level: str) -> None:
    assert program.run_on_host(kind, (level,)) == "4 4 4 2 1 1 0 wrong\n"


def test_ptx_is_the_original(program: Migrated) -> None:
    program.assert_same_ptx("sm_80")


@pytest.mark.parametrize("arch", ARCHITECTURES)
@pytest.mark.parametrize("level", LEVELS)
def test_amd_code_is_made(program: Migrated, arch: str, level: str) -> None:
    assert set(program.amd(arch, level)) >= {"spaces", "offsets", "aligned"}


@pytest.mark.parametrize("arch", ["gfx90a", "gfx1100"])
def test_amd_instructions(program: Migrated, arch: str) -> None:
    """Shared addresses reach DS instructions as they are; a float4 is one load, a float2 one store."""
    kernels = program.amd(arch, "-O2")
    assert re.search(r"ds_(?:write|store)_b32", kernels["offsets"])
    assert not re.search(r"flat_(?:load|store)", kernels["offsets"])
    assert len(re.findall(r"global_load_(?:dwordx4|b128)", kernels["aligned"])) == 1
    assert re.search(r"s_load_(?:dwordx4|b128)", kernels["aligned"])
    assert len(re.findall(r"global_store_(?:dwordx2|b64)", kernels["aligned"])) == 1
