"""Calls of the runtime from device code."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Function, Name, Safety, Severity, rule

# CUDA C++ Programming Guide, CUDA Dynamic Parallelism, API Reference: what device code may call.
CALLS = (
    *("cudaDeviceSynchronize", "cudaStreamCreateWithFlags", "cudaStreamDestroy", "cudaStreamWaitEvent"),
    *("cudaEventCreateWithFlags", "cudaEventRecord", "cudaEventDestroy", "cudaMemcpyAsync", "cudaMemcpy2DAsync"),
    *("cudaMemcpy3DAsync", "cudaMemsetAsync", "cudaMemset2DAsync", "cudaMalloc", "cudaFree", "cudaGetLastError"),
    *("cudaGraphLaunch", "cudaGetCurrentGraphExec", "cudaLaunchDevice", "cudaGetParameterBuffer"),
)

EXAMPLES = [
    Example(
        before="""#include <cuda_runtime.h>
__global__ void parent(int* x) { cudaMemsetAsync(x, 0, 4, 0); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void parent(int* x) { gpuMemsetAsync(x, 0, 4, 0); }
""",
        builds=False,
    ),
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(int* x) { *x = 1; }
void run(int* x) { k<<<1, 1>>>(x); cudaDeviceSynchronize(); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(int* x) { *x = 1; }
void run(int* x) { k<<<1, 1>>>(x); gpuDeviceSynchronize(); }
""",
        clean=True,
    ),
]


@rule(
    id="CW411",
    title="Runtime call in device code",
    on=Name,
    names=CALLS,
    safety=Safety.MANUAL,
    severity=Severity.ERROR,
    examples=EXAMPLES,
)
def device_runtime(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report calls of CUDA's device runtime: AMD GPUs have none.

    They belong to dynamic parallelism. CUDA 12 itself no longer lets device code wait for its child grids
    (``cudaDeviceSynchronize``). Instead: end the kernel where it would wait, and launch the child and
    then the rest from the host on one stream; or let the blocks of one grid take work from a queue in global memory.
    """
    if name.user_declared or not name.called:
        return
    around = next(
        (f for f in ctx.unit.facts if isinstance(f, Function) and f.body and f.body.contains(name.span)), None
    )
    if around is not None and (around.kernel or (around.device and not around.host)):
        message = (
            f"{name.name} is called in device code, which AMD GPUs cannot do; end the kernel here and go on from the "
            "host on the same stream, or let blocks take work from a queue in global memory"
        )
        yield ctx.finding(name, message)
