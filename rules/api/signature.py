"""CW504: functions whose parameters differ between CUDA and HIP, or between CUDA versions."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Name, NameKind, Safety, Span, Style, rule


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
        Example(
            before="""#include <cublas_v2.h>
cublasHandle_t f() {
    cublasHandle_t handle;
    cublasCreate(&handle);
    return handle;
}
""",
            after="""#include <gpu/blas.hpp>
gpublasHandle_t f() {
    gpublasHandle_t handle;
    gpublasCreate(&handle);
    return handle;
}
""",
            hip="""#include <hipblas/hipblas.h>
hipblasHandle_t f() {
    hipblasHandle_t handle;
    hipblasCreate(&handle);
    return handle;
}
""",
            builds=False,
        ),
        Example(
            before="""#include <cuda_runtime.h>
void CUDART_CB done(void*) {}
cudaError_t f(cudaStream_t stream) { return cudaLaunchHostFunc(stream, done, nullptr); }
""",
            after="""#include <gpu/gpu.hpp>
void GPURT_CB done(void*) {}
gpuError_t f(gpuStream_t stream) { return gpuLaunchHostFunc(stream, done, nullptr); }
""",
            hip="""#include <hip/hip_runtime.h>
void done(void*) {}
hipError_t f(hipStream_t stream) { return hipLaunchHostFunc(stream, done, nullptr); }
""",
        ),
    ],
)
def signature(name: Name, ctx: Context) -> Iterator[Finding]:
    """Rename a function whose parameter list is not the same for all versions of CUDA and HIP.

    The emitted header defines the portable name for AMD with the parameters of CUDA 11, 12 and 13 as overloads and
    calls what HIP has; for NVIDIA the name is an alias, so the call means what it did. Plain HIP calls that function
    as well, or HIP's own under review where its parameters are the same and only a setting differs.
    """
    if name.user_declared or not ctx.is_api(name) or name.kind is NameKind.FIELD:
        return
    shim = ctx.apis.shims.get(name.name)
    if shim is None or shim.id != "CW504":
        return
    plain = shim.plain if ctx.style is Style.HIP else ""
    own = shim.how != "alias" and not plain
    text = ctx.apis[name.name].portable(ctx.prefix) if own else ctx.api(name.name)
    if text == name.name:  # kept, and defined by the emitted header
        return
    message = f"{name.name} becomes {text}: {shim.note}"
    if shim.how == "empty" and ctx.style is Style.HIP:
        yield ctx.finding(name, f"{name.name} is left out: it is {shim.note.partition(';')[0]}", [_left_out(name, ctx)])
    elif plain:
        yield ctx.finding(name, f"{name.name} becomes {text}: {plain}", ctx.rename(name, text), safety=Safety.REVIEW)
    elif shim.review:
        yield ctx.finding(name, f"{message}; {shim.review}", ctx.rename(name, text), safety=Safety.REVIEW)
    else:
        yield ctx.finding(name, message, ctx.rename(name, text))


def _left_out(name: Name, ctx: Context) -> Edit:
    """Take a name away with the blanks after it."""
    rest = ctx.text(Span(name.span.path, name.span.end, name.span.end + 16))
    blanks = len(rest) - len(rest.lstrip(" \t"))
    return Edit(Span(name.span.path, name.span.start, name.span.end + blanks), "")
