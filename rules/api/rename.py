"""CW501: names of the CUDA API that HIP has under another name, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import (
    Context,
    Edit,
    Example,
    Finding,
    Include,
    Name,
    NameKind,
    Origin,
    Safety,
    Span,
    Style,
    rule,
)

_VENDOR = re.compile(r"(make_)?(cu|CU|nv|NV|_?Cub)")


@rule(
    id="CW501",
    title="CUDA API name",
    on_amd=True,
    on=Name,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
int f(float** p, size_t n) {
    cudaError_t error = cudaMalloc(p, n * sizeof(float));
    return error == cudaSuccess ? 0 : 1;
}
""",
            after="""#include <gpu/gpu.hpp>
int f(float** p, size_t n) {
    gpuError_t error = gpuMalloc(p, n * sizeof(float));
    return error == gpuSuccess ? 0 : 1;
}
""",
            hip="""#include <hip/hip_runtime.h>
int f(float** p, size_t n) {
    hipError_t error = hipMalloc(p, n * sizeof(float));
    return error == hipSuccess ? 0 : 1;
}
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
struct Timer {
    cudaEvent_t start;
    void (*free)(void*);
};
#define CHECK(x) do { if ((x) != cudaSuccess) __builtin_trap(); } while (0)
void g(struct cudaDeviceProp* p) { CHECK(::cudaGetDeviceProperties(p, 0)); }
auto release = &cudaFree;
""",
            after="""#include <gpu/gpu.hpp>
struct Timer {
    gpuEvent_t start;
    void (*free)(void*);
};
#define CHECK(x) do { if ((x) != gpuSuccess) __builtin_trap(); } while (0)
void g(struct gpuDeviceProp* p) { CHECK(::gpuGetDeviceProperties(p, 0)); }
auto release = &gpuFree;
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
#include <cub/cub.cuh>
#ifdef NEVER
typedef cub::BlockReduce<int, 128> Reduce;
#endif
""",
            after="""#include <gpu/gpu.hpp>
#include <gpu/cub.hpp>
#ifdef NEVER
typedef gpucub::BlockReduce<int, 128> Reduce;
#endif
""",
            builds=False,
        ),
        Example(
            before="""#include <cuda_bf16.h>
__global__ void k(__nv_bfloat16* x, const nv_bfloat16* y) { x[0] = y[0]; }
""",
            after="""#include <gpu/bf16.hpp>
__global__ void k(gpu_bfloat16* x, const gpu_bfloat16_t* y) { x[0] = y[0]; }
""",
            hip="""#include <hip/hip_bf16.h>
__global__ void k(__hip_bfloat16* x, const __hip_bfloat16* y) { x[0] = y[0]; }
""",
            builds=False,
        ),
        Example(
            before="int cudaThing(int cudaCount) { return cudaCount; }\nint k = cudaThing(3);\n",
            clean=True,
        ),
    ],
)
def rename(name: Name, ctx: Context) -> Iterator[Finding]:
    """Replace the vendor prefix of a CUDA API name by the project's own (or by HIP's, for plain HIP).

    Functions, types, enumerators and macros alike, wherever they stand: calls, declarations, addresses, casts, macro
    bodies. The emitted header makes each portable name an alias of the vendor's, so a CUDA build sees the original.
    Names that the code declares itself are never touched, nor are names spelled alike by both vendors. A name for
    which no declaration was found is renamed under review when it carries a vendor prefix, and left alone otherwise.
    """
    if name.user_declared or name.kind is NameKind.FIELD:
        return
    if name.kind is NameKind.NAMESPACE or _reads_as_namespace(name, ctx):
        yield from _namespace(name, ctx)
        return
    row = ctx.row(name.name)
    if row is None or not row.supported or row.same or name.name in ctx.apis.shims:
        return
    if name.qualifier not in ("", "::"):
        return
    text = ctx.api(name.name)
    if name.kind is NameKind.UNRESOLVED:
        if not _VENDOR.match(name.name):
            return
        if name.origin is Origin.FILE:
            message = f"{name.name} becomes {text}: right if it is {row.library}'s name; no declaration was seen here"
            yield ctx.finding(name, message, ctx.rename(name, text), safety=Safety.REVIEW)
            return
    edits = ctx.rename(name, text)
    if "tagless" in row.flags:
        edits = _without_tag(name, ctx, text)
    yield ctx.finding(name, f"{name.name} becomes {text}", edits)


def _without_tag(name: Name, ctx: Context, text: str) -> tuple[Edit, ...]:
    """Rename and take away a ``struct``, ``enum`` or ``union`` before the name, which cannot stand before a typedef."""
    window = Span(name.span.path, max(0, name.span.start - 32), name.span.start)
    match = re.search(r"\b(struct|enum|union)\s+$", ctx.text(window))
    start = name.span.start - (len(match[0]) if match else 0)
    return (Edit(Span(name.span.path, start, name.span.end), text),)


def _reads_as_namespace(name: Name, ctx: Context) -> bool:
    """Whether a name without a declaration (in a skipped branch, or where parsing stopped) is a library's namespace:
    ``::`` follows, and the file or another of the unit includes that library's headers."""
    if name.kind is not NameKind.UNRESOLVED or name.qualifier not in ("", "::"):
        return False
    after = ctx.text(Span(name.span.path, name.span.end, name.span.end + 8))
    row = ctx.apis.namespaces.get(name.name)
    if row is None or not after.lstrip().startswith("::"):
        return False
    headers = (ctx.apis.header(f.header) for f in ctx.unit.facts if isinstance(f, Include))
    return any(header is not None and header.library == row.library for header in headers)


def _namespace(name: Name, ctx: Context) -> Iterator[Finding]:
    row = ctx.apis.namespaces.get(name.qualifier.removeprefix("::").replace(" ", "") + name.name)
    if row is None or not row.hip or row.portable == row.name:
        return
    text = row.hip if ctx.style is Style.HIP else row.portable.replace("gpu", ctx.prefix, 1)
    if not text or text == row.name:
        return
    start = name.span.start - len(name.qualifier.encode())
    yield ctx.finding(
        name, f"namespace {row.name} becomes {text}", [Edit(Span(name.span.path, start, name.span.end), text)]
    )
