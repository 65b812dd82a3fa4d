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
    Severity,
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
    inside = row.library == "thrust" and name.qualifier.removeprefix("::") in ("thrust::", "thrust::system::")
    if not ctx.is_api(name) and not _brought_in(name, ctx) and not inside:
        return
    text = ctx.api(name.name)
    if name.kind is NameKind.UNRESOLVED:
        if not _VENDOR.match(name.name) or _is_label(name, ctx):
            return
        if name.origin is Origin.FILE:
            message = f"{name.name} becomes {text}: right if it is {row.library}'s name; no declaration was seen here"
            yield ctx.finding(name, message, ctx.rename(name, text), safety=Safety.REVIEW)
            return
    macro = ctx.pasting(name)
    if macro:
        message = f"{name.name} is pasted into other names by {macro}, which would change with it: rename it by hand"
        yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.WARNING)
        return
    edits = ctx.rename(name, text)
    if "tagless" in row.flags:
        edits = _without_tag(name, ctx, text)
    yield ctx.finding(name, f"{name.name} becomes {text}", edits)


def _is_label(name: Name, ctx: Context) -> bool:
    """Whether a name without a declaration is a label, or where a ``goto`` leads."""
    code = ctx.code(name.span.path)
    at = code.at(name.span.start)
    before = code.text(code.before(at))
    return before == "goto" or (code.text(code.after(at)) == ":" and before in (";", "{", "}", ":", ")"))


def _brought_in(name: Name, ctx: Context) -> bool:
    """Whether a qualified name that clang could not follow was brought into a namespace by a using declaration, or is
    an enumerator behind its type's name."""
    if name.kind is not NameKind.UNRESOLVED:
        return False
    row, owner = ctx.row(name.name), ctx.row(name.qualifier.rstrip(": ").rpartition("::")[2].strip())
    if row is not None and owner is not None and owner.kind == "type" and row.kind == "enumerator":
        return row.library == owner.library
    if not _in_namespace(name, ctx):
        return False
    for fact in ctx.unit.facts:
        if isinstance(fact, Name) and fact.name == name.name and fact.qualifier in ("::", "") and fact != name:
            code = ctx.code(fact.span.path)
            at = code.before(code.at(fact.span.start))
            if code.text(code.before(at) if fact.qualifier else at) == "using":
                return True
    return False


def _in_namespace(name: Name, ctx: Context) -> bool:
    """Whether the qualifier of a name ends in a namespace."""
    code = ctx.code(name.span.path)
    last = code.before(code.before(code.at(name.span.start)))
    start = code.tokens[last].start if last >= 0 else -1
    return any(
        isinstance(fact, Name) and fact.span.start == start and fact.span.path == name.span.path
        for fact in ctx.unit.facts
        if isinstance(fact, Name) and fact.kind is NameKind.NAMESPACE
    )


def _without_tag(name: Name, ctx: Context, text: str) -> tuple[Edit, ...]:
    """Rename and take away a ``struct``, ``enum`` or ``union`` before the name, which cannot stand before a typedef."""
    window = Span(name.span.path, max(0, name.span.start - 32), name.span.start)
    match = re.search(r"\b(struct|enum|union)\s+$", ctx.text(window))
    start = name.span.start - (len(match[0]) if match else 0)
    return (Edit(Span(name.span.path, start, name.span.end), text),)


def _reads_as_namespace(name: Name, ctx: Context) -> bool:
    """Whether a name without a declaration (in a skipped branch, or where parsing stopped) is a library's namespace:
    ``::`` follows or ``using namespace`` stands before, and it is qualified by its library or the file or another of
    the unit includes that library's headers."""
    if name.kind is not NameKind.UNRESOLVED:
        return False
    row = ctx.apis.namespaces.get(_path(name))
    after = ctx.text(Span(name.span.path, name.span.end, name.span.end + 8))
    start = name.span.start - len(name.qualifier.encode())
    before = ctx.text(Span(name.span.path, max(0, start - 32), start))
    if row is None or not (after.lstrip().startswith("::") or re.search(r"\busing\s+namespace\s+$", before)):
        return False
    if name.qualifier not in ("", "::"):
        return True
    headers = (ctx.apis.header(f.header) for f in ctx.unit.facts if isinstance(f, Include))
    return any(header is not None and header.library == row.library for header in headers)


def _path(name: Name) -> str:
    """A namespace's name with those around it, where they are written or its header tells."""
    path = name.qualifier.removeprefix("::").replace(" ", "") + name.name
    return f"thrust::{path}" if "/thrust/" in name.declared_in and path in ("cuda", "cuda_cub") else path


def _namespace(name: Name, ctx: Context) -> Iterator[Finding]:
    row = ctx.apis.namespaces.get(_path(name))
    if row is None or not row.hip or row.portable == row.name or row.library == "libcu++":
        return
    text = row.hip if ctx.style is Style.HIP else row.portable
    text = re.sub(r"^gpu", ctx.prefix, text)
    if not text or text == row.name:
        return
    following = re.match(r"\s*::\s*(\w+)", ctx.text(Span(name.span.path, name.span.end, name.span.end + 80)))
    member = ctx.row(f"{row.name}::{following[1]}") if following else None
    if member is not None and "whole" in member.flags:
        return
    start = name.span.start - len(name.qualifier.encode())
    text = f"::{text}" if name.qualifier.startswith("::") else text
    yield ctx.finding(
        name, f"namespace {row.name} becomes {text}", [Edit(Span(name.span.path, start, name.span.end), text)]
    )
