"""What the macros for conditions are, as compilers of both vendors read the emitted header."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from translator.emit import header_files, names_in
from translator.rulebook import load_rulebook
from translator.targets import answer, capabilities, load_target, target_names

MACROS = [f"GPU_CUDA_ARCH_{capability.name}" for capability in capabilities()]
NUMBERS = (200, 300, 350, 530, 600, 610, 700, 750, 800, 890, 900, 1000, 1200)
OPERATORS = (">=", ">", "<", "<=", "==", "!=")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The emitted header with every macro, and stand-ins for the vendors' runtimes."""
    folder = tmp_path_factory.mktemp("capabilities")
    for path, text in header_files([*MACROS, "GPU_CUDA_ARCH", "GPU_CUDART_VERSION"], load_rulebook().api).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "hip").mkdir()
    (folder / "hip/hip_runtime.h").touch()
    (folder / "cuda_runtime.h").write_text("#define CUDART_VERSION 13000\n", encoding="utf-8")
    return folder


def _preprocess(tree: Path, text: str, *arguments: str) -> list[str]:
    clang = shutil.which("clang++-19") or shutil.which("clang++")
    if clang is None:
        pytest.skip("no compiler: clang++")
    (tree / "probe.cu").write_text(f"#include <gpu/gpu.hpp>\n{text}", encoding="utf-8")
    command = [clang, *arguments, "-nogpuinc", "-nogpulib", "-E", "-P", "-I", str(tree), str(tree / "probe.cu")]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return [line for line in ran.stdout.splitlines() if line.startswith("probe ")]


@pytest.mark.parametrize("side", ["sm_70", "sm_80", "sm_90", "host"])
def test_on_cuda_every_comparison_is_the_one_that_was_written(tree: Path, side: str) -> None:
    arguments = ("--cuda-host-only",) if side == "host" else ("--cuda-device-only", f"--cuda-gpu-arch={side}")
    text = "".join(
        f"#if ({macro} {operator} {number}) != (__CUDA_ARCH__ {operator} {number})\nprobe {macro}\n#endif\n"
        for macro in [*MACROS, "GPU_CUDA_ARCH"]
        for operator in OPERATORS
        for number in NUMBERS
    )
    assert _preprocess(tree, f"{text}probe end\n", "-x", "cuda", "-D__CUDACC__", *arguments) == ["probe end"]


def _on_amd(tree: Path, side: str, version: int) -> dict[str, int]:
    device = ("--cuda-device-only", f"--offload-arch={side}")
    arguments = ("--cuda-host-only",) if side == "host" else device
    text = "".join(f'probe "{name}" {name}\n' for name in MACROS)
    found = {}
    for line in _preprocess(tree, text, "-x", "hip", f"-DHIP_VERSION={version}", *arguments):
        _, name, value = line.split()
        found[name.strip('"').removeprefix("GPU_CUDA_ARCH_")] = int(value)
    return found


@pytest.mark.parametrize("arch", ["gfx90a", "gfx942", "gfx1030", "gfx1100"])
def test_on_amd_each_is_the_number_that_brought_it_or_nothing(tree: Path, arch: str) -> None:
    found = _on_amd(tree, arch, 60300000)
    row = load_target("hip").architectures()[arch]["capabilities"]
    for capability in capabilities():
        where = answer("hip", capability.name)
        has = capability.name.lower() in row if where == "architectures" else where != "0"
        assert found[capability.name] == (capability.since if has else 0), capability.name
    assert found["ATOMIC_ADD_DOUBLE"] == 600 and found["BF16"] == 800 and found["WARP_REDUCE"] == 800
    assert found["TENSOR_CORES"] == found["ASYNC_COPIES"] == found["CLUSTERS"] == found["FP8"] == 0
    assert found["TEXTURES"] == (300 if arch.startswith("gfx1") else 0)


def test_bfloat16_is_there_with_every_hip(tree: Path) -> None:
    """The emitted header brings the type itself."""
    assert _on_amd(tree, "gfx90a", 50200000)["BF16"] == 800


def test_in_amd_host_code_all_count_as_undefined(tree: Path) -> None:
    assert set(_on_amd(tree, "host", 60300000).values()) == {0}


def test_every_target_answers_for_every_capability() -> None:
    for target in target_names():
        assert set(MACROS) <= load_target(target).by_key.keys()


def test_what_is_used_is_found_in_a_source() -> None:
    text = b"#if defined(X) && XPU_CUDA_ARCH_BF16 >= 800 && XPU_CUDART_VERSION > 1\n#endif\n"
    assert {"GPU_CUDA_ARCH_BF16", "GPU_CUDART_VERSION"} <= names_in(text, "xpu")
    files = header_files(names_in(text, "xpu"), load_rulebook().api, "xpu")
    assert "XPU_CUDA_ARCH_BF16" in files["xpu/hip.hpp"] and "GPU_" not in files["xpu/hip.hpp"]
    assert "XPU_CUDA_ARCH_FP8" not in files["xpu/hip.hpp"]
