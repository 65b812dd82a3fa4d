"""Where the rules of host code speak and where not: each line names the findings it must have, and no others."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from snippets import translate

from translator.errors import ToolError
from translator.harness.commands import compile_command
from translator.harness.project import TranslationUnit
from translator.output import write_tree
from translator.rulebook import load_rulebook
from translator.toolkit.compilers import find_compiler

LAST_ERROR = """#include <cuda_runtime.h>
#include <cstdio>
#define CHECK(x) do { cudaError_t e = (x); if (e != cudaSuccess) printf("%s", cudaGetErrorString(e)); } while (0)
#define LAST() CHECK(cudaGetLastError())
#define SAFE(c) do { c; CHECK(cudaGetLastError()); } while (0)
__global__ void k(int*); __global__ void k2(int*);
void check_last(const char* m) { cudaError_t e = cudaGetLastError(); if (e) printf("%s", m); }
void other();
void a1(int* x) { k<<<1,1>>>(x); CHECK(cudaGetLastError()); k2<<<1,1>>>(x); CHECK(cudaGetLastError()); }
void a2(int* x) { k<<<1,1>>>(x); CHECK(cudaDeviceSynchronize()); LAST(); } //= CW510
void a3(int* x) { k<<<1,1>>>(x); printf("x"); check_last("k"); cudaMemset(x, 0, 4); LAST(); }
void a4(int* x) { k<<<1,1>>>(x); k2<<<1,1>>>(x); check_last("k"); } //= CW510
void a5(int* x, bool b) { if (b) { k<<<1,1>>>(x); } else { k2<<<1,1>>>(x); } LAST(); }
void a6(int* x, bool b) { if (b) k<<<1,1>>>(x); else k2<<<1,1>>>(x); LAST(); }
void a7(int* x, int b) { switch (b) { case 1: k<<<1,1>>>(x); break; default: k2<<<1,1>>>(x); } LAST(); }
void a8(int* x, int n) { for (int i = 0; i < n; i++) k<<<1,1>>>(x); LAST(); } //= CW510
void a9(int* x, int n) { for (int i = 0; i < n; i++) { k<<<1,1>>>(x); LAST(); } }
void b1(int* x) { SAFE((k<<<1,1>>>(x))); SAFE(cudaFree(x)); (void)cudaGetLastError(); }
void b2(int* x) { k<<<1,1>>>(x); SAFE(cudaFree(x)); } //= CW510
void b3(int* x) { k<<<1,1>>>(x); other(); LAST(); }
void b4(int* x, bool b) { if (b) { k<<<1,1>>>(x); } k2<<<1,1>>>(x); LAST(); } //= CW510
void b5(int* x, bool b) { if (b) { k<<<1,1>>>(x); } else { cudaFree(x); } k2<<<1,1>>>(x); LAST(); } //= CW510
void b6(int* x) { k<<<1,1>>>(x); k2<<<1,1>>>(x); cudaGetLastError(); }
"""

NUMBERS = """#include <cuda_runtime.h>
#include <cstdio>
#include <iostream>
#include <map>
#include <vector>
void u(int); int tab[200]; std::map<int, int> mp; std::vector<int> vec;
template <int N> struct T {};
void f(int stored, cudaDeviceAttr a, int x) {
  printf("%d", cudaDevAttrClockRate); //= CW507
  std::cout << cudaDevAttrClockRate; //= CW507
  int y = cudaDevAttrClockRate; //= CW507
  const unsigned z{cudaDevAttrClockRate}; //= CW507
  x = tab[cudaDevAttrClockRate]; //= CW507
  x = vec[cudaDevAttrClockRate]; //= CW507
  x = mp[cudaDevAttrClockRate];
  if (a == cudaDevAttrClockRate || stored == cudaDevAttrClockRate) u(cudaDevAttrClockRate);
  if (13 == cudaDevAttrClockRate) u(1); //= CW507
  u(int(cudaDevAttrClockRate)); //= CW507
  static_assert((int)cudaDevAttrMaxPitch > 0, ""); //= CW507
  for (int i = 0; i < cudaDevAttrMaxPitch; i++) {} //= CW507
  auto l = [=](int) { return cudaDevAttrClockRate; };
  u(1 << cudaDevAttrClockRate); //= CW507
  std::string s = std::to_string(cudaDevAttrClockRate); //= CW507
  cudaDeviceGetAttribute(&x, (cudaDeviceAttr)(cudaDevAttrClockRate), 0);
  x = stored ? cudaDevAttrClockRate : cudaDevAttrMaxPitch;
  int copy = static_cast<int>(cudaMemcpyHostToDevice);
  T<cudaSuccess> t;
}
"""

DEVICES = """#include <cuda_runtime.h>
#include <cstdio>
struct Mine { int major, warpSize, clockRate; };
int f(cudaDeviceProp p, const cudaDeviceProp* q, Mine m, cudaStream_t s) {
  if (p.major >= 7 && m.major < 3) return 1; //= CW512
  printf("%d", q->minor); //= CW512
  int cap; cudaDeviceGetAttribute(&cap, cudaDevAttrComputeCapabilityMajor, 0); //= CW512
  int threads = p.maxThreadsPerBlock / q->warpSize; //= CW107
  printf("%d %d", p.warpSize, m.warpSize); //= CW107
  int lanes; cudaDeviceGetAttribute(&lanes, cudaDevAttrWarpSize, 0); //= CW107
  const char* arch = cap ? "sm_80" : "sm_"; //= CW513
  int version; cudaRuntimeGetVersion(&version); //= CW517
  if (version < 12000) return 2;
  if (cudaStreamQuery(s) == cudaErrorIllegalAddress) return 3; //= CW511
  int khz = p.clockRate + m.clockRate; //= CW508
  return q->mpsEnabled + p.sparseCudaArraySupported; //= CW502 CW502
}
"""

TEXTS = """#include <cuda_runtime.h>
#include <cstring>
#include <string>
void* dlopen(const char*, int); void* dlsym(void*, const char*);
#define GLUE(f) cuda##f
#define OPEN(lib, f) dlsym(lib, #f) //= CW515
bool f(cudaError_t e, void* l) {
  if (!strcmp(cudaGetErrorName(e), "x")) return true; //= CW514
  if (std::string(cudaGetErrorString(e)) == "no error") return true; //= CW514
  if (std::string(cudaGetErrorString(e)).find("memory") != 0) return true; //= CW514
  std::string said = std::string("failed: ") + cudaGetErrorString(e);
  if (said == "cudaErrorUnknown") return false; //= CW514
  const char* table[] = {"cudaSuccess", "cudaMalloc", "libcudaX"};
  dlopen("libcudart.so.12", 1); //= CW515
  dlsym(l, "cuMemAlloc"); //= CW515
  return e == 2;
}
"""


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        (LAST_ERROR, "CW510"),
        (NUMBERS, "CW507"),
        (DEVICES, "CW107 CW502 CW508 CW511 CW512 CW513 CW517"),
        (TEXTS, "CW514 CW515"),
    ],
    ids=["last error", "numbers", "devices", "texts"],
)
def test_each_line_has_its_findings(source: str, ids: str, tmp_path: Path) -> None:
    done = translate(tmp_path, source)
    lines = source.split("\n")
    found: dict[int, list[str]] = {}
    for finding in done.findings:
        if finding.id in ids.split():
            line = source.encode()[: finding.span.start].count(b"\n")
            found.setdefault(line, []).append(finding.id)
    expected = {n: m[1].split() for n, line in enumerate(lines) if (m := re.search(r"//= (.*)", line))}
    assert {n: sorted(ids) for n, ids in found.items()} == expected


FORWARD = """#pragma once
#ifdef __cplusplus
extern "C" {
#endif
struct CUstream_st; struct CUevent_st; struct cudaDeviceProp; struct CUgraph_st; struct CUctx_st;
typedef struct CUstream_st* cudaStream_t;
typedef struct CUstream_st *CUstream;
typedef struct CUgraph_st* cudaGraph_t;
extern int own(cudaStream_t s, struct CUevent_st* e, struct cudaDeviceProp* p);
#ifdef __cplusplus
}
#endif
"""


def test_a_header_of_forward_declarations_builds_for_both(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "forward.h").write_text(FORWARD)
    text = """#include "forward.h"
#include <cuda_runtime.h>
int f(cudaStream_t s) { return own(s, 0, 0) + cudaStreamQuery(s); }
"""
    done = translate(source, text, name="example.cpp")
    write_tree(done.run, tmp_path / "out")
    assert "CUstream_st" not in (tmp_path / "out" / "forward.h").read_text()
    assert {f.symbol for f in done.findings if f.id == "CW516"} >= {"CUstream_st", "cudaStream_t", "cudaDeviceProp"}
    for target, arch in (("cuda", "sm_90"), ("hip", "gfx90a")):
        try:
            compiler = find_compiler(target)
        except ToolError as error:
            pytest.skip(f"no compiler: {error}")
        unit = TranslationUnit("example.cpp", "cuda", ("-std=c++17",))
        command = compile_command(compiler, unit, arch, str(tmp_path / "o.o"), "gpu")
        ran = subprocess.run(command, cwd=tmp_path / "out", capture_output=True, text=True, timeout=600)
        assert ran.returncode == 0, ran.stderr[-2000:]


# Opaque types and the aliases of pointers to them, as CUDA's headers pair them.
OPAQUE = {
    "CUstream_st": ("CUstream", "cudaStream_t"),
    "CUevent_st": ("CUevent", "cudaEvent_t"),
    "CUgraph_st": ("CUgraph", "cudaGraph_t"),
    "CUgraphNode_st": ("CUgraphNode", "cudaGraphNode_t"),
    "CUgraphExec_st": ("CUgraphExec", "cudaGraphExec_t"),
    "CUctx_st": ("CUcontext",),
    "CUmod_st": ("CUmodule",),
    "CUfunc_st": ("CUfunction", "cudaFunction_t"),
    "CUarray_st": ("CUarray",),
    "CUmemPoolHandle_st": ("CUmemoryPool", "cudaMemPool_t"),
    "CUuserObject_st": ("CUuserObject", "cudaUserObject_t"),
    "cudaArray": ("cudaArray_t",),
    "cudaMipmappedArray": ("cudaMipmappedArray_t",),
    "cudaGraphicsResource": ("cudaGraphicsResource_t",),
}


def test_opaque_types_of_the_tables_are_those_of_hips_headers(tmp_path: Path) -> None:
    """HIP's headers take the same pairs, so that renamed forward declarations repeat what they say."""
    try:
        compiler = find_compiler("hip")
    except ToolError as error:
        pytest.skip(f"no compiler: {error}")
    api, lines = load_rulebook().api, ["#include <hip/hip_runtime.h>"]
    for tag, aliases in OPAQUE.items():
        for alias in aliases:
            word = "" if "tagless" in api[tag].flags else "struct "
            lines.append(f"typedef {word}{api[tag].hip}* {api[alias].hip};")
    (tmp_path / "opaque.cpp").write_text("\n".join(lines) + "\n")
    unit = TranslationUnit("opaque.cpp", "cuda", ("-std=c++17", "-fsyntax-only"))
    command = compile_command(compiler, unit, "gfx90a", str(tmp_path / "o.o"), "gpu")
    ran = subprocess.run([*command, "-fsyntax-only"], cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr[-2000:]


@pytest.mark.parametrize(
    ("name", "call"), [("a.c", "cudaMallocHost(p, 4)"), ("a.c", "cudaFree(*p)"), ("a.cpp", "cudaMallocHost(p, 4)")]
)
def test_a_file_of_c_that_needs_cpp_is_said(name: str, call: str, tmp_path: Path) -> None:
    text = f"#include <cuda_runtime.h>\nint f(float** p) {{ return {call} + {call}; }}\n"
    done = translate(tmp_path, text, name=name)
    found = [f.id for f in done.findings].count("CW535")
    assert found == (1 if name == "a.c" and "Host" in call else 0)
