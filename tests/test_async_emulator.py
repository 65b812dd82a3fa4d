"""Asynchronous copies and barriers for AMD, run as machine code on an emulator: one wave of 64 lanes and one of 32."""

from __future__ import annotations

from pathlib import Path

import amd_emulator
import numpy as np
import pytest
from memory_math import compiler, run, write
from warp_support import THREAD

SOURCE = f"""\
#include <gpu/gpu.hpp>
#define THREAD static_cast<int>({THREAD})
extern "C" __global__ void copies(unsigned* out, const unsigned* in, const int* zeros) {{
  alignas(16) __shared__ unsigned tile[64 * 4];
  const int t = THREAD;
  for (int i = 0; i < 4; ++i) tile[t * 4 + i] = ~0u;
  gpu::copy_async<16>(tile + t * 4, in + t * 4, 16 - zeros[t]);
  gpu::copy_async_commit();
  gpu::copy_async_wait<0>();
  for (int i = 0; i < 4; ++i) out[t * 4 + i] = tile[t * 4 + i];
}}
extern "C" __global__ void phases(unsigned* out, const unsigned* in, int threads) {{
  __shared__ gpu::barrier<gpu::thread_scope_block> b;
  __shared__ unsigned tile[64];
  const int t = THREAD;
  if (t == 0) init(&b, threads);
  __builtin_amdgcn_wave_barrier();
  unsigned sum = 0;
  for (unsigned round = 0; round < 3; ++round) {{
    tile[t] = in[t] + round;
    b.arrive_and_wait();
    sum += tile[threads - 1 - t];
    b.wait(b.arrive());
  }}
  out[t] = sum;
}}
"""


@pytest.mark.parametrize(("arch", "threads"), [("gfx942", 64), ("gfx1100", 32)])
def test_on_the_emulator(tmp_path: Path, arch: str, threads: int) -> None:
    amd_emulator.require()
    hip, source = compiler("hip"), write(tmp_path, SOURCE)
    flags = ["-x", "hip", f"--offload-arch={arch}", "--cuda-device-only", "--no-gpu-bundle-output", "-nogpulib", "-O2"]
    code = tmp_path / f"{arch}.co"
    run(*hip.command, *hip.flags, "-std=c++17", *flags, "-I", tmp_path, "-o", code, source, cwd=tmp_path)
    data = np.random.default_rng(1).integers(0, 1 << 32, 4 * threads, dtype=np.uint32)
    zeros = (np.arange(threads, dtype=np.int32) * 5) % 17
    out = np.zeros(4 * threads, np.uint32)
    amd_emulator.run(code, "copies", threads, [[out, data, zeros]])
    want = data.copy().view(np.uint8).reshape(threads, 16)
    for t in range(threads):
        want[t, 16 - zeros[t] :] = 0
    assert (out.view(np.uint8).reshape(threads, 16) == want).all()
    sums = np.zeros(threads, np.uint32)
    amd_emulator.run(code, "phases", threads, [[sums, data[:threads].copy(), np.int32(threads)]])
    assert (sums == 3 * data[:threads][::-1] + np.uint32(3)).all()
