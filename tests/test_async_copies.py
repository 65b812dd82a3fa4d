"""Asynchronous copies to shared memory: CUDA's instructions on NVIDIA, plain ones on AMD, the right bytes on all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from migrated import ARCHITECTURES, LEVELS, Migrated

PROGRAM = """\
#include <cuda_runtime.h>
#include <cuda_pipeline.h>
#include <cstdio>
#include <cstring>

template <class T, int Threads>
__device__ void fetch(T *shared, const T *global, int zeros) {
  __pipeline_memcpy_async(shared + threadIdx.x, global + threadIdx.x, sizeof(T), zeros);
}

// A ring of two tiles: the next one is fetched while this one is summed.
extern "C" __global__ void ring(const float4 *in, float *out, int tiles) {
  __shared__ float4 tile[2][32];
  fetch<float4, 32>(tile[0], in, 0);
  __pipeline_commit();
  float sum = 0;
  for (int t = 0; t < tiles; ++t) {
    if (t + 1 < tiles) fetch<float4, 32>(tile[(t + 1) % 2], in + (t + 1) * 32, 0);
    __pipeline_commit();
    __pipeline_wait_prior(1);
    __syncthreads();
    float4 v = tile[t % 2][31 - threadIdx.x];
    sum += v.x + v.y * 2 + v.z * 3 + v.w * 4;
    __syncthreads();
  }
  out[threadIdx.x] = sum;
}

// Each thread copies one number fewer of its bytes than the one before it; the rest becomes zeros.
extern "C" __global__ void tails(const unsigned char *in, unsigned char *out) {
  __shared__ __align__(16) unsigned char bytes[17 * 16 + 9 * 8 + 5 * 4];
  int t = threadIdx.x;
  for (int i = t; i < int(sizeof bytes); i += blockDim.x) bytes[i] = 255;
  __syncthreads();
  if (t <= 16) __pipeline_memcpy_async(bytes + t * 16, in + t * 16, 16, t);
  if (t <= 8) __pipeline_memcpy_async(bytes + 17 * 16 + t * 8, in + t * 8, 8, t);
  if (t <= 4) __pipeline_memcpy_async(bytes + 17 * 16 + 9 * 8 + t * 4, in + t * 4, 4, t);
  __pipeline_commit();
  __pipeline_wait_prior(0);
  __syncthreads();
  for (int i = t; i < int(sizeof bytes); i += blockDim.x) out[i] = bytes[i];
}

extern "C" __global__ void whole(const int4 *in, int4 *out) {
  __shared__ int4 s[64];
  __pipeline_memcpy_async(&s[threadIdx.x], &in[threadIdx.x], 16);
  __pipeline_commit();
  __pipeline_wait_prior(0);
  __syncthreads();
  out[threadIdx.x] = s[threadIdx.x ^ 1];
}

extern "C" __global__ void guarded(const int2 *in, int2 *out, int n) {
  __shared__ int2 s[64];
  int i = blockIdx.x * 64 + threadIdx.x;
  __pipeline_memcpy_async(&s[threadIdx.x], in + (i < n ? i : 0), 8, i < n ? 0 : 8);
  __pipeline_commit();
  __pipeline_wait_prior(0);
  __syncthreads();
  out[i] = s[threadIdx.x ^ 1];
}

int main() {
  int wrong = 0;
  float4 *in;
  float *out;
  cudaMallocManaged(&in, 3 * 32 * sizeof(float4));
  cudaMallocManaged(&out, 32 * sizeof(float));
  for (int i = 0; i < 96; ++i) in[i] = make_float4(i, i + 1, i + 2, i + 3);
  ring<<<1, 32>>>(in, out, 3);
  cudaDeviceSynchronize();
  for (int t = 0; t < 32; ++t) {
    float sum = 0;
    for (int k = 0; k < 3; ++k) sum += 10.0f * (31 - t + 32 * k) + 2 + 6 + 12;
    wrong += out[t] != sum;
  }
  unsigned char *bytes, *found;
  const int size = 17 * 16 + 9 * 8 + 5 * 4;
  cudaMallocManaged(&bytes, size);
  cudaMallocManaged(&found, size);
  for (int i = 0; i < size; ++i) bytes[i] = i % 250 + 1;
  tails<<<1, 32>>>(bytes, found);
  cudaDeviceSynchronize();
  unsigned char *at = found;
  for (int word = 16; word >= 4; word /= 2)
    for (int t = 0; t <= word; ++t)
      for (int i = 0; i < word; ++i) wrong += *at++ != (i < word - t ? bytes[t * word + i] : 0);
  int2 *pairs, *copies;
  cudaMallocManaged(&pairs, 40 * sizeof(int2));
  cudaMallocManaged(&copies, 64 * sizeof(int2));
  for (int i = 0; i < 40; ++i) pairs[i] = make_int2(i + 1, -i);
  guarded<<<1, 64>>>(pairs, copies, 40);
  cudaDeviceSynchronize();
  for (int i = 0; i < 64; ++i) wrong += copies[i].x != ((i ^ 1) < 40 ? (i ^ 1) + 1 : 0);
  std::printf("%d wrong of %d\\n", wrong, int(at - found));
}
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    """The program above, migrated."""
    return Migrated(tmp_path_factory.mktemp("async"), PROGRAM)


def test_nothing_is_left_over(program: Migrated) -> None:
    assert "__pipeline" not in program.text
    assert "#include <gpu/copy_async.hpp>" in program.text
    assert not [f for f in program.done.findings if f.safety == "manual"]


@pytest.mark.parametrize("kind", ["gcc", "clang"])
def test_bytes_on_the_host(program: Migrated, kind: str) -> None:
    assert program.run_on_host(kind) == "0 wrong of 364\n"


@pytest.mark.parametrize("arch", ["sm_75", "sm_80", "sm_90"])  # the oldest has no cp.async
def test_ptx_is_the_original(program: Migrated, arch: str) -> None:
    program.assert_same_ptx(arch)


@pytest.mark.parametrize("arch", ARCHITECTURES)
@pytest.mark.parametrize("level", LEVELS)
def test_amd_code_is_made(program: Migrated, arch: str, level: str) -> None:
    kernels = program.amd(arch, level)
    assert set(kernels) >= {"ring", "tails", "whole", "guarded"}


@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_amd_copies_by_one_load_and_one_store(program: Migrated, arch: str) -> None:
    """16 bytes are one load from global and one store to shared memory; no flat access, no scratch, no trap."""
    kernels = program.amd(arch, "-O2")
    body = kernels["whole"]
    assert len(re.findall(r"global_load_(?:dwordx4|b128)", body)) == 1
    assert len(re.findall(r"ds_(?:write|store)_b128", body)) == 1
    assert "s_barrier" in body
    for name in ("ring", "whole", "guarded", "tails"):
        assert not re.search(
            r"\bflat_(?:load|store)|scratch_(?:load|store)|buffer_(?:load|store)|s_trap", kernels[name]
        ), name
    # Nothing is read where no byte is wanted: the load stands behind a branch.
    assert re.search(r"s_cbranch_execz.*global_load_(?:dwordx2|b64)", kernels["guarded"], re.S)


WRONG = """\
#include <cuda_runtime.h>
#include <cuda_pipeline_primitives.h>
__global__ void k(const char *in) {
  __shared__ __align__(16) char s[64];
  __pipeline_memcpy_async(s + 4, in, 16);
}
int main() {
  char *in;
  cudaMallocManaged(&in, 64);
  k<<<1, 1>>>(in);
  cudaDeviceSynchronize();
}
"""


def test_a_misaligned_copy_is_named_on_the_host(tmp_path: Path) -> None:
    done = Migrated(tmp_path, WRONG).start_on_host()
    assert done.returncode != 0
    assert "misaligned address in an asynchronous copy in kernel k" in done.stderr
    assert "example.cu:5" in done.stderr
