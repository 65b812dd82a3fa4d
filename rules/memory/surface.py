"""Accesses to surfaces."""

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Safety, rule

STEMS = ("surf1D", "surf2D", "surf3D", "surf1DLayered", "surf2DLayered", "surfCubemap", "surfCubemapLayered")
NAMES = tuple(f"{stem}{end}" for stem in STEMS for end in ("read", "write"))
# What AMD's image instructions do with coordinates that lie outside.
MODES = ("BoundaryModeZero", "BoundaryModeTrap")

EXAMPLES = [
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, float* v) { v[0] = surf2Dread<float>(s, 4 * threadIdx.x, 0); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, float* v) { v[0] = gpu::surf2Dread<float>(s, 4 * threadIdx.x, 0); }
""",
    ),
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, uchar4 v) {
  surf2DLayeredwrite(v, s, 4 * threadIdx.x, 0, 1, cudaBoundaryModeZero);
  surf2DLayeredread(&v, s, 4 * threadIdx.x, 0, 0);
}
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, uchar4 v) {
  gpu::surf2DLayeredwrite(v, s, 4 * threadIdx.x, 0, 1, gpuBoundaryModeZero);
  gpu::surf2DLayeredread(&v, s, 4 * threadIdx.x, 0, 0);
}
""",
    ),
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0, cudaBoundaryModeClamp); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0, gpuBoundaryModeClamp); }
""",
        clean=True,
        builds=False,
    ),
]


@rule(id="CW240", title="Surface access", on=Call, names=NAMES, safety=Safety.REVIEW, examples=EXAMPLES)
def surface(call: Call, ctx: Context) -> Iterator[Finding]:
    """``surf2Dread``, ``surf2Dwrite`` and their kin become ops of the same name and arguments.

    HIP lacks the reads that return their value; its functions for layers take the layer for a level of detail
    (``amd_surface_functions.h``), and those before 6.0 turn integers into floats. The ops use the image instructions
    directly. AMD's surfaces are typed, so the element's type must be that of the array; where CUDA's default mode ends
    the kernel for coordinates outside, AMD reads 0 and writes nothing, as with the mode for zero. A mode for clamping
    is CW536.
    """
    if call.callee.user_declared or call.callee.qualifier not in ("", "::"):
        return
    last = call.arguments[-1] if call.arguments else None
    if last and ("BoundaryMode" in last.text + last.type) and not last.text.endswith(MODES):
        return
    message = (
        f"{call.name}: right on AMD if the type that is read or written is the array's element type; outside of the "
        "array AMD reads 0 and writes nothing"
    )
    yield ctx.finding(call.callee, message, ctx.rename(call.callee, ctx.op(call.name)))
