"""Names of the CUDA API wherever they can stand: found, renamed, left alone, and built for both vendors."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from snippets import Translated, translate, without_added_includes

from translator.errors import ToolError
from translator.harness.commands import compile_command
from translator.harness.project import TranslationUnit
from translator.model import Safety
from translator.output import write_tree
from translator.toolkit.compilers import find_compiler

HEAD = "#include <cuda_runtime.h>\n#include <functional>\n#include <map>\n#include <memory>\n#include <type_traits>\n"

# What a line becomes; a line that stays is given once. Each stands in a namespace of its own.
RENAMED = {
    "macro body": (
        "#define TRY(f, ...) do { cudaError_t e = f(__VA_ARGS__); if (e != cudaSuccess) throw e; } while (0)",
        "#define TRY(f, ...) do { gpuError_t e = f(__VA_ARGS__); if (e != gpuSuccess) throw e; } while (0)",
    ),
    "macro argument": ("void f(void* p) { TRY(cudaFree, p); }", "void f(void* p) { TRY(gpuFree, p); }"),
    "macro that nothing uses": ("#define UNUSED cudaMalloc(0, 0)", "#define UNUSED gpuMalloc(0, 0)"),
    "alias": ("using stream = cudaStream_t; stream s;", "using stream = gpuStream_t; stream s;"),
    "typedef": ("typedef cudaEvent_t event; event e;", "typedef gpuEvent_t event; event e;"),
    "using declaration": (
        "namespace rt { using ::cudaError_t; using ::cudaFree; using ::cudaStream_t; } rt::cudaStream_t s;",
        "namespace rt { using ::gpuError_t; using ::gpuFree; using ::gpuStream_t; } rt::gpuStream_t s;",
    ),
    "use of a using declaration": (
        "namespace rt { using ::cudaError_t; using ::cudaFree; } rt::cudaError_t f() { return rt::cudaFree(nullptr); }",
        "namespace rt { using ::gpuError_t; using ::gpuFree; } rt::gpuError_t f() { return rt::gpuFree(nullptr); }",
    ),
    "namespace alias": (
        "namespace rt { using ::cudaFree; } namespace r = rt; auto f = &r::cudaFree;",
        "namespace rt { using ::gpuFree; } namespace r = rt; auto f = &r::gpuFree;",
    ),
    "global scope": ("auto r = ::cudaDeviceSynchronize();", "auto r = ::gpuDeviceSynchronize();"),
    "decltype of an address": ("decltype(&cudaFree) f = &cudaFree;", "decltype(&gpuFree) f = &gpuFree;"),
    "decltype of a call": (
        "decltype(cudaMalloc((void**)0, 0)) r = cudaSuccess;",
        "decltype(gpuMalloc((void**)0, 0)) r = gpuSuccess;",
    ),
    "typeof": ("__typeof__(cudaSuccess) t = cudaSuccess;", "__typeof__(gpuSuccess) t = gpuSuccess;"),
    "deleter": (
        "std::unique_ptr<int, decltype(&cudaFree)> p{nullptr, &cudaFree};",
        "std::unique_ptr<int, decltype(&gpuFree)> p{nullptr, &gpuFree};",
    ),
    "deleter class": (
        "template <class T> struct D { void operator()(T* p) const { cudaFree(p); } }; D<int> d;",
        "template <class T> struct D { void operator()(T* p) const { gpuFree(p); } }; D<int> d;",
    ),
    "lambda": (
        "auto f = [](cudaStream_t s) -> cudaError_t { return cudaStreamSynchronize(s); };",
        "auto f = [](gpuStream_t s) -> gpuError_t { return gpuStreamSynchronize(s); };",
    ),
    "capture": (
        "auto f = [s = cudaStreamPerThread]() mutable { return cudaStreamQuery(s); };",
        "auto f = [s = gpuStreamPerThread]() mutable { return gpuStreamQuery(s); };",
    ),
    "std::function": (
        "std::function<cudaError_t(cudaStream_t)> f = cudaStreamSynchronize;",
        "std::function<gpuError_t(gpuStream_t)> f = gpuStreamSynchronize;",
    ),
    "std::bind": (
        "auto f = std::bind(cudaStreamQuery, std::placeholders::_1);",
        "auto f = std::bind(gpuStreamQuery, std::placeholders::_1);",
    ),
    "function pointer": ("cudaError_t (*f)(void*) = cudaFree;", "gpuError_t (*f)(void*) = gpuFree;"),
    "default argument": (
        "void f(cudaStream_t s = cudaStreamPerThread, cudaMemcpyKind k = cudaMemcpyDefault);",
        "void f(gpuStream_t s = gpuStreamPerThread, gpuMemcpyKind k = gpuMemcpyDefault);",
    ),
    "sizeof": (
        "auto n = sizeof(cudaDeviceProp) + sizeof(struct cudaDeviceProp) + alignof(cudaEvent_t);",
        "auto n = sizeof(gpuDeviceProp) + sizeof(struct gpuDeviceProp) + alignof(gpuEvent_t);",
    ),
    "friends": (
        "struct F { friend struct ::cudaDeviceProp; };",
        "struct F { friend struct ::gpuDeviceProp; };",
    ),
    "template argument": (
        "template <cudaMemcpyKind K> struct C {}; C<cudaMemcpyHostToDevice> c;",
        "template <gpuMemcpyKind K> struct C {}; C<gpuMemcpyHostToDevice> c;",
    ),
    "dependent": (
        "template <class T> auto f(T s) -> decltype(cudaStreamQuery(s)) { T::cudaFree(); return cudaStreamQuery(s); }",
        "template <class T> auto f(T s) -> decltype(gpuStreamQuery(s)) { T::cudaFree(); return gpuStreamQuery(s); }",
    ),
    "static_assert": (
        'static_assert(std::is_same<cudaError_t, decltype(cudaFree(nullptr))>::value, "cudaFree");',
        'static_assert(std::is_same<gpuError_t, decltype(gpuFree(nullptr))>::value, "cudaFree");',
    ),
    "keys of a map": (
        'std::map<cudaError_t, const char*> m = {{cudaSuccess, "cudaSuccess"}};',
        'std::map<gpuError_t, const char*> m = {{gpuSuccess, "cudaSuccess"}};',
    ),
    "attribute": (
        '[[deprecated("cudaMalloc is")]] cudaError_t old();',
        '[[deprecated("cudaMalloc is")]] gpuError_t old();',
    ),
    "extern C": ('extern "C" { cudaError_t mine(cudaStream_t); }', 'extern "C" { gpuError_t mine(gpuStream_t); }'),
    "enumerator by its type": (
        "auto v = cudaError_t::cudaSuccess; auto w = cudaMemcpyKind::cudaMemcpyDefault;",
        "auto v = gpuError_t::gpuSuccess; auto w = gpuMemcpyKind::gpuMemcpyDefault;",
    ),
    "tags": (
        "enum cudaError a; struct cudaExtent b; enum cudaMemcpyKind c; struct cudaPitchedPtr d;",
        "enum gpuError a; struct gpuExtent b; enum gpuMemcpyKind c; struct gpuPitchedPtr d;",
    ),
    "derived": (
        "struct D : cudaDeviceProp { D() : cudaDeviceProp() { cudaDeviceProp::major = 1; } };",
        "struct D : gpuDeviceProp { D() : gpuDeviceProp() { gpuDeviceProp::major = 1; } };",
    ),
    "overloaded operator": (
        "struct O; bool operator+(cudaError_t a, O* b);",
        "struct O; bool operator+(gpuError_t a, O* b);",
    ),
    "conversion": (
        "struct S { cudaStream_t raw; operator cudaStream_t() const { return raw; } };",
        "struct S { gpuStream_t raw; operator gpuStream_t() const { return raw; } };",
    ),
    "initialiser": ("cudaExtent x = {.width = 1, .height = 2};", "gpuExtent x = {.width = 1, .height = 2};"),
    "skipped branch": (
        "#if NEVER_DEFINED\ncudaError_t g() { return cudaDeviceSynchronize(); }\n#endif",
        "#if NEVER_DEFINED\ngpuError_t g() { return gpuDeviceSynchronize(); }\n#endif",
    ),
}
STAYS = {
    "label": "void f() { int x = 0; cudaFree: if (x++ < 2) goto cudaFree; }",
    "member": "struct A { int cudaMalloc; void cudaFree(); }; int f(A& a) { a.cudaFree(); return a.cudaMalloc; }",
    "shadowing": "int f(int cudaMalloc) { int cudaFree = cudaMalloc; return cudaFree + cudaMalloc; }",
    "own namespace": "namespace m { void cudaFree(int); struct cudaStream_t {}; void h(cudaStream_t); }",
    "own namespace from outside": "namespace m { void cudaFree(int); } void h() { m::cudaFree(2); using m::cudaFree; }",
    "own class": "struct cudaThing { void cudaMallocX(); int cuFoo; }; int cudaCount, cu_x, cuda_y, CU_MINE;",
    "strings and comments": 'const char* s = "cudaMalloc failed"; /* cudaFree */ const char* r = R"(cudaFree)";',
}


def _wrapped(texts: list[str]) -> str:
    parts = [f"namespace n{number} {{\n{text}\n}}\n" for number, text in enumerate(texts)]
    return "".join(parts)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Translated:
    folder = tmp_path_factory.mktemp("names")
    return translate(folder, HEAD + _wrapped([before for before, _ in RENAMED.values()] + list(STAYS.values())))


def _block(done: Translated, number: int) -> str:
    return done.text.split(f"namespace n{number} {{\n")[1].split(f"\n}}\nnamespace n{number + 1} {{")[0]


@pytest.mark.parametrize("place", RENAMED)
def test_a_name_is_renamed(place: str, done: Translated) -> None:
    assert _block(done, list(RENAMED).index(place)) == RENAMED[place][1]


@pytest.mark.parametrize("place", STAYS)
def test_a_name_that_is_not_the_vendors_stays(place: str, done: Translated) -> None:
    assert _block(done, len(RENAMED) + list(STAYS).index(place)).removesuffix("\n}\n") == STAYS[place]


@pytest.mark.parametrize(("target", "arch"), [("cuda", "sm_90"), ("hip", "gfx90a")])
def test_the_result_builds(target: str, arch: str, done: Translated, tmp_path: Path) -> None:
    try:
        compiler = find_compiler(target)
    except ToolError as error:
        pytest.skip(f"no compiler: {error}")
    write_tree(done.run, tmp_path / "out")
    unit = TranslationUnit("example.cu", "cuda", ("-std=c++20",))
    command = compile_command(compiler, unit, arch, str(tmp_path / "o.o"), "gpu")
    ran = subprocess.run(command, cwd=tmp_path / "out", capture_output=True, text=True, timeout=600)
    errors = [line for line in ran.stderr.splitlines() if "error" in line]
    assert ran.returncode == 0, "\n".join(errors[:40]) or ran.stderr[-2000:]


ELSEWHERE = {
    "header without an include": (
        "buffer.hpp",
        "template <class T> struct B { T* p; ~B() { cudaFree(p); } cudaStream_t s; };\n#define N cudaSuccess\n",
        "template <class T> struct B { T* p; ~B() { gpuFree(p); } gpuStream_t s; };\n#define N gpuSuccess\n",
    ),
    "file that does not parse": (
        "broken.cu",
        "void f(cudaStream_t s) { unknown(x y z); cudaStreamSynchronize(s); int q = }\nclass C { cudaEvent_t e;\n",
        "void f(gpuStream_t s) { unknown(x y z); gpuStreamSynchronize(s); int q = }\nclass C { gpuEvent_t e;\n",
    ),
    "old C": (
        "old.c",
        "int run(p, s) void* p; cudaStream_t s; { enum cudaMemcpyKind class = cudaMemcpyDefault; return class; }\n",
        "int run(p, s) void* p; gpuStream_t s; { enum gpuMemcpyKind class = gpuMemcpyDefault; return class; }\n",
    ),
    "skipped branch": (
        "skipped.cu",
        "#if NEVER\nusing ::cudaStream_t; auto v = cudaError_t::cudaSuccess; ns::cudaFree(p); a.cudaFree();\n#endif\n",
        "#if NEVER\nusing ::gpuStream_t; auto v = gpuError_t::gpuSuccess; ns::cudaFree(p); a.cudaFree();\n#endif\n",
    ),
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_names_that_clang_did_not_follow(place: str, tmp_path: Path) -> None:
    name, before, after = ELSEWHERE[place]
    done = translate(tmp_path, before, name=name)
    assert without_added_includes(done) == after
    renamed = [f for f in done.findings if f.id == "CW501"]
    assert renamed
    assert all(f.safety is not Safety.EXACT for f in renamed) or name == "broken.cu"


def test_names_that_macros_paste_are_reported(tmp_path: Path) -> None:
    text = """#include <cuda_runtime.h>
#define CALL(f) cuda##f
#define HANDLER(e) int on_##e = e;
HANDLER(cudaSuccess)
int f(void* p) { return CALL(Free)(p); }
"""
    done = translate(tmp_path, text)
    assert done.text == text.replace("cuda_runtime.h", "gpu/gpu.hpp")
    said = {(f.symbol, f.safety) for f in done.findings if f.id in ("CW501", "CW519")}
    assert said == {("CALL", Safety.MANUAL), ("cudaSuccess", Safety.MANUAL), ("cudaFree", Safety.MANUAL)}


def test_overloads_that_clang_lacks_are_no_errors(tmp_path: Path) -> None:
    """With the half header clang knows some overloads of ``__stcs`` but not CUDA's own: the rule works by name."""
    text = "#include <cuda_fp16.h>\n__device__ void f(float* p, float v) { __stcs(p, v); }\n"
    done = translate(tmp_path, text)
    assert "gpu::store_cs(p, v)" in done.text
    assert "CW001" not in done.ids()


def test_calls_that_fit_no_overload_of_the_users_are_errors(tmp_path: Path) -> None:
    text = "__device__ void __mine(int* p);\n__device__ void f(float* p) { __mine(p); }\n"
    assert "CW001" in translate(tmp_path, text).ids()
