"""Cooperative groups: run on the host target and as AMD machine code on an emulator, and the same PTX on CUDA."""

from __future__ import annotations

import shutil
from pathlib import Path

import amd_emulator
import groups_model as model
import numpy as np
import pytest
from memory_math import ARCHITECTURES, compiler, run
from snippets import translate

from translator.harness.hostcopy import write_host_copy
from translator.harness.ptx import normal_form, parse
from translator.model import Severity
from translator.output import write_tree

SOURCE = (Path(__file__).parent / "cpp" / "groups.cu").read_text(encoding="utf-8")
START = """
#include <cstdio>
int main() {
  static int value[256], branch[256], results[256 * 256];
  for (int t = 0; t < 256; ++t) value[t] = (t * 37 + 11) % 23 - 9, branch[t] = (t * 7 + t / 5) % 4;
  int *device_value, *device_branch, *device_results;
  cudaMalloc(&device_value, sizeof value);
  cudaMalloc(&device_branch, sizeof branch);
  cudaMalloc(&device_results, sizeof results);
  cudaMemcpy(device_value, value, sizeof value, cudaMemcpyHostToDevice);
  cudaMemcpy(device_branch, branch, sizeof branch, cudaMemcpyHostToDevice);
"""
RUN = """
  cudaMemset(device_results, 0, sizeof results);
  KERNEL<<<1, THREADS>>>(device_results, ARGUMENTS);
  cudaMemcpy(results, device_results, sizeof results, cudaMemcpyDeviceToHost);
  std::printf("KERNEL");
  for (int i = 0; i < 256 * 256; ++i) std::printf(" %d", results[i]);
  std::printf("\\n");
"""
# The emitted header is compiled without AMD's device libraries, which not every GPU has here: these stand in.
LIBRARY = """
#define LINKED extern "C" __device__ __attribute__((always_inline))
LINKED size_t __ockl_get_local_id(unsigned d) { return d == 0 ? __builtin_amdgcn_workitem_id_x() : 0; }
LINKED size_t __ockl_get_group_id(unsigned) { return 0; }
LINKED size_t __ockl_get_local_size(unsigned d) { return d == 0 ? THREADS : 1; }
LINKED size_t __ockl_get_num_groups(unsigned) { return 1; }
LINKED int __ockl_grid_is_valid() { return 0; }
LINKED void __ockl_grid_sync() {}
LINKED void __atomic_work_item_fence(__cl_mem_fence_flags, __memory_order, __memory_scope) {
  __builtin_amdgcn_fence(__ATOMIC_SEQ_CST, "workgroup");
}
"""


def program() -> str:
    """The kernels with a ``main`` that runs each once and prints its results."""
    text = SOURCE + START
    for kernel, (threads, _) in model.KERNELS.items():
        arguments = "device_value" + (", device_branch" if kernel.startswith("branch") else "")
        text += RUN.replace("KERNEL", kernel).replace("THREADS", str(threads)).replace("ARGUMENTS", arguments)
    return text + "}\n"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translation of the kernels, with a program around them."""
    folder = tmp_path_factory.mktemp("groups")
    done = translate(folder, program())
    assert not [f for f in done.findings if f.severity is not Severity.INFO and f.id != "CW001"]
    write_tree(done.run, folder / "out")
    return folder / "out"


def check(kernel: str, results: np.ndarray) -> None:
    """Compare with the model, result by result."""
    expected = model.KERNELS[kernel][1]()
    count, threads = expected.shape
    got = results[: count * threads].reshape(count, threads)
    wrong = np.argwhere(got != expected)
    assert not wrong.size, [(int(r), int(t), int(got[r, t]), int(expected[r, t])) for r, t in wrong[:8]]


@pytest.mark.parametrize("names", [("g++",), ("clang++-19", "clang++")], ids=["gcc", "clang"])
def test_on_the_host(tree: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    name = next((name for name in names if shutil.which(name)), None)
    if name is None:
        pytest.skip(f"no {names[0]}")
    copy = write_host_copy(tree, tmp_path / "copy")
    flags = ["-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-DGPU_TARGET_HOST", "-pthread", "-I", copy]
    run(name, *flags, "-x", "c++", "-o", tmp_path / "program", copy / "example.cu", cwd=tmp_path)
    lines = run(tmp_path / "program", cwd=tmp_path).splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == list(model.KERNELS)
    for line in lines:
        kernel, _, numbers = line.partition(" ")
        check(kernel, np.array(numbers.split(), np.int32))


def amd(tree: Path, folder: Path, arch: str, *flags: str, threads: int = 64) -> Path:
    """The kernels built for an AMD GPU."""
    text = (tree / "example.cu").read_text(encoding="utf-8")
    start = text.index("namespace cg")
    head, kernels = text[:start], text[start : text.index("#include <cstdio>")]
    (folder / "kernels.hip").write_text(head + LIBRARY.replace("THREADS", str(threads)) + kernels, encoding="utf-8")
    hip, result = compiler("hip"), folder / f"{arch}-{threads}.out"
    command = [*hip.command, *hip.flags, "-x", "hip", f"--offload-arch={arch}", "--offload-device-only", "-nogpulib"]
    command += ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-I", str(tree), *flags, "-o", str(result)]
    run(*command, folder / "kernels.hip", cwd=folder)
    return result


@pytest.mark.parametrize("arch", ARCHITECTURES)
@pytest.mark.parametrize("level", ["-O2", "-O0"])
def test_builds_for_amd(tree: Path, tmp_path: Path, arch: str, level: str) -> None:
    assert "s_endpgm" in amd(tree, tmp_path, arch, level, "-S").read_text()


# The emulator runs the waves of a block one after another, and does not know the fence of a block's barrier on gfx1100.
ONE_WAVE = ("tiles", "branch_0", "branch_1", "branch_2", "branch_3", "halves")
EMULATED = [(arch, kernel) for arch in ("gfx942", "gfx1100") for kernel in ONE_WAVE]
EMULATED += [("gfx942", kernel) for kernel in ("generic", "large_64")]


@pytest.mark.parametrize(("arch", "kernel"), EMULATED)
def test_on_the_emulator(tree: Path, tmp_path: Path, arch: str, kernel: str) -> None:
    """A block of 64 threads: one wave of two logical warps on gfx942, two waves on gfx1100."""
    amd_emulator.require()
    code = amd(tree, tmp_path, arch, "-O2", "-mllvm", "-amdgpu-dpp-combine=0", "--no-gpu-bundle-output")
    threads = model.KERNELS[kernel][0]
    results = np.zeros(256 * threads, np.int32)
    arguments = [np.array(values[:threads], np.int32) for values in (model.VALUE, model.BRANCH)]
    amd_emulator.run(code, kernel, threads, [[results, *arguments[: 1 + kernel.startswith("branch")]]])
    check(kernel, results)


@pytest.mark.parametrize("arch", ["sm_80", "sm_90"])
def test_ptx_is_the_original(tree: Path, arch: str) -> None:
    nvcc, modules = compiler("cuda"), []
    for folder in (tree.parent, tree):
        out = folder / f"{arch}.ptx"
        command = [*nvcc.command, *nvcc.flags, "-std=c++17", f"-arch={arch}", "-I", folder, "-ptx", "-o", out]
        run(*command, folder / "example.cu", cwd=folder)
        modules.append(parse(out.read_text(encoding="utf-8")))
    before, after = modules
    assert len(before.kernels()) == len(model.KERNELS)
    assert [kernel for kernel in before.kernels() if normal_form(before, kernel) != normal_form(after, kernel)] == []
