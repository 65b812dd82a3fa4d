"""CW502: names of the CUDA API without a counterpart in HIP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from translator.rule_api import Context, Example, Finding, Name, NameKind, Origin, Safety, Severity, Span, Style, rule

_VENDOR = re.compile(r"(cuda|cu|CUDA_|CU_|CUDART_|cublas|cufft|curand|cusparse|cusolver|cudnn|nvrtc|nvtx)[A-Z_]")
_LIBRARY = re.compile(
    r"(cublas|cufft|curand|cusparse|cusolver|cudnn|nvrtc|nccl|nvtx)[A-Z]|"
    r"(CUBLAS|CUBLASLT|CUFFT|CURAND|CUSPARSE|CUSOLVER|CUDNN|NVRTC|NCCL|NVTX)_"
)
# Names of the tables that nothing else is likely to have.
_KNOWN = re.compile(
    r"_*(?:cuda|cu|CU|nv|NV|nccl|NCCL)(?=[A-Z_a-z])|__|(?:cublas|cufft|curand|cusparse|cusolver|cudnn|nvrtc|nvml)", re.A
)


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
            before="""#include <nppi.h>
void f(Npp32f* image, int step, NppiSize size) { nppiSet_32f_C1R(0.0f, image, step, size); }
""",
            builds=False,
        ),
        Example(
            before="""#include <cufft.h>
void f(cufftHandle plan) { cufftOfTomorrow(plan); }
""",
            after="""#include <gpu/fft.hpp>
void f(gpufftHandle plan) { cufftOfTomorrow(plan); }
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
    members of CUDA structures that HIP's lack, namespaces without counterpart, names of NVIDIA's further libraries, and
    names that a CUDA header declares but no table knows (newer than the tables).
    """
    if name.user_declared:
        return
    if name.kind is NameKind.FIELD:
        field = ctx.member(name)
        if field is not None and not field.hip:
            way = "use what both vendors have, or guard the use with #if GPU_TARGET_CUDA"
            yield ctx.finding(name, f"HIP's {field.structure} has no member {name.name}; {ctx.way_out(way)}")
        elif field is not None and field.hip != name.name:
            way = "choose the spelling with #if GPU_TARGET_HIP"
            yield ctx.finding(name, f"HIP's {field.structure} calls {name.name} {field.hip}; {ctx.way_out(way)}")
        return
    if name.kind is NameKind.NAMESPACE:
        space = ctx.apis.namespaces.get(name.qualifier.removeprefix("::").replace(" ", "") + name.name)
        missing = space is not None and (not space.hip or (not space.portable and ctx.style is Style.PORTABLE))
        if space is not None and missing and space.name != "nvcuda" and not _other_rules(name, ctx):
            way = _way(ctx.apis.hint(f"{space.name}::", space.library), ctx)
            yield ctx.finding(name, f"namespace {space.name}{_used(name, ctx)} has no counterpart in HIP{way}")
        return
    if not ctx.is_api(name) and not _in_their_namespace(name, ctx):
        return
    row = ctx.row(name.name)
    if row is None:
        library = ctx.apis.foreign_library(name.name)
        if library is not None and name.kind is not NameKind.VARIABLE:
            way = _way(ctx.apis.foreign_hint(name.name, library), ctx)
            yield ctx.finding(name, f"{name.name} belongs to {library.title}, which is NVIDIA's alone{way}")
            return
        if _VENDOR.match(name.name) and name.kind is not NameKind.VARIABLE and _from_cuda(name, ctx):
            way = _way(ctx.apis.hint(name.name), ctx)
            yield ctx.finding(name, f"{name.name} is not in the API tables{way}; or add its line to rules/api")
        elif name.kind is NameKind.UNRESOLVED and name.origin is Origin.FILE and _LIBRARY.match(name.name):
            way = "see whether AMD's library has it under its own prefix"
            yield ctx.finding(name, f"{name.name} is not in the API tables, and no declaration was seen here; {way}")
    elif not row.supported and not ctx.provided(row.name):
        if name.kind is NameKind.UNRESOLVED and not _KNOWN.match(name.name):
            return
        found = f"; HIP 6.3 declares {row.found}, which may serve" if row.found else ""
        yield ctx.finding(
            name, f"{name.name} has no counterpart in HIP{found}{_way(ctx.apis.hint(row.name, row.library), ctx)}"
        )


def _used(name: Name, ctx: Context) -> str:
    """What is taken from a namespace, for the message."""
    after = ctx.text(Span(name.span.path, name.span.end, name.span.end + 80))
    match = re.match(r"\s*::\s*(\w+)", after)
    return f" (here {match[1]})" if match else ""


def _other_rules(name: Name, ctx: Context) -> bool:
    """Whether ``cuda`` stands before a name of it, of which CW540 speaks, or is a part of Thrust."""
    after = ctx.text(Span(name.span.path, name.span.end, name.span.end + 8)).lstrip()
    return name.name == "cuda" and (after.startswith("::") or "/thrust/" in name.declared_in)


def _in_their_namespace(name: Name, ctx: Context) -> bool:
    """Whether a name that clang could not follow is qualified by a namespace of the tables without counterpart."""
    if name.kind is not NameKind.UNRESOLVED:
        return False
    space = ctx.apis.namespaces.get(name.qualifier.replace(" ", "").removeprefix("::").removesuffix("::"))
    return space is not None and not space.hip


def _from_cuda(name: Name, ctx: Context) -> bool:
    path = PurePath(name.declared_in)
    header = ctx.apis.headers.get(path.name)
    return header is not None or path.name.startswith(("cuda_", "cublas", "cudnn")) or "crt" in path.parts


def _way(text: str, ctx: Context) -> str:
    return f"; {ctx.way_out(text)}" if text else ""
