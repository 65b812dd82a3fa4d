"""CW502: names of the CUDA API without a counterpart in HIP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, Style, rule

_VENDOR = re.compile(r"(cuda|cu|CUDA_|CU_|CUDART_|cublas|cufft|curand|cusparse|cusolver|cudnn|nvrtc|nvtx)[A-Z_]")


@rule(
    id="CW502",
    title="No counterpart in HIP",
    on_amd=True,
    on=Name,
    severity=Severity.ERROR,
    fallback=True,
    safety=Safety.MANUAL,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
void f() { cudaCtxResetPersistingL2Cache(); }
""",
            after="""#include <gpu/gpu.hpp>
void f() { cudaCtxResetPersistingL2Cache(); }
""",
            builds=False,
        ),
        Example(
            before="""#include <cuda_runtime.h>
int f(const cudaDeviceProp& p) { return p.gpuPciDeviceID; }
""",
            after="""#include <gpu/gpu.hpp>
int f(const gpuDeviceProp& p) { return p.gpuPciDeviceID; }
""",
            builds=False,
        ),
        Example(
            before="""#include <mma.h>
__global__ void k(float* out) {
    nvcuda::wmma::fragment<nvcuda::wmma::accumulator, 16, 16, 16, float> sum;
    nvcuda::wmma::fill_fragment(sum, 0.0f);
    nvcuda::wmma::store_matrix_sync(out, sum, 16, nvcuda::wmma::mem_row_major);
}
""",
            builds=False,
        ),
        Example(
            before="""namespace mine {
int cudaCtxResetPersistingL2Cache(int x) { return x; }
int r = cudaCtxResetPersistingL2Cache(1);
}
""",
            clean=True,
        ),
    ],
)
def no_counterpart(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report a CUDA name that HIP has no counterpart for, with the way out where one is known.

    The text stays as it is, so that the build for AMD stops there and nothing compiles by chance. Also reported:
    members of CUDA structures that HIP's lack, namespaces without counterpart, and names that a CUDA header declares
    but no table knows (newer than the tables).
    """
    if name.user_declared:
        return
    if name.kind is NameKind.FIELD:
        field = ctx.apis.fields.get(name.name)
        if field and not field.hip and _from_cuda(name, ctx):
            way = "use an attribute that both vendors have, or guard the use with #if GPU_TARGET_CUDA"
            yield ctx.finding(name, f"HIP's {field.structure} has no member {name.name}; {_guard(way, ctx)}")
        return
    if name.kind is NameKind.NAMESPACE:
        space = ctx.apis.namespaces.get(name.qualifier.removeprefix("::").replace(" ", "") + name.name)
        missing = space is not None and (not space.hip or (not space.portable and ctx.style is Style.PORTABLE))
        if space is not None and missing and space.name != "nvcuda":
            way = ctx.apis.hints.get(f"namespace {space.name}", "")
            yield ctx.finding(name, f"namespace {space.name} has no counterpart in HIP{_way(way, ctx)}")
        return
    if name.qualifier not in ("", "::"):
        return
    row = ctx.row(name.name)
    if row is None:
        if _VENDOR.match(name.name) and name.kind is not NameKind.VARIABLE and _from_cuda(name, ctx):
            way = _way(ctx.apis.hint(name.name), ctx)
            yield ctx.finding(name, f"{name.name} is not in the API tables{way}; or add its line to rules/api")
    elif not row.supported:
        if name.kind is NameKind.UNRESOLVED and not _VENDOR.match(name.name):
            return
        found = f"; HIP 6.3 declares {row.found}, which may serve" if row.found else ""
        yield ctx.finding(
            name, f"{name.name} has no counterpart in HIP{found}{_way(ctx.apis.hint(row.name, row.library), ctx)}"
        )


def _from_cuda(name: Name, ctx: Context) -> bool:
    path = PurePath(name.declared_in)
    header = ctx.apis.headers.get(path.name)
    return header is not None or path.name.startswith(("cuda_", "cublas", "cudnn")) or "crt" in path.parts


def _way(text: str, ctx: Context) -> str:
    return f"; {_guard(text, ctx)}" if text else ""


def _guard(text: str, ctx: Context) -> str:
    return text.replace("GPU_TARGET", ctx.macro("TARGET"))
