"""CUDA's C++ libraries on AMD: names of libcu++ in device code, atomics with scopes, namespaces of CUB and Thrust."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.memory_math import compiler
from tests.warp_support import function_body
from translator.apimap import load_api
from translator.emit import header_files, names_in, wrapper_headers
from translator.paths import data_folder
from translator.targets import load_target

API = load_api(data_folder("rules") / "api")
FOLDER = Path(__file__).parent / "cpp"
STD = [row for row in API.of_library("libcu") if row.name.startswith("cuda::std::") and row.hip.startswith("std::")]
HEADERS = sorted({row.header.removeprefix("cuda/std/") for row in STD})
USES = [line.split(" ", 1) for line in (FOLDER / "std_names.txt").read_text().splitlines() if line[:1].isdigit()]
# What each kernel of atomics.cu becomes on gfx90a (AMDGPUUsage, Memory Model gfx90a): an acquire drops the first cache,
# at system scope the second one too; a release waits for what came before, and at system scope writes it back.
INSTRUCTIONS = {
    "add_device": ["global_atomic_add"],
    "load_system": ["global_load_dword", "s_waitcnt", "buffer_invl2", "buffer_wbinvl1_vol", "global_store_dword"],
    "load_device": ["global_load_dword", "s_waitcnt", "buffer_wbinvl1_vol", "global_store_dword"],
    "load_block": ["global_load_dword", "s_waitcnt", "global_store_dword"],
    "store_device": ["global_store_dword", "s_waitcnt", "global_store_dword"],
    "store_system": ["global_store_dword", "buffer_wbl2", "s_waitcnt", "global_store_dword"],
    "compare": [
        "global_store_dwordx2",
        "s_waitcnt",
        "global_atomic_cmpswap_x2",
        "s_waitcnt",
        "buffer_wbinvl1_vol",
        "global_store_dwordx2",
    ],
    "least": ["global_atomic_smin", "global_atomic_umax"],
    "pairs": ["global_load_dword", "s_waitcnt", "global_store_dword"],
    "fence": ["global_store_dword", "buffer_wbl2", "s_waitcnt", "global_store_dword"],
    "object": ["global_atomic_add"],
}
MEMORY = re.compile(r"(global_\w+|flat_\w+|buffer_\w+|s_waitcnt)\b(.*)")


def emit(folder: Path, source: str) -> None:
    """Write the emitted header for what a source uses into the folder."""
    for path, text in header_files(names_in(source.encode()), API).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def hip(folder: Path, name: str, *flags: str) -> Path:
    """Device assembly of a file in the folder."""
    program = compiler("hip")
    result = folder / f"{name}.s"
    command = [program.path, *program.flags, "-x", "hip", "--offload-arch=gfx90a", "--cuda-device-only", "-S", *flags]
    done = subprocess.run([*command, "-I", folder, "-o", result, folder / name], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return result


@pytest.mark.parametrize("standard", [17, 20])
def test_names_of_the_standard_library_work_in_device_code(tmp_path: Path, standard: int) -> None:
    """Code is made for every name that the table says works with this standard, type traits by their declaration."""
    lines = [f"#include <{header}>" for header in HEADERS]
    lines = ["#include <hip/hip_runtime.h>", *lines, "namespace S = std;"]
    for index, (since, code) in enumerate(USES):
        if int(since) <= standard:
            marked = re.sub(
                r"((?:\w|::|<.*>|\*|\(S::declval.*?\)\))+ f\()", r"__device__ __attribute__((used)) \1", code
            )
            marked = marked.replace(" T g(", " __device__ T g(").replace("int* __device__", "__device__ int*")
            lines.append(f"namespace n{index} {{ {marked} }}")
    for index, row in enumerate(STD):
        if row.header == "cuda/std/type_traits" and (standard == 20 or "std20" not in row.flags):
            lines.append(f"namespace t{index} {{ using {row.hip}; }}")
    (tmp_path / "names.hip").write_text("\n".join(lines))
    text = hip(tmp_path, "names.hip", f"-std=c++{standard}", "-O1", "-w").read_text()
    assert text.count(".type\t_ZN") >= sum(int(since) <= standard for since, _ in USES)


def test_every_name_has_a_use() -> None:
    """Every row of cuda::std that claims a counterpart is used in std_names.txt, with a standard not above its own."""
    words = {since: set[str]() for since, _ in USES}
    for since, code in USES:
        words[since].update(re.findall(r"S::(\w+)", code))
    for row in STD:
        if row.header not in ("cuda/std/type_traits", "cuda/std/concepts", "cuda/std/cstdint"):
            known = words["17"] | words["20"] if "std20" in row.flags else words["17"]
            assert row.name.removeprefix("cuda::std::") in known, row.name


def test_scopes_and_orders_of_atomics(tmp_path: Path) -> None:
    """The memory instructions of gfx90a for each scope and order."""
    source = (FOLDER / "atomics.cu").read_text()
    emit(tmp_path, source)
    (tmp_path / "atomics.cu").write_text(source)
    assembly = hip(tmp_path, "atomics.cu", "-std=c++17", "-O2", "-Wall", "-Wextra", "-Werror")
    for name, wanted in INSTRUCTIONS.items():
        found = [m for line in function_body(assembly, name) if (m := MEMORY.match(line))]
        waits = [m for m in found if m[1] != "s_waitcnt" or "vmcnt" in m[2]]
        assert [m[1] for m in waits if "lgkmcnt" not in m[2] or "vmcnt" in m[2]] == wanted, name


def test_atomics_compute_the_same_on_the_host(tmp_path: Path) -> None:
    """Counts of four threads, a structure as one value, and the small functions."""
    program = shutil.which("g++") or shutil.which("clang++-19")
    if program is None:
        pytest.skip("needs a C++17 compiler")
    source = (FOLDER / "atomics_host.cpp").read_text()
    emit(tmp_path, source)
    (tmp_path / "a.cpp").write_text(source)
    command = [
        program,
        "-std=c++17",
        "-O1",
        "-pthread",
        "-DGPU_TARGET_HOST",
        "-I",
        tmp_path,
        tmp_path / "a.cpp",
        "-o",
        tmp_path / "a",
    ]
    subprocess.run(command, check=True)
    done = subprocess.run([tmp_path / "a"], capture_output=True, text=True, check=True)
    assert done.stdout == "4000 -8000 2000 3999 01 5 28 7\n4 3 2 5\n"


def test_a_macro_that_stands_for_a_name_of_thrust_is_emitted() -> None:
    assert "gpuThrustCategory" in names_in(b"int f() { return thrust::gpuThrustCategory().equivalent(0, 0); }")
    assert "gpuMalloc" not in names_in(b"int f() { return mine::gpuMalloc(0); }")


def test_namespaces_are_names_of_the_emitted_header() -> None:
    """Each portable namespace is what its target calls it; Thrust's tuples come with Thrust only."""
    files = header_files({"gpucub", "gputhrust", "gputhrust_system", "gpustd", "GPU_THRUST_DEVICE_SYSTEM"}, API)
    for target, lines in {
        "cuda": ["gpucub cub", "gputhrust thrust::cuda", "gpustd cuda::std"],
        "hip": ["gpucub hipcub", "gputhrust thrust::hip", "gpustd gpu::standard"],
        "host": ["gpustd std"],
    }.items():
        text = re.sub(r" +", " ", files[f"gpu/{target}.hpp"])
        assert [line for line in lines if f"#define {line}\n" not in text + "\n"] == [], target
    assert "gpu/std_tuple.hpp" not in files
    acme = header_files({"gpucub", "gputhrust", "gpustd"}, API, "acme")
    assert re.findall(r"\bgpu\w+", acme["acme/cuda.hpp"] + acme["acme/hip.hpp"] + acme["acme/host.hpp"]) == []
    assert "using thrust::tuple;" in header_files({"gpustd", "thrust"}, API)["gpu/std_tuple.hpp"]


def test_every_name_of_libcu_has_a_block_or_a_namespace() -> None:
    """A supported name of cuda:: is a block of each target: a macro cannot have a qualifier."""
    for row in API.of_library("libcu"):
        if row.supported and row.spelling.startswith("gpu::"):
            assert all(row.spelling in load_target(target).by_key for target in ("cuda", "hip", "host")), row.name
    assert "gpu::atomic" not in wrapper_headers("gpu", API)
    assert wrapper_headers("gpu", API)["gpucub"] == "gpu/cub.hpp"


def test_complex_division_keeps_the_exponent_range(tmp_path: Path) -> None:
    """HIP's division and absolute value square first; the emitted ones scale, as CUDA's do. Run on the host side."""
    program = compiler("hip")
    source = (FOLDER / "complex.cu").read_text()
    emit(tmp_path, source)
    (tmp_path / "complex.cu").write_text(source)
    flags = ["-x", "hip", "--cuda-host-only", "-nogpulib", "-std=c++17", "-I", tmp_path, "-c"]
    command = [program.path, *program.flags, *flags, tmp_path / "complex.cu", "-o", tmp_path / "complex.o"]
    subprocess.run(command, check=True)
    subprocess.run([program.path, tmp_path / "complex.o", "-o", tmp_path / "complex"], check=True)
    done = subprocess.run([tmp_path / "complex"], capture_output=True, text=True, check=True)
    assert done.stdout == "1 2 2 -1 5e+30 5e-200 0\n"
