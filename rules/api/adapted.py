"""CW503: calls whose arguments HIP wants in another form."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import (
    Argument,
    Context,
    Edit,
    Example,
    Finding,
    Name,
    NameKind,
    Origin,
    Safety,
    Style,
    rule,
)


@rule(
    id="CW503",
    title="Arguments adapted",
    on_amd=True,
    on=Name,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
__constant__ float weights[16];
__global__ void scale(float* x) { x[threadIdx.x] *= weights[threadIdx.x & 15]; }
void f(const float* host) {
    cudaMemcpyToSymbol(weights, host, sizeof(weights));
    cudaFuncSetCacheConfig(scale, cudaFuncCachePreferL1);
}
""",
            after="""#include <gpu/gpu.hpp>
__constant__ float weights[16];
__global__ void scale(float* x) { x[threadIdx.x] *= weights[threadIdx.x & 15]; }
void f(const float* host) {
    gpuMemcpyToSymbol(weights, host, sizeof(weights));
    gpuFuncSetCacheConfig(scale, gpuFuncCachePreferL1);
}
""",
            hip="""#include <hip/hip_runtime.h>
__constant__ float weights[16];
__global__ void scale(float* x) { x[threadIdx.x] *= weights[threadIdx.x & 15]; }
void f(const float* host) {
    hipMemcpyToSymbol(HIP_SYMBOL(weights), host, sizeof(weights));
    hipFuncSetCacheConfig(reinterpret_cast<const void*>(scale), hipFuncCachePreferL1);
}
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
int f(float** p, int** q) { return cudaMallocHost(p, 64) + cudaHostAlloc(q, 64, cudaHostAllocMapped); }
""",
            after="""#include <gpu/gpu.hpp>
int f(float** p, int** q) { return gpuMallocHost(p, 64) + gpuHostAlloc(q, 64, gpuHostAllocMapped); }
""",
        ),
    ],
)
def adapted(name: Name, ctx: Context) -> Iterator[Finding]:
    """Adapt arguments that HIP wants otherwise: symbols by address, kernels untyped, flags for pinned memory.

    The portable form keeps CUDA's arguments, and the emitted header's function of that name adapts them, so only the
    name changes. Plain HIP gets the argument changed in place where one expression says it, and else calls the emitted
    header's function too. A symbol that is named by a string is left alone; CUDA takes none since version 5.
    """
    if name.user_declared or not ctx.is_api(name) or name.kind is NameKind.FIELD:
        return
    shim = ctx.apis.shims.get(name.name)
    if shim is None or shim.id != "CW503":
        return
    if _named_by_string(name, ctx, shim.position):
        return
    text = ctx.apis[name.name].portable(ctx.prefix)
    edits: list[Edit] = list(ctx.rename(name, text))
    argument = _argument(name, ctx, shim.position) if ctx.style is Style.HIP and shim.wrap else None
    if argument is not None and not (_untyped(argument) and "HIP_SYMBOL" in shim.wrap):
        text = ctx.apis[name.name].hip
        edits = list(ctx.rename(name, text))
        if not _untyped(argument):
            edits.append(Edit(argument.span, shim.wrap.format(argument.text)))
    message = f"{name.name} becomes {text}: {shim.note}"
    if shim.review:
        yield ctx.finding(name, f"{message}; {shim.review}", edits, safety=Safety.REVIEW)
    else:
        yield ctx.finding(name, message, edits)


def _argument(name: Name, ctx: Context, position: int) -> Argument | None:
    """The call's argument at a position (from 1) when its text can be edited where it stands."""
    call = ctx.call_of(name)
    if call is None or name.origin is not Origin.FILE or len(call.arguments) < position:
        return None
    argument = call.arguments[position - 1]
    return argument if argument.editable else None


def _named_by_string(name: Name, ctx: Context, position: int) -> bool:
    """Whether the symbol is a string literal, whose address would be taken in its stead."""
    call = ctx.call_of(name)
    return bool(call and 0 < position <= len(call.arguments) and call.arguments[position - 1].text.startswith('"'))


def _untyped(argument: Argument) -> bool:
    return argument.type.replace(" ", "") in ("void*", "constvoid*")
