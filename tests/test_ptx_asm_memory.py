"""Memory, synchronisation and warp instructions of inline PTX, run by kernels on the host target."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from memory_math import compiler, run, write
from ptx_support import lowered, statement

KERNELS = r"""
#include <gpu/gpu.hpp>
#include <cstdio>

__global__ void memory(unsigned int* data, unsigned long long* wide) {
  alignas(16) __shared__ unsigned int tile[64]; ::gpu::host::shared_object(tile, "tile");
  const unsigned int i3 = static_cast<unsigned int>(gpu::cvta_generic_to_shared(tile));
  unsigned long long i0 = reinterpret_cast<unsigned long long>(data);
  unsigned int o0 = 0, o1 = 0, o2 = 0, o3 = 0, i1 = threadIdx.x;
  unsigned int i2 = i3 + threadIdx.x * 4;
  [[ st.shared.b32 [%0], %1; | - | r:i2 r:i1 ]]
  [[ bar.sync 0; | - | - ]]
  i2 = i3 + (31 - threadIdx.x) * 4;
  [[ ld.shared.u32 %0, [%1]; | r:o0 | r:i2 ]]
  data[threadIdx.x] = o0;
  [[ bar.sync 1; | - | - ]]
  if (threadIdx.x == 0) {
    i1 = 7;
    [[ st.global.v4.u32 [%0+128], {%1, 1, 2, 3}; | - | l:i0 r:i1 ]]
    [[ ld.global.nc.L1::no_allocate.v4.u32 {%0, %1, %2, %3}, [%4+128]; | r:o0 r:o1 r:o2 r:o3 | l:i0 ]]
    data[36] = o0 * 1000 + o1 * 100 + o2 * 10 + o3;
    [[ st.release.gpu.global.u32 [%0+148], %1; | - | l:i0 r:i1 ]]
    [[ ld.acquire.gpu.global.u32 %0, [%1+148]; | r:o0 | l:i0 ]]
    data[38] = o0 + 1;
    [[ st.global.b8 [%0+156], %1; | - | l:i0 r:i1 ]]
    i1 = 0xfffffff0u;
    [[ st.volatile.global.u16 [%0+160], %1; | - | l:i0 r:i1 ]]
    [[ ld.volatile.global.s16 %0, [%1+160]; | r:o0 | l:i0 ]]
    data[41] = o0;
    [[ { .reg .pred p; setp.eq.u32 p, %2, 5; @p ld.global.u32 %0, [%1+144]; @!p mov.u32 %0, 99; } | r:o0 | l:i0 r:i1 ]]
    data[42] = o0;
    data[43] = 10;
    [[ atom.global.add.u32 %0, [%1+172], 5; | r:o0 | l:i0 ]]
    [[ atom.cas.b32 %0, [%1+172], 15, 21; | r:o1 | l:i0 ]]
    [[ red.release.gpu.global.max.s32 [%0+172], 40; | - | l:i0 ]]
    [[ atom.acq_rel.gpu.global.inc.u32 %0, [%1+172], 40; | r:o2 | l:i0 ]]
    data[44] = o0 * 10000 + o1 * 100 + o2;
    data[45] = gpu::ptx_bits<unsigned int>(1.5f);
    float i4 = 2.25f;
    [[ red.global.add.f32 [%0+180], %1; | - | l:i0 f:i4 ]]
    i2 = i3 + 16;
    [[ cp.async.cg.shared.global [%0], [%1], 16; cp.async.commit_group; cp.async.wait_group 0; | - | r:i2 l:i0 ]]
    [[ ld.shared.v2.u32 {%0, %1}, [%2+4]; | r:o0 r:o1 | r:i2 ]]
    data[46] = o0 * 100 + o1;
    [[ atom.shared.exch.b32 %0, [%1+0], 77; | r:o0 | r:i2 ]]
    data[47] = o0 * 1000 + tile[4];
    unsigned long long o4 = 0;
    [[ cvta.to.global.u64 %0, %1; | l:o4 | l:i0 ]]
    wide[0] = o4 - i0;
    [[ fence.acq_rel.gpu; membar.sys; prefetch.global.L2 [%0]; griddepcontrol.wait; | - | l:i0 ]]
  }
}

__global__ void warp(unsigned int* out) {
  const unsigned int lane = gpu::lane_id();
  unsigned int* mine = out + 16 * threadIdx.x;
  unsigned int o0 = 0, o1 = 0, i0 = lane * 3, i1 = 0xffffffffu, i2 = lane & 1;
  [[ shfl.sync.bfly.b32 %0, %1, 5, 0x1f, %2; | r:o0 | r:i0 r:i1 ]]
  mine[0] = o0;
  [[ { .reg .pred p; shfl.sync.up.b32 %0|p, %2, 3, 0x0, %3; selp.u32 %1, 1, 0, p; } | r:o0 r:o1 | r:i0 r:i1 ]]
  mine[1] = o0 * 2 + o1;
  [[ { .reg .pred p; shfl.sync.down.b32 %0|p, %2, 9, 0x181f, %3; selp.u32 %1, 1, 0, p; } | r:o0 r:o1 | r:i0 r:i1 ]]
  mine[2] = o0 * 2 + o1;
  [[ shfl.sync.idx.b32 %0, %1, 9, 0x181f, %2; | r:o0 | r:i0 r:i1 ]]
  mine[3] = o0;
  [[ { .reg .pred p; setp.ne.u32 p, %1, 0; vote.sync.ballot.b32 %0, p, %2; } | r:o0 | r:i2 r:i1 ]]
  mine[4] = o0;
  [[ redux.sync.add.s32 %0, %1, %2; | r:o0 | r:i0 r:i1 ]]
  mine[5] = o0;
  [[ match.any.sync.b32 %0, %1, %2; | r:o0 | r:i2 r:i1 ]]
  mine[6] = o0;
  [[ { .reg .pred p; elect.sync _|p, %1; selp.b32 %0, 1, 0, p; } | r:o0 | r:i1 ]]
  mine[7] = o0;
  [[ activemask.b32 %0; | r:o0 | - ]]
  mine[8] = o0;
  [[ mov.u32 %0, %%lanemask_lt; | r:o0 | - ]]
  mine[9] = o0;
  [[ bar.warp.sync %0; | - | r:i1 ]]
}

int main() {
  alignas(16) static unsigned int data[64];
  static unsigned long long wide[1];
  ::gpu::host::launch("memory", &memory, ::gpu::host::Configuration(1, 32))(data, wide);
  gpuDeviceSynchronize();
  for (unsigned int i = 0; i < 32; ++i)
    if (data[i] != 31 - i) std::printf("wrong %u\n", i);
  for (unsigned int i = 36; i < 48; ++i) std::printf("%u: %u\n", i, data[i]);
  std::printf("wide: %llu\n", wide[0]);
  static unsigned int out[32 * 16];
  ::gpu::host::launch("warp", &warp, ::gpu::host::Configuration(1, 32))(out);
  gpuDeviceSynchronize();
  for (unsigned int lane = 0; lane < 32; ++lane) {
    const unsigned int up = lane >= 3 ? (lane - 3) * 6 + 1 : lane * 6;
    const bool inside = (lane & 7) + 9 < 8;
    const unsigned int down = inside ? (lane + 9) * 6 + 1 : lane * 6;
    const unsigned int expected[] = {(lane ^ 5) * 3, up, down, ((lane & 24) | 1) * 3, 0xaaaaaaaau, 3 * 31 * 16,
                                     lane & 1 ? 0xaaaaaaaau : 0x55555555u, lane == 0, 0xffffffffu, (1u << lane) - 1u};
    for (int i = 0; i < 10; ++i)
      if (out[16 * lane + i] != expected[i]) std::printf("lane %u, %d: %u\n", lane, i, out[16 * lane + i]);
  }
}
"""
EXPECTED = """36: 7123
37: 7
38: 8
39: 7
40: 65520
41: 4294967280
42: 99
43: 0
44: 101540
45: 1081081856
46: 3029
47: 31077
wide: 0
"""


def program(text: str) -> str:
    """The text with its PTX, marked by double brackets, translated."""

    def translate(match: re.Match[str]) -> str:
        template, outputs, inputs = (part.strip() for part in match[1].rsplit("|", 2))
        given = [[w.split(":") for w in part.split()] if part != "-" else [] for part in (outputs, inputs)]
        asm = statement(template, *("".join(c for c, _ in part) for part in given))
        body = " ".join(lowered(asm).lines)
        for part, letter in zip(given, "oi", strict=True):
            for number, (_, name) in enumerate(part):
                body = re.sub(rf"\b{letter}{number}\b", f"@{name}", body)
        return body.replace("@", "") + ";"

    return re.sub(r"\[\[ (.*?) \]\]", translate, text)


@pytest.mark.parametrize("level", ["-O0", "-O2"])
def test_kernels(tmp_path: Path, level: str) -> None:
    source, host = write(tmp_path, program(KERNELS), "program.cpp"), compiler("host")
    flags = [
        "-std=c++17",
        level,
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Wno-unused-function",
        "-DGPU_TARGET_HOST",
        "-pthread",
    ]
    run(*host.command, *host.flags, *flags, "-I", tmp_path, "-o", tmp_path / "program", source, cwd=tmp_path)
    assert run(tmp_path / "program", cwd=tmp_path) == EXPECTED
