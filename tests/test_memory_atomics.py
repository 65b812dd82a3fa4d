"""Atomics: which instructions float additions become on AMD, and what all forms compute on the host."""

from __future__ import annotations

import re

import pytest
from migrated import Migrated

PROGRAM = """\
#include <cuda_runtime.h>
#include <cuda_fp16.h>
#include <cstdio>

extern "C" __global__ void add_float(float *p, float v) { atomicAdd(p, v); }
extern "C" __global__ void fetch_float(float *p, float v) { p[1] = atomicAdd(p, v); }
extern "C" __global__ void add_double(double *p, double v) { atomicAdd(p, v); }
extern "C" __global__ void add_shared(float *p, float v) {
  __shared__ float sum[2];
  if (threadIdx.x < 2) sum[threadIdx.x] = 0;
  __syncthreads();
  atomicAdd(&sum[threadIdx.x % 2], v);
  __syncthreads();
  if (threadIdx.x < 2) p[threadIdx.x] = sum[threadIdx.x];
}
extern "C" __global__ void add_block(float *p, float v) { atomicAdd_block(p, v); }
extern "C" __global__ void small(__half *h, __half2 *h2, unsigned short *s) {
  atomicAdd(h, __float2half(1.0f));
  atomicAdd(h2, __floats2half2_rn(1.0f, 2.0f));
  unsigned short old = s[0], seen;
  do {
    seen = old;
    old = atomicCAS(s, seen, (unsigned short)(seen + 3));
  } while (old != seen);
}
extern "C" __global__ void vectors(float2 *f2, float4 *f4) {
  atomicAdd(f2, make_float2(1, 2));
  atomicAdd(f4, make_float4(1, 2, 3, 4));
}
extern "C" __global__ void wide(long long *least, long long *most, unsigned long long *bits, int *system) {
  long long i = threadIdx.x;
  atomicMin(least, -i);
  atomicMax(most, i);
  atomicOr(bits, 1ull << i);
  atomicAdd_system(system, 2);
  atomicMax_block(system + 1, int(i));
  atomicInc_system((unsigned *)system + 2, 5u);
}

int main() {
  float *f;
  double *d;
  long long *w;
  cudaMallocManaged(&f, 64 * sizeof *f);
  cudaMallocManaged(&d, sizeof *d);
  cudaMallocManaged(&w, 8 * sizeof *w);
  for (int i = 0; i < 64; ++i) f[i] = 0;
  for (int i = 0; i < 8; ++i) w[i] = 0;
  *d = 0.5;
  add_float<<<2, 50>>>(f, 0.25f);
  fetch_float<<<1, 1>>>(f, 0.25f);
  add_double<<<2, 50>>>(d, 0.125);
  add_shared<<<1, 50>>>(f + 2, 2);
  add_block<<<1, 50>>>(f + 4, 3);
  cudaDeviceSynchronize();
  std::printf("%g %g %g %g %g %g\\n", f[0], f[1], *d, f[2], f[3], f[4]);
  for (int i = 8; i < 64; ++i) f[i] = 0;
  small<<<2, 40>>>((__half *)(f + 8) + 1, (__half2 *)(f + 9), (unsigned short *)(f + 10) + 1);
  vectors<<<2, 40>>>((float2 *)(f + 12), (float4 *)(f + 16));
  wide<<<1, 40>>>(w, w + 1, (unsigned long long *)w + 2, (int *)(w + 3));
  cudaDeviceSynchronize();
  __half2 pair = *(__half2 *)(f + 9);
  std::printf("%g %g %g %d", __half2float(((__half *)(f + 8))[1]), __low2float(pair), __high2float(pair),
              ((unsigned short *)(f + 10))[1]);
  std::printf(" %g %g %g %g\\n", f[12], f[13], f[16], f[19]);
  int *system = (int *)(w + 3);
  std::printf("%lld %lld %llx %d %d %d\\n", w[0], w[1], w[2], system[0], system[1], system[2]);
}
"""
OUTPUT = """\
25.25 25 13 50 50 150
80 80 160 240 80 160 80 320
-39 39 ffffffffff 80 39 4
"""
UNSAFE = "-munsafe-fp-atomics"
LOOP = r"global_atomic_cmpswap"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    """The program above, migrated."""
    return Migrated(tmp_path_factory.mktemp("atomics"), PROGRAM)


@pytest.mark.parametrize("kind", ["gcc", "clang"])
def test_on_the_host(program: Migrated, kind: str) -> None:
    assert program.run_on_host(kind) == OUTPUT


def test_ptx_is_the_original(program: Migrated) -> None:
    program.assert_same_ptx("sm_90")


@pytest.mark.parametrize("arch", ["gfx90a", "gfx942", "gfx1030", "gfx1100"])
def test_float_additions_on_amd(program: Migrated, arch: str) -> None:
    """A loop by default, which is right on any memory; one instruction with the option, where the GPU has it."""
    safe, fast = program.amd(arch, "-O2"), program.amd(arch, "-O2", UNSAFE)
    for name, words in {"add_float": "add_f32", "fetch_float": "add_f32", "add_double": "add_f64"}.items():
        has = arch in ("gfx90a", "gfx942") or (arch == "gfx1100" and name != "add_double")
        loops = arch != "gfx942"
        assert bool(re.search(LOOP, safe[name])) == loops, name
        assert bool(re.search(LOOP, fast[name])) != has, name
        assert len(re.findall(rf"global_atomic_{words}", fast[name])) == has, name
    for kernels in (safe, fast):
        assert len(re.findall(r"ds_add_f32", kernels["add_shared"])) == 1
        assert "cmpst" not in kernels["add_shared"]


@pytest.mark.parametrize("level", ["-O0", "-O2"])
def test_all_forms_make_code(program: Migrated, level: str) -> None:
    for arch in ("gfx90a", "gfx1100"):
        assert set(program.amd(arch, level)) >= {"small", "vectors", "wide", "add_block"}
