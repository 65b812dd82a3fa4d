"""What the front end says about snippets of CUDA."""

from __future__ import annotations

from pathlib import Path

import pytest
from frontend_support import facts, one, parse, written

from translator.errors import InputError
from translator.facts import (
    Asm,
    Call,
    Condition,
    Function,
    Include,
    Launch,
    MacroDefinition,
    Name,
    NameKind,
    Origin,
    Side,
    Space,
    Subscript,
    Variable,
)


def test_template_call_keeps_its_name_and_written_arguments(tmp_path: Path) -> None:
    unit = parse(tmp_path, "template <class T> __device__ T f(T v) { return __shfl_xor_sync(~0u, v, 1); }\n")
    (call,) = facts(unit, Call, "__shfl_xor_sync")
    assert [a.text for a in call.arguments] == ["~0u", "v", "1"]
    assert call.callee.kind is NameKind.FUNCTION and not call.callee.user_declared
    assert written(call) == b"__shfl_xor_sync(~0u, v, 1)" and not call.discarded and call.function == "f"
    assert call.arguments[0].value == 0xFFFFFFFF and call.arguments[2].value == 1


def test_resolved_call_has_types_and_values(tmp_path: Path) -> None:
    unit = parse(tmp_path, "#include <cuda_runtime.h>\nvoid f(float* p) { cudaMemset(p, 1 + 1, sizeof(int)); }\n")
    (call,) = facts(unit, Call, "cudaMemset")
    assert [(a.type, a.value) for a in call.arguments] == [("float *", None), ("int", 2), ("unsigned long", 4)]
    assert call.parameters == ("void *", "int", "unsigned long") and call.discarded


def test_unknown_function_is_an_unresolved_call(tmp_path: Path) -> None:
    unit = parse(tmp_path, "void f() { int x = cudaNoSuchThing(3, 4); }\n")
    (call,) = facts(unit, Call, "cudaNoSuchThing")
    assert call.callee.kind is NameKind.UNRESOLVED and [a.text for a in call.arguments] == ["3", "4"]
    assert any("cudaNoSuchThing" in d.message for d in unit.diagnostics)


def test_macro_argument_body_and_unexpanded(tmp_path: Path) -> None:
    source = """#include <cuda_runtime.h>
#define CHECK(x) do { if ((x) != cudaSuccess) return 1; } while (0)
#define UNUSED cudaFree(0)
int f(void** p) { CHECK(cudaMalloc(p, 4)); return 0; }
"""
    unit = parse(tmp_path, source)
    assert one(unit, "cudaMalloc").origin is Origin.MACRO_ARGUMENT
    assert one(unit, "cudaSuccess").origin is Origin.MACRO_BODY
    assert one(unit, "cudaSuccess").kind is NameKind.ENUMERATOR
    assert one(unit, "cudaFree").origin is Origin.UNEXPANDED
    (check,) = facts(unit, MacroDefinition, "CHECK")
    assert check.function_like and check.expansions == 1 and "cudaSuccess" in [n for n, _ in check.names]
    assert facts(unit, MacroDefinition, "UNUSED")[0].expansions == 0


def test_pasted_name_stands_at_the_macro_use(tmp_path: Path) -> None:
    unit = parse(tmp_path, "#include <cuda_runtime.h>\n#define C(n) cuda##n\nvoid f(void* p) { C(Free)(p); }\n")
    name = one(unit, "cudaFree")
    assert name.origin is Origin.PASTED and written(name) == b"C"


def test_define_of_the_toolkit_is_a_macro(tmp_path: Path) -> None:
    unit = parse(tmp_path, "#include <cuda_runtime.h>\nunsigned f() { return cudaHostAllocDefault; }\n")
    assert one(unit, "cudaHostAllocDefault").kind is NameKind.MACRO


def test_users_own_names_are_told(tmp_path: Path) -> None:
    source = """struct S { int cudaFree; };
__device__ int __shfl(int v) { return v; }
__global__ void k(S s) { int warpSize = s.cudaFree; __shfl(warpSize); }
"""
    unit = parse(tmp_path, source)
    for name in ("cudaFree", "__shfl", "warpSize"):
        assert all(n.user_declared for n in facts(unit, Name, name)), name


LAUNCHES = """#include <cuda_runtime.h>
__global__ void k(int* p, int n) {}
template <int N, class T> __global__ void t(T* p) {}
void f(int* p, cudaStream_t s) {
  k<<<1, dim3(32, 2)>>>(p, 3);
  t<4, int><<<2, 64, 16 * sizeof(int), s>>>(p);
  t<4><<<2, 64>>>(p);
}
"""


def test_launches(tmp_path: Path) -> None:
    first, second, third = facts(parse(tmp_path, LAUNCHES), Launch)
    assert first.kernel == "k" and [a.text for a in first.configuration] == ["1", "dim3(32, 2)"] and first.direct
    assert second.kernel == "t<4, int>" and second.direct and not third.direct
    assert [a.text for a in second.configuration] == ["2", "64", "16 * sizeof(int)", "s"]
    assert second.configuration[2].value == 64 and second.configuration[1].value == 64
    text = LAUNCHES.encode()
    span = second.configuration_span
    assert text[span.start : span.end] == b"<<<2, 64, 16 * sizeof(int), s>>>"
    assert text[second.arguments_span.start : second.arguments_span.end] == b"(p)"


def test_assembly(tmp_path: Path) -> None:
    source = """__device__ int f(int a) {
  int r;
  asm volatile("add.s32 %0, %1, %2;" "\\n" : "=r"(r) : "r"(a + 1), "n"(3) : "memory");
  return r;
}
"""
    (asm,) = facts(parse(tmp_path, source), Asm)
    assert asm.template == "add.s32 %0, %1, %2;\n" and asm.volatile and asm.clobbers == ("memory",)
    assert [(o.constraint, o.text) for o in asm.outputs] == [("=r", "r")]
    assert [(o.constraint, o.text, o.type) for o in asm.inputs] == [("r", "a + 1", "int"), ("n", "3", "int")]
    assert written(asm).startswith(b"asm volatile(") and written(asm).endswith(b")")


def test_memory_spaces(tmp_path: Path) -> None:
    source = """__constant__ float table[16];
__managed__ int counter;
__device__ int flag;
__global__ void __launch_bounds__(256, 2) k() {
  __shared__ float a[32][33], b;
  extern __shared__ int dynamic[];
  dynamic[0] = a[1][2] + b;
}
"""
    unit = parse(tmp_path, source)
    seen = {v.name: v for v in facts(unit, Variable)}
    assert {n: v.space for n, v in seen.items()} == {
        "table": Space.CONSTANT,
        "counter": Space.MANAGED,
        "flag": Space.DEVICE,
        "a": Space.SHARED,
        "b": Space.SHARED,
        "dynamic": Space.SHARED,
    }
    assert seen["a"].size == 4224 and seen["a"].siblings == 2 and seen["a"].type == "float[32][33]"
    assert seen["dynamic"].extern and seen["dynamic"].size is None and seen["dynamic"].element == "int"
    assert written(seen["dynamic"]) == b"extern __shared__ int dynamic[]"
    (kernel,) = facts(unit, Function, "k")
    assert kernel.kernel and kernel.device and not kernel.host and [a.text for a in kernel.bounds] == ["256", "2"]
    assert kernel.static_shared == 4228
    assert "a[1][2]" in {written(s).decode() for s in facts(unit, Subscript)}


def test_branches_and_sides(tmp_path: Path) -> None:
    source = """#include <cuda_runtime.h>
__host__ __device__ int f() {
#ifdef __CUDA_ARCH__
  return __popc(1);
#else
  return cudaGetLastError();
#endif
}
#if 0
void g() { cudaDeviceReset(); }
#include <cublas_v2.h>
#endif
"""
    unit = parse(tmp_path, source)
    assert one(unit, "__popc").side is Side.DEVICE and one(unit, "__popc").kind is NameKind.FUNCTION
    assert one(unit, "cudaGetLastError").side is Side.HOST
    skipped = one(unit, "cudaDeviceReset")
    assert skipped.origin is Origin.SKIPPED and skipped.kind is NameKind.UNRESOLVED
    assert [(i.header, i.origin) for i in facts(unit, Include)] == [
        ("cuda_runtime.h", Origin.FILE),
        ("cublas_v2.h", Origin.SKIPPED),
    ]
    assert [(c.keyword, c.expression) for c in facts(unit, Condition)] == [("ifdef", "__CUDA_ARCH__"), ("if", "0")]


def test_header_facts_and_missing_include(tmp_path: Path) -> None:
    (tmp_path / "own.cuh").write_text("#pragma once\n__device__ int w() { return warpSize; }\n")
    unit = parse(tmp_path, '#include "own.cuh"\n#include "absent.h"\n__global__ void k() { __syncthreads(); w(); }\n')
    assert unit.missing == ("absent.h",)
    assert one(unit, "warpSize").span.path == str(tmp_path / "own.cuh")
    assert one(unit, "__syncthreads").kind is NameKind.FUNCTION


def test_library_header_is_replaced(tmp_path: Path) -> None:
    source = """#include <nccl.h>
int f(ncclComm_t c) { if (ncclCommDestroy(c) != ncclSuccess || c == nullptr) return 1; return 0; }
"""
    unit = parse(tmp_path, source)
    if not unit.standins:
        assert facts(unit, Include)[0].resolved.endswith("nccl.h")
    else:
        assert unit.standins == ("nccl.h",) and not unit.missing and not unit.diagnostics
    assert one(unit, "ncclCommDestroy").kind is NameKind.FUNCTION
    assert one(unit, "ncclSuccess").kind is NameKind.ENUMERATOR and not one(unit, "ncclSuccess").user_declared


def test_syntax_error_in_the_middle_keeps_the_rest(tmp_path: Path) -> None:
    source = "#include <cuda_runtime.h>\nvoid a(void* p) { cudaFree(p); }\nint ( ] ;\nvoid b() { cudaDeviceReset(); }\n"
    unit = parse(tmp_path, source)
    assert any(d.severity == "error" for d in unit.diagnostics)
    assert one(unit, "cudaFree").kind is NameKind.FUNCTION and one(unit, "cudaDeviceReset").called


@pytest.mark.parametrize("source", [b"", b"\x00\x01\x7fELF" * 50, b"not code at all, don't \" you see"])
def test_what_is_not_cuda_does_not_crash(tmp_path: Path, source: bytes) -> None:
    assert not facts(parse(tmp_path, source), Call)


def test_unreadable_file_is_the_users_to_mend(tmp_path: Path) -> None:
    from frontend_support import config

    from translator.frontend import parse_unit

    with pytest.raises(InputError, match="cannot be read"):
        parse_unit(tmp_path / "none.cu", (), config(tmp_path))


BODY = "#include <cuda_runtime.h>\n// caf\xe9 \xb5s\n\tvoid f(void* p) {\n\tcudaFree(/* \xb5 */ p);\n}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_offsets_in_every_encoding(tmp_path: Path, encoding: str, newline: str) -> None:
    unit = parse(tmp_path, BODY.replace("\n", newline).encode(encoding))
    name = one(unit, "cudaFree")
    assert written(name) == b"cudaFree" and name.kind is NameKind.FUNCTION
    (call,) = facts(unit, Call, "cudaFree")
    assert written(call).endswith(b"p)")


def test_include_of_a_file_beside_in_a_skipped_branch_is_resolved(tmp_path: Path) -> None:
    (tmp_path / "cuda").mkdir()
    (tmp_path / "cuda" / "mine.h").write_text("int x;\n")
    unit = parse(tmp_path, '#ifdef NEVER\n#include "cuda/mine.h"\n#include <cuda/atomic>\n#endif\n')
    mine, theirs = facts(unit, Include)
    assert mine.resolved == str(tmp_path / "cuda" / "mine.h") and theirs.resolved == ""
