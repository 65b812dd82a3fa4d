"""What AMD's hardware does otherwise behind the same calls: CW521 textures, CW522 code images, CW523 managed memory."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Safety, Severity, Space, Variable, rule


def _first(call: Call, ctx: Context) -> bool:
    """Whether the call is the first of its name in its file."""
    same = (other for other in ctx.index.calls[call.name] if other.span.path == call.span.path)
    return not any(other.span.start < call.span.start for other in same)


@rule(
    id="CW523",
    title="Managed memory",
    on=(Call, Variable),
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="#include <cuda_runtime.h>\nvoid f(float** p) { cudaMallocManaged(p, 64); }\n",
            after="#include <gpu/gpu.hpp>\nvoid f(float** p) { gpuMallocManaged(p, 64); }\n",
        ),
        Example(before="#include <cuda_runtime.h>\nint x;\n", after="#include <gpu/gpu.hpp>\nint x;\n", clean=True),
    ],
)
def managed(fact: Call | Variable, ctx: Context) -> Iterator[Finding]:
    """Say once a file that managed memory is used, by call or by a ``__managed__`` variable.

    The code means the same on AMD. Pages move between host and device only where the GPU can retry faulting accesses
    and this is switched on (``HSA_XNACK=1`` on gfx90a and gfx942); elsewhere the device reads and writes host memory
    over the bus. The attribute for concurrent managed access tells which.
    """
    if isinstance(fact, Call):
        if fact.name not in ("cudaMallocManaged", "cuMemAllocManaged") or fact.callee.user_declared:
            return
        at, first = fact.callee.span, _first(fact, ctx)
    else:
        at, first = fact.name_span, fact.space is Space.MANAGED
    if first:
        message = (
            f"{fact.name}: on AMD pages move to the device with HSA_XNACK=1 on GPUs that can (gfx90a, gfx942), else "
            "they are read over the bus: right, but slow"
        )
        yield ctx.finding(at, message, safety=Safety.REVIEW, symbol=fact.name)


@rule(
    id="CW521",
    title="Textures and surfaces",
    on=Call,
    names=("cudaCreateTextureObject", "cudaCreateSurfaceObject", "cuTexObjectCreate"),
    safety=Safety.REVIEW,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
int f(cudaTextureObject_t* t, cudaResourceDesc* r, cudaTextureDesc* d) {
    return cudaCreateTextureObject(t, r, d, nullptr);
}
""",
            after="""#include <gpu/gpu.hpp>
int f(gpuTextureObject_t* t, gpuResourceDesc* r, gpuTextureDesc* d) {
    return gpuCreateTextureObject(t, r, d, nullptr);
}
""",
        ),
        Example(before="#include <cuda_runtime.h>\nint x;\n", after="#include <gpu/gpu.hpp>\nint x;\n", clean=True),
    ],
)
def texture(call: Call, ctx: Context) -> Iterator[Finding]:
    """Say once a file that texture or surface objects are made.

    AMD's GPUs without image units (gfx940, gfx941, gfx942) answer with hipErrorNotSupported: HIP's runtime
    looks at the device's image support in each of these calls, and its headers leave the fetches out, so that kernels
    with them do not compile for these GPUs. gfx90a has them, but HIP 7.2 refuses there a linear filter over 32-bit
    floats that are read as they are. Read linear memory directly on such GPUs, or interpolate in
    the kernel.
    """
    if not call.callee.user_declared and _first(call, ctx):
        message = (
            f"{call.name} answers hipErrorNotSupported on AMD GPUs without image units, such as gfx942, for which "
            "kernels with fetches do not compile either, and on gfx90a for a linear filter over 32-bit floats: right "
            "if the program checks the result and has another way there, such as loads and weights in the kernel"
        )
        yield ctx.finding(call.callee, message, safety=Safety.REVIEW)


@rule(
    id="CW522",
    title="Image of device code",
    on=Call,
    names=("cuModuleLoad", "cuModuleLoadData", "cuModuleLoadDataEx"),
    safety=Safety.REVIEW,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="#include <cuda.h>\nint f(CUmodule* m) { return cuModuleLoad(m, NAME); }\n",
            after="#include <gpu/driver.hpp>\nint f(gpuDrvModule* m) { return gpuDrvModuleLoad(m, NAME); }\n",
            builds=False,
        ),
        Example(before="int cuModuleLoad(int x) { return x; }\nint y = cuModuleLoad(1);\n", clean=True),
    ],
)
def image(call: Call, ctx: Context) -> Iterator[Finding]:
    """Report code images that are loaded at run time.

    The calls are the same in HIP, but what they load is an AMD code object: made by ``hipcc --genco``, or at run time
    by hipRTC from the source. PTX text and cubins are no use on AMD.
    """
    if not call.callee.user_declared:
        message = (
            f"{call.name}: right if the image is an AMD code object there (hipcc --genco, hipRTC), not PTX or cubin"
        )
        yield ctx.finding(call.callee, message, safety=Safety.REVIEW)
