"""CW536: accesses to surfaces in a mode that AMD lacks."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Safety, Severity, rule

_STEMS = ("surf1D", "surf2D", "surf3D", "surf1DLayered", "surf2DLayered", "surfCubemap", "surfCubemapLayered")
_NAMES = tuple(f"{stem}{end}" for stem in _STEMS for end in ("read", "write"))

EXAMPLES = [
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0, cudaBoundaryModeClamp); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0, gpuBoundaryModeClamp); }
""",
        builds=False,
    ),
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, float v) { gpu::surf2Dwrite(v, s, 4 * threadIdx.x, 0); }
""",
        clean=True,
    ),
]


@rule(
    id="CW536",
    title="Surface access",
    on=Call,
    on_amd=True,
    names=_NAMES,
    safety=Safety.MANUAL,
    severity=Severity.ERROR,
    examples=EXAMPLES,
)
def surface(call: Call, ctx: Context) -> Iterator[Finding]:
    """Report surface accesses with a boundary mode for clamping, or one that is not written at the call.

    AMD's image instructions read 0 and write nothing outside of an image, and HIP's functions heed no mode.
    """
    if call.callee.user_declared or call.callee.qualifier not in ("", "::") or not call.arguments:
        return
    last = call.arguments[-1]
    clamps = "BoundaryMode" in last.text and not last.text.endswith(("BoundaryModeZero", "BoundaryModeTrap"))
    if clamps or ("SurfaceBoundaryMode" in last.type and "BoundaryMode" not in last.text):
        message = f"{call.name} does not clamp on AMD: bring the coordinates into the array in the code"
        yield ctx.finding(call.callee, message)
