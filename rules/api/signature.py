"""CW504: functions whose parameters differ between CUDA and HIP, or between CUDA versions."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, rule


@rule(
    id="CW504",
    title="Parameters differ",
    on_amd=True,
    on=Name,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
cudaGraphExec_t f(cudaGraph_t graph) {
    cudaGraphExec_t exec;
    cudaGraphInstantiate(&exec, graph, 0);
    return exec;
}
""",
            after="""#include <gpu/gpu.hpp>
gpuGraphExec_t f(gpuGraph_t graph) {
    gpuGraphExec_t exec;
    gpuGraphInstantiate(&exec, graph, 0);
    return exec;
}
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
void f(cudaStream_t stream, cudaStreamCaptureStatus* status) { cudaStreamGetCaptureInfo(stream, status); }
""",
            after="""#include <gpu/gpu.hpp>
void f(gpuStream_t stream, gpuStreamCaptureStatus* status) { gpuStreamGetCaptureInfo(stream, status); }
""",
        ),
    ],
)
def signature(name: Name, ctx: Context) -> Iterator[Finding]:
    """Rename a function whose parameter list is not the same for all versions of CUDA and HIP.

    The emitted header defines the portable name for AMD with the parameters of CUDA 11, 12 and 13 as overloads and
    calls what HIP has; for NVIDIA the name is an alias, so the call means what it did. Plain HIP calls that function
    as well.
    """
    if name.user_declared or name.qualifier not in ("", "::") or name.kind is NameKind.FIELD:
        return
    shim = ctx.apis.shims.get(name.name)
    if shim is None or shim.id != "CW504":
        return
    text = ctx.apis[name.name].portable(ctx.prefix) if shim.how == "block" else ctx.api(name.name)
    message = f"{name.name} becomes {text}: {shim.note}"
    if shim.review:
        yield ctx.finding(name, f"{message}; {shim.review}", ctx.rename(name, text), safety=Safety.REVIEW)
    else:
        yield ctx.finding(name, message, ctx.rename(name, text))
