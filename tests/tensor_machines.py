"""Builds the kernels of ``tensor/kernels.hpp`` for the host and for AMD GPUs on the emulator, and runs them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import amd_emulator
import numpy as np
import pytest
from memory_math import compiler, run
from warp_support import THREAD, hip_compiler

from translator.emit import header_files, names_in, wrappers_in
from translator.rulebook import load_rulebook

KERNELS = Path(__file__).parent / "tensor" / "kernels.hpp"
INCLUDES = "#include <gpu/gpu.hpp>\n#include <gpu/mma.hpp>\n"
HIP = f"""#define WARP (static_cast<int>({THREAD}) / 32)
#define LANE (static_cast<int>({THREAD}) % 32)
#define SHARED_OBJECT(s)
#define BARRIER() __builtin_amdgcn_s_barrier()
#define HALF __half
#define BFLOAT gpu_bfloat16
"""
HOST = """#include <cstdio>
#include <cstdlib>
#include <cstring>
#define WARP static_cast<int>(threadIdx.x / 32)
#define LANE static_cast<int>(threadIdx.x % 32)
#define SHARED_OBJECT(s) ::gpu::host::shared_object(s, #s);
#define BARRIER() __syncthreads()
#define HALF __half
#define BFLOAT gpu_bfloat16
"""
MAIN = """
template <class A, class B, class C, class D>
void go(const char* name, void (*kernel)(const A*, const B*, const C*, D*, int), void** p, int active) {
  ::gpu::host::launch(name, kernel, ::gpu::host::Configuration(1, 64))((const A*)p[0], (const B*)p[1], (const C*)p[2],
                                                                       (D*)p[3], active);
}
int main(int count, char** argument) {
  void* p[4];
  for (int i = 0; i < 4; ++i) {
    std::FILE* file = std::fopen(argument[3 + i], "rb");
    if (!file || count != 7) return 1;
    p[i] = std::aligned_alloc(64, 1 << 16);
    if (std::fread(p[i], 1, 1 << 16, file) == 0) return 1;
    std::fclose(file);
  }
  const int active = std::atoi(argument[2]);
  CASES
  std::FILE* file = std::fopen(argument[6], "wb");
  const bool failed = gpuDeviceSynchronize() != gpuSuccess || std::fwrite(p[3], 1, 1 << 16, file) != 1 << 16;
  return failed || std::fclose(file) != 0;
}
"""


@dataclass(frozen=True)
class Machine:
    """A built program: the host's, or the code object of an AMD GPU."""

    name: str
    program: Path

    def launch(
        self, kernel: str, a: np.ndarray, b: np.ndarray, c: np.ndarray, out: np.ndarray, active: int = 3
    ) -> None:
        """Run a kernel with a block of two warps; ``out`` is read and written."""
        arrays = [np.ascontiguousarray(x) for x in (a, b, c, out)]
        if self.program.suffix == ".co":
            amd_emulator.run(self.program, kernel, 64, [[*arrays, np.int32(active)]])
        else:
            files = [self.program.parent / f"{kernel}.{i}" for i in range(4)]
            for file, array in zip(files, arrays, strict=True):
                array.tofile(file)
            run(self.program, kernel, str(active), *files, cwd=self.program.parent)
            arrays[3] = np.fromfile(files[3], out.dtype, out.size).reshape(out.shape)
        out[...] = arrays[3]


def write(folder: Path, text: str, name: str) -> Path:
    """Write a program and the header that it needs."""
    book, data = load_rulebook(), text.encode()
    for path, content in header_files(names_in(data), book.api, wrappers=wrappers_in([data], book.api)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    (folder / name).write_text(text)
    return folder / name


def kernel_names(text: str, parts: tuple[str, ...]) -> list[str]:
    """The kernels of a preprocessed text."""
    defines = [f"-D{part}" for part in parts]
    command = ["g++", "-E", "-P", "-x", "c++", *defines, "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return re.findall(r'extern "C" __global__ void (\w+)', done.stdout)


def build(folder: Path, machine: str, parts: tuple[str, ...], *flags: str) -> Machine:
    """Build the kernels; ``machine`` is ``host`` or an AMD architecture."""
    text = KERNELS.read_text()
    defines = [f"-D{part}" for part in parts]
    if machine == "host":
        host = compiler("host")
        cases = (f'if (!std::strcmp(argument[1], "{k}")) go("{k}", {k}, p, active);' for k in kernel_names(text, parts))
        source = write(folder, INCLUDES + HOST + text + MAIN.replace("CASES", "\n  ".join(cases)), "program.cpp")
        warnings = ["-Wall", "-Wextra", "-Werror"]
        command = [
            *host.command,
            *host.flags,
            "-std=c++17",
            "-O1",
            *warnings,
            "-DGPU_TARGET_HOST",
            "-pthread",
            *defines,
        ]
        run(*command, *flags, "-I", folder, "-o", folder / "program", source, cwd=folder)
        return Machine(machine, folder / "program")
    source = write(folder, INCLUDES + HIP + text, "kernels.hip")
    program = folder / f"{machine}.co"
    command = [hip_compiler(), "-x", "hip", f"--offload-arch={machine}", "--offload-device-only", "-nogpulib"]
    command += ["-std=c++17", "-Wall", "-Wextra", "-Werror", "--no-gpu-bundle-output", *(flags or ("-O2",)), *defines]
    run(*command, "-I", folder, "-o", program, source, cwd=folder)
    return Machine(machine, program)


def require(machine: str) -> None:
    """Skip the calling test where the machine is not there."""
    if machine != "host":
        amd_emulator.require()
    elif compiler("host") is None:
        pytest.skip("no compiler for the host")
