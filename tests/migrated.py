"""One CUDA source, migrated and built: run on the host target, as AMD assembly, and as PTX beside the original's."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from memory_math import compiler
from snippets import Translated, translate
from test_host_runtime import compiler as host_compiler

from translator.harness.hostcopy import write_host_copy
from translator.harness.ptx import normal_form, parse
from translator.output import write_tree

ARCHITECTURES = ("gfx90a", "gfx942", "gfx1030", "gfx1100")
LEVELS = ("-O0", "-O2")
TIMEOUT = 300


class Migrated:
    """A source in ``folder/original`` and its translation in ``folder/tree``, both as ``example.cu``."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder = folder
        self.original = folder / "original"
        self.tree = folder / "tree"
        self.original.mkdir()
        self.done: Translated = translate(self.original, text)
        write_tree(self.done.run, self.tree)
        self.text = (self.tree / "example.cu").read_text(encoding="utf-8")

    def run_on_host(self, kind: str = "gcc", flags: Sequence[str] = ("-O1",)) -> str:
        """What the program prints on the host target; it must end with 0."""
        done = self.start_on_host(kind, flags)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def start_on_host(self, kind: str = "gcc", flags: Sequence[str] = ("-O1",)) -> subprocess.CompletedProcess[str]:
        """Build the program for the host target, which gives no warning, and run it."""
        copy = write_host_copy(self.tree, self.folder / "copy")
        program = self.folder / "program"
        words = ["-x", "c++", "-std=c++17", *flags, "-Wall", "-Wextra", "-pthread", "-DGPU_TARGET_HOST", f"-I{copy}"]
        command = [host_compiler(kind), *words, str(copy / "example.cu"), "-o", str(program)]
        built = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
        assert built.returncode == 0 and not built.stderr, built.stderr[-4000:]
        return subprocess.run([program], capture_output=True, text=True, timeout=60)

    def amd(self, arch: str, *flags: str, name: str = "example.cu") -> dict[str, str]:
        """AMD assembly of the kernels, by kernel name (``extern "C"`` kernels)."""
        hip = compiler("hip")
        command = [*hip.command, *hip.flags, "-x", "hip", f"--offload-arch={arch}", "--cuda-device-only", "-std=c++17"]
        command += [
            "-Wall",
            "-Wextra",
            "-Werror",
            "-Wno-unused-result",
            "-nogpulib",
            *flags,
            "-I",
            str(self.tree),
            "-S",
            "-o",
            "-",
        ]
        done = subprocess.run([*command, str(self.tree / name)], capture_output=True, text=True, timeout=TIMEOUT)
        assert done.returncode == 0, done.stderr[-4000:]
        return dict(re.findall(r"^(\w+):\s*; @\1\n(.*?)\n\t\.section", done.stdout, re.S | re.M))

    def hip_host_pass(self) -> None:
        """The host pass of the HIP build gives no error and no warning."""
        hip = compiler("hip")
        command = [*hip.command, *hip.flags, "-x", "hip", "--cuda-host-only", "-nogpulib", "-std=c++17", "-Wall"]
        command += ["-Werror", "-Wno-unused-result"]
        command += ["-fsyntax-only", "-I", str(self.tree), str(self.tree / "example.cu")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
        assert done.returncode == 0, done.stderr[-4000:]

    def assert_same_ptx(self, arch: str = "sm_80", *flags: str) -> None:
        """The PTX of each kernel is the original's."""
        nvcc = compiler("cuda")
        modules = []
        for folder in (self.original, self.tree):
            out = folder / f"{arch}.ptx"
            command = [*nvcc.command, *nvcc.flags, "-std=c++17", f"-arch={arch}", *flags, "-I", str(folder), "-ptx"]
            command += ["-o", str(out), str(folder / "example.cu")]
            done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
            assert done.returncode == 0, done.stderr[-4000:]
            modules.append(parse(out.read_text(encoding="utf-8")))
        before, after = modules
        assert before.kernels()
        assert set(before.kernels()) == set(after.kernels())
        for kernel in before.kernels():
            assert normal_form(before, kernel) == normal_form(after, kernel), kernel
