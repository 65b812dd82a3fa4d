"""Shared memory beyond what a block on AMD has."""

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Function, Launch, Safety, Severity, rule

LIMIT = 65536  # bytes of LDS for one block on all AMD GPUs but gfx950 (LLVM AMDGPU usage guide)
WIDER = "(163840 on gfx950)"
# Which argument of a launch by function is the size of dynamic shared memory.
LAUNCHES = {
    "cudaLaunchKernel": 4,
    "cudaLaunchCooperativeKernel": 4,
    "cuLaunchKernel": 7,
    "cuLaunchCooperativeKernel": 7,
}

STATIC_EXAMPLES = [
    Example(before="__global__ void k() { __shared__ float tile[128][129]; tile[0][0] = 1; }\n", builds=False),
    Example(before="__global__ void k() { __shared__ float tile[96][128]; tile[0][0] = 1; }\n", clean=True),
]
DYNAMIC_EXAMPLES = [
    Example(
        before="""\
#include <cuda_runtime.h>
__global__ void k(float *x);
void run(float *x) {
  cudaFuncSetAttribute(k, cudaFuncAttributeMaxDynamicSharedMemorySize, 96 * 1024);
}
""",
        after="""\
#include <gpu/gpu.hpp>
__global__ void k(float *x);
void run(float *x) {
  gpuFuncSetAttribute(k, gpuFuncAttributeMaxDynamicSharedMemorySize, 96 * 1024);
}
""",
        builds=False,
    ),
    Example(before="__global__ void k() {}\nvoid run() { k<<<1, 32, 70000>>>(); }\n", builds=False),
    Example(
        before="""\
#include <cuda_runtime.h>
__global__ void k() {}
void run(void **arguments) { cudaLaunchKernel((const void *)k, dim3(1), dim3(32), arguments, 80 * 1024, nullptr); }
""",
        after="""\
#include <gpu/gpu.hpp>
__global__ void k() {}
void run(void **arguments) { gpuLaunchKernel((const void *)k, dim3(1), dim3(32), arguments, 80 * 1024, nullptr); }
""",
        builds=False,
    ),
    Example(before="__global__ void k() {}\nvoid run() { k<<<1, 32, 49152>>>(); }\n", clean=True),
]


@rule(id="CW202", title="Static shared memory", on=Function, severity=Severity.ERROR, examples=STATIC_EXAMPLES)
def static_shared(function: Function, ctx: Context) -> Iterator[Finding]:
    """Report a kernel whose static shared memory is more than the 64 KB that a block has on AMD GPUs.

    Between CUDA's static limit of 48 KB and 64 KB there is nothing to do.
    """
    if function.static_shared > LIMIT:
        size = function.static_shared
        message = (
            f"{function.name} declares {size} bytes of shared memory, {size - LIMIT} "
            f"more than a block has on AMD GPUs: {LIMIT} {WIDER}; use a smaller tile"
        )
        yield ctx.finding(function.name_span, message, symbol=function.name)


@rule(id="CW203", title="Dynamic shared memory", on=(Launch, Call), severity=Severity.ERROR, examples=DYNAMIC_EXAMPLES)
def dynamic_shared(fact: Launch | Call, ctx: Context) -> Iterator[Finding]:
    """Report constants that ask for more dynamic shared memory than a block has on AMD GPUs, static part included.

    ``extern __shared__`` and sizes up to 64 KB stay as they are. CUDA's opt-in beyond 48 KB is not needed on AMD and
    gives no more than 64 KB there: the launch fails. Sizes computed at run time cannot be judged here.
    """
    if isinstance(fact, Launch):
        if len(fact.configuration) < 3 or fact.configuration[2].value is None:
            return
        size, at = fact.configuration[2].value, fact.configuration[2].span
        kernel = fact.kernel
    elif fact.name in LAUNCHES:
        index = LAUNCHES[fact.name]
        argument = fact.arguments[index] if len(fact.arguments) > index else None
        if argument is None or argument.value is None:
            return
        size, at = argument.value, argument.span
        kernel = fact.arguments[0].text.split(")")[-1]
    else:
        if fact.name not in ("cudaFuncSetAttribute", "cuFuncSetAttribute") or len(fact.arguments) != 3:
            return
        if not fact.arguments[1].text.upper().replace("_", "").endswith("MAXDYNAMICSHAREDMEMORYSIZE") and (
            not fact.arguments[1].text.endswith("MAX_DYNAMIC_SHARED_SIZE_BYTES")
        ):
            return
        if fact.arguments[2].value is None:
            return
        size, at, kernel = fact.arguments[2].value, fact.arguments[2].span, fact.arguments[0].text
    kernel = kernel.split("<")[0].split("::")[-1].strip("& ")
    static = max((f.static_shared for f in ctx.unit.facts if isinstance(f, Function) and f.name == kernel), default=0)
    if size + static > LIMIT:
        also = f" and {static} bytes of static" if static else ""
        message = (
            f"{size} bytes of dynamic{also} shared memory for {kernel}; a block on AMD GPUs has {LIMIT} {WIDER}: "
            "choose a smaller tile where the device's sharedMemPerBlock says so"
        )
        yield ctx.finding(at, message, safety=Safety.MANUAL, symbol=kernel)
