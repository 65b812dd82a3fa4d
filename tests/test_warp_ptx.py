"""On NVIDIA nothing is lost: a program full of warp operations, translated by the rules, gives the original's PTX."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from snippets import translate

from translator.errors import CrosswarpError
from translator.harness.ptx import Module, normal_form, parse
from translator.output import write_tree
from translator.toolkit.compilers import Compiler, find_compiler

WORDS = ("int", "unsigned", "long", "unsigned long", "long long", "unsigned long long", "float", "double")
HALVES = ("__half", "__half2", "__nv_bfloat16", "__nv_bfloat162")
SMALL = ("bool", "char", "unsigned char", "short", "unsigned short")
REGISTERS = ("laneid", "lanemask_eq", "lanemask_lt", "lanemask_le", "lanemask_gt", "lanemask_ge")
REDUCTIONS = ("add", "min", "max", "and", "or", "xor")


def _kernels() -> Iterator[tuple[str, str]]:
    """Parameters and bodies; ``t`` is the thread's index."""
    for kind in WORDS + HALVES:
        for op, operand in (("shfl", "n"), ("shfl_up", "2"), ("shfl_down", "n"), ("shfl_xor", "16")):
            yield f"{kind} *o, int n", f"o[t] = __{op}_sync(0xffffffff, o[t], {operand});"
            yield f"{kind} *o, int n", f"o[t] = __{op}_sync(0xffffffff, o[t], {operand}, 8);"
            yield f"{kind} *o, int n, unsigned m", f"o[t] = __{op}_sync(m, o[t], {operand}, n);"
    yield "float *o, int n", "o[t] = __shfl_xor_sync(0xffffffff, o[t], n, warpSize);"
    for kind in SMALL:
        yield f"{kind} *o, int *p", "p[t] = __shfl_xor_sync(0xffffffff, o[t], 1) + 1;"
        yield f"{kind} *o, int *p", "o[t] = __shfl_down_sync(0xffffffff, o[t], 1);"
    loop = "for (int k = 16; k > 0; k >>= 1) v += __shfl_xor_sync(0xffffffff, v, k);"
    yield "float *o", f"float v = o[t]; {loop} o[t] = v;"
    loop = "for (int k = warpSize / 2; k > 0; k >>= 1) v += __shfl_down_sync(0xffffffff, v, k);"
    yield "float *o", f"float v = o[t]; {loop} if (t % warpSize == 0) o[t / warpSize] = v;"
    yield "int *o, int n", "for (int k = 0; k < n; k += warpSize) o[k + t] = k * warpSize;"
    for vote in ("ballot", "any", "all"):
        yield "int *o, unsigned m", f"o[t] = __{vote}_sync(m, o[t] > 3);"
        yield "int *o", f"if (__{vote}_sync(0xffffffff, o[t])) o[t] = 1;"
    yield "unsigned *o", "o[t] = __activemask();"
    shared = "__shared__ int s[64]; s[t] = o[t]; __syncwarp(); o[t] = s[t ^ 1]; __syncwarp(m); s[t] = 3; __syncwarp();"
    yield "int *o, unsigned m", f"{shared} o[3] = s[4];"
    for kind in WORDS:
        yield f"{kind} *o, unsigned *p", "p[t] = __match_any_sync(0xffffffff, o[t]);"
        yield f"{kind} *o, unsigned *p", "int q; p[t] = __match_all_sync(0xffffffff, o[t], &q) + q;"
    for kind in ("int", "unsigned"):
        for op in REDUCTIONS[:3] if kind == "int" else REDUCTIONS:
            yield f"{kind} *o, unsigned m", f"o[t] = __reduce_{op}_sync(m, o[t]);"
    for register in REGISTERS:
        for volatile in ("", " volatile"):
            read = f'asm{volatile}("mov.u32 %0, %%{register};" : "=r"(l))'
            loop = f"for (int i = 0; i < n; i++) {{ o[i] += l; {read}; o[l] = i; }}"
            yield "unsigned *o, int n", f"unsigned l; {read}; {loop}"


def _source() -> str:
    lines = ["#include <cuda_bf16.h>", "#include <cuda_fp16.h>"]
    for number, (parameters, body) in enumerate(_kernels()):
        lines.append(f"__global__ void k{number}({parameters}) {{ int t = threadIdx.x; {body} }}")
    return "\n".join(lines) + "\n"


def _ptx(nvcc: Compiler, folder: Path, source: Path, arch: str) -> Module:
    out = folder / f"{arch}.ptx"
    command = [*nvcc.command, *nvcc.flags, "-std=c++17", f"-arch={arch}", "-I", str(folder), "-ptx", "-o", str(out)]
    command.append(str(source))
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-4000:]
    return parse(out.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The original and the translation, as folders with ``example.cu``."""
    original, portable = tmp_path_factory.mktemp("original"), tmp_path_factory.mktemp("portable")
    done = translate(original, _source())
    write_tree(done.run, portable)
    return original, portable


@pytest.mark.parametrize("arch", ["sm_80", "sm_90"])
def test_ptx_is_the_original(trees: tuple[Path, Path], arch: str) -> None:
    try:
        nvcc = find_compiler("cuda")
    except CrosswarpError as error:
        pytest.skip(str(error))
    before, after = (_ptx(nvcc, folder, folder / "example.cu", arch) for folder in trees)
    assert len(before.kernels()) == _source().count("__global__")
    assert [kernel for kernel in before.kernels() if normal_form(before, kernel) != normal_form(after, kernel)] == []


def test_nothing_of_the_original_is_left(trees: tuple[Path, Path]) -> None:
    text = (trees[1] / "example.cu").read_text(encoding="utf-8")
    assert "_sync(" not in text
    assert not [word for word in ("warpSize", "__activemask", "__syncwarp", "asm") if word in text]
