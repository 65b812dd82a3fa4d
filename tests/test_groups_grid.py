"""Cooperative launches and tiles of several warps on the host target: they run, or say why they cannot."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from memory_math import compiler, run
from snippets import translate

from translator.harness.hostcopy import write_host_copy
from translator.output import write_tree

PROGRAM = """
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cuda/atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
namespace cg = cooperative_groups;

__global__ void rounds(int *value, int count) {
  cg::grid_group grid = cg::this_grid();
  const int size = grid.size(), rank = grid.thread_rank();
  for (int i = 0; i < count; ++i) {
    const int next = value[(rank + 1) % size];
    grid.sync();
    value[rank] = next;
    cg::sync(grid);
  }
  if (!grid.is_valid()) value[0] = -1;
}
__global__ void partly() {
  if (blockIdx.x != 2) cg::this_grid().sync();
}
__global__ void tile_partly() {
  auto tile = cg::tiled_partition<64>(cg::this_thread_block());
  if (threadIdx.x != 70) tile.sync();
}
__global__ void update(int *total) {
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  cuda::atomic_ref<int, cuda::thread_scope_device> sum(*total);
  cg::reduce_update_async(warp, sum, (int)threadIdx.x, cg::plus<int>());
}

int main(int, char **arguments) {
  const char *what = arguments[1];
  int *value, count = 5, blocks = 0, host[4096];
  cudaMalloc(&value, sizeof host);
  void *both[] = {&value, &count};
  cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, rounds, 128, 0);
  if (!std::strcmp(what, "rounds")) {
    for (int i = 0; i < 4096; ++i) host[i] = i;
    cudaMemcpy(value, host, sizeof host, cudaMemcpyHostToDevice);
    int error = cudaLaunchCooperativeKernel((void *)rounds, dim3(32), dim3(128), both);
    cudaMemcpy(host, value, sizeof host, cudaMemcpyDeviceToHost);
    int wrong = 0;
    for (int i = 0; i < 4096; ++i) wrong += host[i] != (i + 5) % 4096;
    std::printf("%d %d %d", error, wrong, blocks >= 4);
  } else if (!std::strcmp(what, "large")) {
    std::printf("%d", (int)cudaLaunchCooperativeKernel(rounds, dim3(100000), dim3(128), both));
  } else if (!std::strcmp(what, "plain")) {
    rounds<<<2, 32>>>(value, 1);
  } else if (!std::strcmp(what, "partly")) {
    cudaLaunchCooperativeKernel(partly, dim3(4), dim3(32), nullptr);
  } else if (!std::strcmp(what, "tile")) {
    tile_partly<<<1, 128>>>();
  } else {
    cudaMemset(value, 0, sizeof(int));
    update<<<3, 64>>>(value);
    cudaMemcpy(host, value, sizeof(int), cudaMemcpyDeviceToHost);
    std::printf("%d", host[0]);
  }
}
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, translated and built for the host."""
    folder = tmp_path_factory.mktemp("grid")
    write_tree(translate(folder, PROGRAM).run, folder / "out")
    copy, host = write_host_copy(folder / "out", folder / "copy"), compiler("host")
    flags = ["-std=c++17", "-O1", "-DGPU_TARGET_HOST", "-pthread", "-x", "c++", "-I", copy]
    run(*host.command, *flags, "-o", folder / "program", copy / "example.cu", cwd=folder)
    return folder / "program"


@pytest.mark.parametrize(
    ("what", "printed"), [("rounds", "0 0 1"), ("large", "720"), ("update", str(3 * sum(range(64))))]
)
def test_what_runs(program: Path, what: str, printed: str) -> None:
    assert run(program, what, cwd=program.parent) == printed


@pytest.mark.parametrize(
    ("what", "said", "line"),
    [
        ("plain", "not launched by gpuLaunchCooperativeKernel", "    grid.sync();"),
        ("partly", "waits for a block that has ended", "  if (blockIdx.x != 2) cg::this_grid().sync();"),
        ("tile", "63 of 64 threads wait in a tile's sync", "  if (threadIdx.x != 70) tile.sync();"),
    ],
)
def test_what_cannot_is_said(program: Path, what: str, said: str, line: str) -> None:
    done = subprocess.run([program, what], capture_output=True, text=True, timeout=120)
    assert done.returncode != 0 and said in done.stderr, done.stderr
    lines = (program.parent / "out" / "example.cu").read_text(encoding="utf-8").splitlines()
    assert f"example.cu:{lines.index(line) + 1}:" in done.stderr, done.stderr
