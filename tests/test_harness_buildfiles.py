"""The emitted build files work with the tools that they are for, and leave a project's own alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from harness_tree import need, write_tree

from translator.harness.buildfiles import MARKER, build_files
from translator.harness.project import read_manifest

HEADER = """#pragma once
#if defined(GPU_TARGET_CUDA)
#include <cuda_runtime.h>
#define gpuDeviceSynchronize cudaDeviceSynchronize
#elif defined(GPU_TARGET_HIP)
#include <hip/hip_runtime.h>
#define gpuDeviceSynchronize hipDeviceSynchronize
#endif
"""
MAIN = """#include <gpu/gpu.hpp>
#include "answer.h"
__global__ void kernel(int* x) { *x = ANSWER; }
int other();
int main() {
    kernel<<<1, 1>>>(nullptr);
    return gpuDeviceSynchronize() == 0 ? other() : 1;
}
"""
OTHER = """#include <gpu/gpu.hpp>
#include "answer.h"
int other() { return ANSWER - 42; }
"""
FLAGS = ["-DANSWER=(40 + 2)", "-DTEXT=\"a;b $x\"", "-Iinclude", "-std=c++14", "-Wall"]  # fmt: skip
FILES = {"src/main.cu": MAIN, "src/other.cpp": OTHER, "include/answer.h": "", "gpu/gpu.hpp": HEADER}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    if not shutil.which("cmake"):
        pytest.skip("no cmake")
    return emit(write_tree(tmp_path / "tree", FILES, flags=FLAGS))


def emit(root: Path) -> Path:
    for name, text in build_files(root, read_manifest(root)).items():
        (root / name).write_text(text)
    return root


def cmake(tree: Path, target: str, *definitions: str) -> Path:
    for command in (["cmake", "--preset", target, *definitions], ["cmake", "--build", "--preset", target]):
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    program = tree / f"build/cmake-{target}/src-main"
    assert program.is_file()
    return program


def test_cmake_builds_for_cuda(tree: Path) -> None:
    compiler = need("cuda")
    program = cmake(tree, "cuda", f"-DCMAKE_CUDA_COMPILER={compiler.path}", "-DCMAKE_CUDA_ARCHITECTURES=80")
    assert b"sm_80" in program.read_bytes()


def test_cmake_builds_for_amd_with_a_plain_clang(tree: Path) -> None:
    compiler = need("hip")
    flags = (f"-DCMAKE_CXX_COMPILER={compiler.path}", f"-DGPU_HIP_FLAGS={' '.join(compiler.flags)}")
    program = cmake(tree, "hip", "-DGPU_HIP_AS_CXX=ON", *flags)
    assert b"gfx90a" in program.read_bytes() and b"gfx1030" in program.read_bytes()


def test_cmake_builds_for_the_host_from_the_lowered_copy(tree: Path) -> None:
    need("host")
    # Stands for the command that lowers: here the copy needs no launch.
    lower = tree / "crosswarp"
    copy = tree / "build/host/src"
    edits = r"s/kernel<<<1, 1>>>(nullptr)/int x; kernel(\&x)/; s/__global__//; s/gpuDeviceSynchronize()/0/"
    lower.write_text(f"""#!/bin/sh
mkdir -p {copy} && cp -r src include gpu {copy}/
sed -i '{edits}' {copy}/src/main.cu
echo {copy}
""")
    lower.chmod(0o755)
    program = cmake(tree, "host", f"-DCROSSWARP={lower}")
    assert subprocess.run([str(program)], check=False, timeout=60).returncode == 0


def test_an_unknown_target_is_refused_in_words(tree: Path) -> None:
    command = ["cmake", "-S", ".", "-B", "b", "-DGPU_TARGET=metal"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode != 0 and "choose cuda, hip or host" in done.stderr


def test_presets_are_json_and_the_page_names_every_way(tree: Path) -> None:
    presets = json.loads((tree / "CMakePresets.json").read_text())
    assert [p["name"] for p in presets["configurePresets"]] == ["cuda", "hip", "host"]
    page = (tree / "BUILDING.md").read_text()
    for text in (
        "nvcc -arch=sm_80",
        "-x hip --offload-arch=gfx90a",
        "crosswarp build . --target host",
        "cmake --preset",
    ):
        assert text in page


def test_plain_lines_of_the_page_compile(tree: Path) -> None:
    compiler = need("hip")
    lines = [line for line in (tree / "BUILDING.md").read_text().splitlines() if line.startswith("amdclang++")]
    assert len(lines) == 3
    for line in lines:
        command = line.replace("amdclang++", f"{compiler.path} {' '.join(compiler.flags)}", 1)
        include = " -I/usr/include" if "-x c++" in line else ""
        done = subprocess.run(
            command + include, shell=True, cwd=tree, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, command + done.stderr


def test_options_of_one_vendor_are_given_to_that_vendor_only(tmp_path: Path) -> None:
    flags = ["-DA=1", "-D__CUDACC_EXTENDED_LAMBDA__=1", "-DCUDA_API_PER_THREAD_DEFAULT_STREAM=1"]
    root = write_tree(tmp_path, {"k.cu": "__global__ void k() {}\n"}, flags=flags)
    files = build_files(root, read_manifest(root))
    lines = [line.strip() for line in files["CMakeLists.txt"].splitlines() if "COMPILE_OPTIONS" in line]
    assert [line.partition("COMPILE_OPTIONS ")[2] for line in lines if '-x hip' not in line] == [
        "-DA=1)", "--extended-lambda --default-stream=per-thread)", "-fgpu-default-stream=per-thread)"
    ]  # fmt: skip
    page = files["BUILDING.md"].splitlines()
    assert all(("--extended-lambda" in line) == line.startswith("nvcc") for line in page if " -c k.cu" in line)


def test_files_of_c_are_compiled_as_cpp(tmp_path: Path) -> None:
    """CMake would pass over them in silence, since the project's language is C++."""
    root = emit(write_tree(tmp_path / "tree", {"a b.c": "int answer(void) { return 42; }\n", "gpu/gpu.hpp": HEADER}))
    text = (root / "CMakeLists.txt").read_text()
    assert 'foreach(source "a b.c")\n  set_source_files_properties("${root}/${source}" PROPERTIES LANGUAGE CXX)' in text


def test_a_projects_own_build_files_are_not_replaced(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "t", FILES | {"CMakeLists.txt": "project(own)\n"})
    assert sorted(build_files(root, read_manifest(root))) == ["BUILDING.md"]
    (root / "BUILDING.md").write_text("by hand\n")
    assert build_files(root, read_manifest(root)) == {}
    (root / "CMakeLists.txt").write_text(f"# {MARKER}\n")
    assert sorted(build_files(root, read_manifest(root))) == ["CMakeLists.txt", "CMakePresets.json"]


def test_the_same_tree_gives_the_same_bytes_and_no_machine_path(tree: Path) -> None:
    first, second = (build_files(tree, read_manifest(tree)) for _ in range(2))
    assert first == second
    assert not any(str(tree) in text or sys.prefix in text for text in first.values())


def test_a_tree_without_units_gets_none_and_plain_hip_gets_no_cuda(tmp_path: Path) -> None:
    assert build_files(write_tree(tmp_path / "a", {"x.h": ""}), read_manifest(tmp_path / "a")) == {}
    root = write_tree(tmp_path / "b", FILES, style="hip")
    files = build_files(root, read_manifest(root))
    assert sorted(files) == ["BUILDING.md"] and "nvcc" not in files["BUILDING.md"]
