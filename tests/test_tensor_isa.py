"""AMD machine code of the tensor core operations: all GPUs take it, and nothing is spilled to memory."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import tensor_machines
from warp_support import ARCHITECTURES, hip_compiler


def assembly(folder: Path, arch: str, *flags: str) -> str:
    """Assembly of one layout of each shape and of all register forms."""
    text = tensor_machines.INCLUDES + tensor_machines.HIP + tensor_machines.KERNELS.read_text()
    source = tensor_machines.write(folder, text, "kernels.hip")
    command = [hip_compiler(), "-x", "hip", f"--offload-arch={arch}", "--offload-device-only", "-nogpulib", "-S"]
    command += ["-std=c++17", "-Wall", "-Wextra", "-Werror", *flags, "-I", str(folder), "-o", "-", str(source)]
    command += ["-DONE_LAYOUT", *(f"-D{part}" for part in ("BYTES", "NUMBERS", "REGISTERS", "HALVES"))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def kernel(text: str, name: str) -> str:
    """The instructions of one kernel."""
    found = re.search(rf"^{name}:.*?\n(.*?)\.Lfunc_end", text, re.S | re.M)
    assert found, name
    return found[1]


# Matrix instructions of one product of 16x16, by GPU and element type. On CDNA two warps' products are made together.
INSTRUCTIONS = {
    "gfx90a": {"f16": ("f32_16x16x4f32", 16), "bf16": ("f32_16x16x16bf16_1k", 4), "s8": ("i32_16x16x16i8", 4)},
    "gfx942": {"f16": ("f32_16x16x16_f16", 4), "bf16": ("f32_16x16x16_bf16", 4), "s8": ("i32_16x16x32_i8", 2)},
    "gfx1030": {"f16": ("", 0), "bf16": ("", 0), "s8": ("", 0)},
    "gfx1100": {"f16": ("f32_16x16x16_f16", 1), "bf16": ("f32_16x16x16_bf16", 1), "s8": ("i32_16x16x16_iu8", 1)},
}


@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_optimised_code(tmp_path: Path, arch: str) -> None:
    text = assembly(tmp_path, arch, "-O2")
    assert re.findall(r"; ScratchSize: (\d+)", text)
    assert set(re.findall(r"; ScratchSize: (\d+)", text)) == {"0"}
    for kind, (name, count) in INSTRUCTIONS[arch].items():
        found = re.findall(r"v_(?:mfma|wmma)_(\w+)", kernel(text, f"{kind}_16x16x16_rc"))
        assert found == [name] * count, kind
    exchanges = kernel(text, "f16_16x16x16_rc").count("ds_bpermute")
    assert exchanges == {"gfx1030": 64, "gfx1100": 0}.get(arch, 64 + 4)  # of single warps, and four rows of a pair's
    rows = kernel(text, "m16n8k16_f32_f16_f16_f32")
    assert len(re.findall(r"ds_bpermute", rows)) == 16  # two columns of B, 8 words each
    assert len(re.findall(r"quad_perm", rows)) >= 16  # two rows of A, from the lane's own four


@pytest.mark.parametrize("arch", ["gfx90a", "gfx1100"])
def test_code_without_optimisation(tmp_path: Path, arch: str) -> None:
    assert "s_endpgm" in assembly(tmp_path, arch, "-O0")
