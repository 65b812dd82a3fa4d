"""Small device sources against the block library: the header of one target with the warp operations, and AMD builds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from translator.ops import load_ops
from translator.paths import data_folder
from translator.targets import load_target

ARCHITECTURES = ("gfx90a", "gfx942", "gfx1030", "gfx1100")
THREAD = "__builtin_amdgcn_workitem_id_x()"


def warp_header(target: str) -> str:
    """The blocks of all warp operations with what they need, in the library's order."""
    library = load_target(target)
    wanted = [f"gpu::{name}" for name, op in load_ops(data_folder("rules") / "ops").items() if op.family == "warp"]
    seen: set[str] = set()
    chosen = {index for index, block in enumerate(library.blocks) if "always" in block.keys}
    while wanted:
        key = wanted.pop()
        if key not in seen:
            seen.add(key)
            chosen.add(library.by_key[key])
            wanted += library.blocks[library.by_key[key]].needs
    return "#pragma once\n" + "\n\n".join(library.blocks[index].text for index in sorted(chosen)) + "\n"


def hip_compiler() -> str:
    """A clang++ that builds for AMD GPUs; skips the calling test when there is none."""
    for name in (os.environ.get("CROSSWARP_HIP_CLANG", ""), "clang++-19", "amdclang++", "clang++"):
        if name and shutil.which(name):
            return name
    pytest.skip("no clang++ with an AMD GPU back end")


def build_hip(folder: Path, source: str, arch: str, flags: Sequence[str] = ("-O2",), output: str = "s") -> Path:
    """Compile device code for one architecture to assembly (``s``) or a code object (``co``). No device library is
    linked: the source must not need one."""
    (folder / "warp.hpp").write_text(warp_header("hip"))
    (folder / "kernels.hip").write_text('#include "warp.hpp"\n' + source)
    result = folder / f"{arch}.{output}"
    kind = ["-S"] if output == "s" else ["--no-gpu-bundle-output"]
    command = [hip_compiler(), "-x", "hip", f"--offload-arch={arch}", "--offload-device-only", "-nogpulib"]
    command += ["-std=c++17", "-Wall", "-Wextra", "-Werror", *kind, *flags, "-I", str(folder), "-o", str(result)]
    command.append(str(folder / "kernels.hip"))
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stderr[-4000:]}"
    return result


def function_body(assembly: Path, name: str) -> list[str]:
    """The instructions of one kernel, without labels, comments and directives."""
    lines: list[str] = []
    inside = False
    for line in assembly.read_text().splitlines():
        if line.startswith(f"{name}:"):
            inside = True
        elif inside and line.startswith((".Lfunc_end", "\t.section")):
            break
        elif inside and line.startswith("\t") and not line.startswith(("\t.", "\t;")):
            lines.append(line.split(";")[0].strip())
    assert lines, f"{name} not found in {assembly}"
    return lines
