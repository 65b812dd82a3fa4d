"""Device functions that hold no name of CUDA's are passed over, whole libraries of them, and only such."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from frontend_support import config

from translator.facts import Function, Name
from translator.frontend import parse_unit
from translator.rulebook import load_rulebook

PLAIN = """#define HD __host__ __device__
template <class T> HD T twice(T x) { T sum = x + x; return sum; }
__device__ inline float half_of(float x) { float part = x / 2; return part; }
"""


def walked(folder: Path, text: str) -> set[str]:
    """The names of the functions that were walked, as a migration parses."""
    file = folder / "a.cu"
    file.write_text(text, encoding="utf-8")
    book = load_rulebook()
    unit = parse_unit(file, ("-std=c++17",), replace(config(folder), names=book.names, device=book.device))
    assert not [d for d in unit.diagnostics if d.severity in ("error", "fatal")]
    return {fact.name for fact in unit.facts if isinstance(fact, Function)} | {
        f"{fact.function}.{fact.name}" for fact in unit.facts if isinstance(fact, Name)
    }


def test_plain_device_functions_are_passed_over(tmp_path: Path) -> None:
    found = walked(tmp_path, PLAIN + "__global__ void k(float* p) { *p = twice(half_of(*p)); }\n")
    assert {"k", "k.twice", "k.half_of"} <= found
    assert not found & {"twice", "half_of", "twice.sum", "half_of.part"}


@pytest.mark.parametrize(
    ("before", "body", "name"),
    [
        ("", "return __shfl_xor_sync(~0u, x, 1);", "__shfl_xor_sync"),
        ("", "return __saturatef(x);", "__saturatef"),
        ("", "return fdividef(fdivide(x, 2), 2);", "fdivide"),  # a name of device code alone
        ("#define PART(x) fdivide(x, 2)\n", "return PART(x);", "PART"),
        ("#include <cuda/std/array>\nusing cuda::std::array;\n", "array<float, 1> a{x}; return a[0];", "array"),
        ("#include <cuda/std/array>\nusing namespace cuda::std;\n", "array<float, 1> a{x}; return a[0];", "array"),
        ("namespace s = cuda;\n", "return s::x;", "s"),
        ("struct S { volatile float* p; };\n__device__ S s;\n", "s.p[0] = s.p[1]; return x;", "p"),
    ],
)
def test_device_functions_with_something_to_say_are_walked(tmp_path: Path, before: str, body: str, name: str) -> None:
    start = "namespace cuda { __device__ float x; }\n" if "s::x" in body else ""
    found = walked(tmp_path, f"{start}{before}__device__ float f(float x) {{ {body} }}\n")
    assert f"f.{name}" in found
