"""Programs compiled at run time in portable form: NVRTC makes the original's PTX of them, and clang AMD code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from memory_math import compiler, cuda_name, kernels, operations
from snippets import Translated, translate
from test_warp_ptx import HALVES, _kernels

from translator.harness.ptx import normal_form, parse
from translator.output import write_tree
from translator.rtc_device import device_text, includes, names_wanted, offered
from translator.rulebook import load_rulebook
from translator.targets import load_target

HOST = r"""
int main() {
  nvrtcProgram program;
  const char *header = "#define STEP 1\n", *name = "own.h";
  const char *options[] = {"--gpu-architecture=compute_80", "--fmad=true"};
  if (nvrtcCreateProgram(&program, text, "k.cu", 1, &header, &name)) return 2;
  int bad = nvrtcCompileProgram(program, 2, options);
  size_t size = 0;
  nvrtcGetProgramLogSize(program, &size);
  std::string log(size, 0), ptx;
  nvrtcGetProgramLog(program, &log[0]);
  if (bad) return std::fprintf(stderr, "%s", log.c_str()), 3;
  nvrtcGetPTXSize(program, &size);
  ptx.resize(size);
  nvrtcGetPTX(program, &ptx[0]);
  std::fwrite(ptx.data(), 1, size - 1, stdout);
  return nvrtcDestroyProgram(&program);
}
"""
HEAD = "#include <cstdio>\n#include <nvrtc.h>\n#include <string>\n"


def _program() -> str:
    """Kernels with every operation that such a program can be given and that the rules write."""
    lines = ['#include "own.h"']
    for number, (parameters, body) in enumerate(_kernels()):
        if not parameters.startswith(HALVES):
            lines.append(f"__global__ void k{number}({parameters}) {{ int t = threadIdx.x * STEP; {body} }}")
    for op in operations():
        if offered(f"gpu::{op.name}"):
            lines += [text.strip() for text in kernels(op, cuda_name(op))]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Translated]:
    """Folders with the original and the translation."""
    original, portable = tmp_path_factory.mktemp("original"), tmp_path_factory.mktemp("portable")
    text = f'{HEAD}static const char text[] = R"cu(\n{_program()}\n)cu";\n{HOST}'
    done = translate(original, text, name="main.cpp")
    write_tree(done.run, portable)
    return original, portable, done


def test_the_program_is_in_portable_form(trees: tuple[Path, Path, Translated]) -> None:
    done = trees[2]
    assert done.text.count("#include <gpu/rtc_device.hpp>\n") == 1
    assert "_sync(" not in done.text and "__ldcg(" not in done.text
    wanted = names_wanted([done.text.encode()], "gpu") or ()
    assert {"gpu::shfl", "gpu::reduce_xor", "gpu::lanemask_ge", "gpu::load_cg", "gpu::atomic_cas_block"} <= wanted


def _nvrtc() -> Path:
    found = [lib for entry in sys.path for lib in Path(entry).glob("nvidia/cu[0-9]*/lib/libnvrtc.so.[0-9]*")]
    if not found:
        pytest.skip("no NVRTC: pip install nvidia-cuda-nvrtc")
    return found[0]


def _ptx(folder: Path, nvrtc: Path) -> str:
    roots = [root for entry in sys.path for root in Path(entry).glob("nvidia/cu[0-9]*/include")]
    words = [word for root in roots for word in ("-isystem", str(root))]
    command = ["g++", "-std=c++17", "-Wall", "-Werror", "-DGPU_TARGET_CUDA", f"-I{folder}", *words]
    made = subprocess.run(
        [*command, str(folder / "main.cpp"), str(nvrtc), "-o", str(folder / "a.out")], capture_output=True
    )
    assert made.returncode == 0, made.stderr.decode()[-4000:]
    environment = {**os.environ, "LD_LIBRARY_PATH": str(nvrtc.parent)}
    ran = subprocess.run([str(folder / "a.out")], capture_output=True, text=True, env=environment, timeout=120)
    assert ran.returncode == 0, ran.stderr[-4000:]
    return ran.stdout


def test_nvrtc_makes_the_same_ptx(trees: tuple[Path, Path, Translated]) -> None:
    original, portable, _ = trees
    nvrtc = _nvrtc()
    before, after = (parse(_ptx(folder, nvrtc)) for folder in (original, portable))
    assert len(before.kernels()) > 150 and before.kernels() == after.kernels()
    assert [k for k in before.kernels() if normal_form(before, k) != normal_form(after, k)] == []


@pytest.mark.parametrize(("arch", "what"), [("gfx90a", "-S"), ("gfx1030", "-fsyntax-only")])
def test_clang_compiles_the_text_for_amd(
    arch: str, what: str, trees: tuple[Path, Path, Translated], tmp_path: Path
) -> None:
    """hipRTC is clang with HIP's device headers read before the program: so is this, with the headers of the SDK."""
    hip = compiler("hip")
    names = names_wanted([trees[2].text.encode()], "gpu") or ()
    (tmp_path / "gpu").mkdir()
    (tmp_path / "gpu/rtc_device.hpp").write_text(device_text(load_target("hip"), names))
    (tmp_path / "own.h").write_text("#define STEP 1\n")
    program = trees[2].text.partition('R"cu(')[2].partition(')cu"')[0]
    (tmp_path / "k.hip").write_text(f"#include <hip/hip_runtime.h>\n{program}")
    words = [
        "-x",
        "hip",
        f"--offload-arch={arch}",
        "--cuda-device-only",
        "-nogpulib",
        "-std=c++14",
        "-O1",
        "-fsyntax-only",
    ]
    command = [*hip.command, *hip.flags, *words, f"-I{tmp_path}", str(tmp_path / "k.hip")]
    made = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert made.returncode == 0, made.stderr[-4000:]


def test_nothing_of_the_host_is_offered() -> None:
    names = {f"gpu::{op}" for op in load_rulebook().ops}
    assert not any(offered(name) for name in ("gpu::hmax", "gpu::atomic_ref", "gpuMalloc", "gpucub", "gpu::nothing"))
    for target in ("cuda", "hip"):
        text = device_text(load_target(target), [name for name in names if offered(name)])
        assert "#include" not in text and "std::" not in text
    assert includes(b'a\n#  include "gpu/rtc_device.hpp"\n', "gpu") and not includes(b"gpu/rtc_device.hpp", "gpu")
