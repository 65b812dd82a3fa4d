"""CW536: accesses to surfaces in the forms that HIP lacks."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Safety, Severity, rule

# Parameters of HIP's functions, from amd_surface_functions.h; the names end in read and write.
_PARAMETERS = {
    "surf1D": 3,
    "surf2D": 4,
    "surf3D": 5,
    "surf1DLayered": 4,
    "surf2DLayered": 5,
    "surfCubemap": 5,
    "surfCubemapLayered": 6,
}
_NAMES = tuple(f"{stem}{end}" for stem in _PARAMETERS for end in ("read", "write"))

EXAMPLES = [
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0, cudaBoundaryModeZero); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0, gpuBoundaryModeZero); }
""",
        builds=False,
    ),
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, float* v) { v[0] = surf2Dread<float>(s, 4 * threadIdx.x, 0); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, float* v) { v[0] = surf2Dread<float>(s, 4 * threadIdx.x, 0); }
""",
        builds=False,
    ),
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(cudaSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0); surf2Dread(&v, s, 0, 0); }
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(gpuSurfaceObject_t s, float v) { surf2Dwrite(v, s, 4 * threadIdx.x, 0); surf2Dread(&v, s, 0, 0); }
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
    """Report surface accesses with a boundary mode, and reads that return their value.

    HIP's functions take no boundary mode (in one dimension reads take one and ignore it), and its reads write through a
    pointer. Texture fetches have CUDA's forms.
    """
    if call.callee.user_declared:
        return
    reads = call.name.endswith("read")
    expected = _PARAMETERS[call.name.removesuffix("read").removesuffix("write")]
    # A read that returns its value has no pointer in front, so a parameter less.
    first = call.arguments[0].type.replace("const ", "") if call.arguments else ""
    returning = reads and bool(call.template_arguments) and len(call.arguments) < expected
    returning = returning or (reads and first in ("cudaSurfaceObject_t", "unsigned long long"))
    if returning:
        yield ctx.finding(call.callee, f"{call.name} returns no value in HIP: write {call.name}(&value, surface, ...)")
    elif len(call.arguments) > expected:
        message = (
            f"{call.name} heeds no boundary mode in HIP: leave the argument out, and check in the code the coordinates "
            "that may lie outside"
        )
        yield ctx.finding(call.callee, message)
