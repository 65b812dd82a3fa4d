"""Texture references, which CUDA 12 no longer has."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, Span, rule

# CUDA Runtime API 11, Texture Reference Management: what takes the place of each call.
CALLS = {
    "cudaBindTexture": "a resource of cudaResourceTypeLinear (devPtr, desc, sizeInBytes), read with tex1Dfetch",
    "cudaBindTexture2D": "a resource of cudaResourceTypePitch2D (devPtr, desc, width, height, pitchInBytes)",
    "cudaBindTextureToArray": "a resource of cudaResourceTypeArray: the array",
    "cudaBindTextureToMipmappedArray": "a resource of cudaResourceTypeMipmappedArray: the mipmapped array",
    "cudaBindSurfaceToArray": "cudaCreateSurfaceObject with a resource of cudaResourceTypeArray",
    "cudaUnbindTexture": "cudaDestroyTextureObject when the kernels that read it have ended",
}
_DECLARATION = re.compile(r"\s*<\s*([^<>;,]+?)\s*(?:,\s*([^<>;,]+?)\s*)?(?:,\s*([^<>;,]+?)\s*)?>\s*(\w+)\s*[;,=]")
_FETCHES = {"1": "tex1D or tex1Dfetch", "2": "tex2D", "3": "tex3D", "cudaTextureType1D": "tex1D or tex1Dfetch"}
_FETCHES |= {"cudaTextureType2D": "tex2D", "cudaTextureType3D": "tex3D", "cudaTextureTypeCubemap": "texCubemap"}
_FETCHES |= {"cudaTextureType1DLayered": "tex1DLayered", "cudaTextureType2DLayered": "tex2DLayered"}

EXAMPLES = [
    Example(
        before="""#include <cuda_runtime.h>
texture<float, 2, cudaReadModeElementType> image;
__global__ void k(float* out) { out[threadIdx.x] = tex2D(image, threadIdx.x + 0.5f, 0.5f); }
""",
        after="""#include <gpu/gpu.hpp>
texture<float, 2, gpuReadModeElementType> image;
__global__ void k(float* out) { out[threadIdx.x] = tex2D(image, threadIdx.x + 0.5f, 0.5f); }
""",
        builds=False,
    ),
    Example(
        before="""#include <cuda_runtime.h>
void run(const textureReference* image, cudaArray_t array) {
  cudaChannelFormatDesc format;
  cudaBindTextureToArray(image, array, &format);
}
""",
        after="""#include <gpu/gpu.hpp>
void run(const textureReference* image, gpuArray_t array) {
  gpuChannelFormatDesc format;
  gpuBindTextureToArray(image, array, &format);
}
""",
        builds=False,
    ),
    Example(
        before="template <class T> struct texture { T value; };\ntexture<float> plain;\n",
        clean=True,
    ),
]


@rule(
    id="CW242",
    title="Texture reference",
    on=Name,
    names=("texture", *CALLS),
    safety=Safety.MANUAL,
    severity=Severity.ERROR,
    examples=EXAMPLES,
)
def texture_reference(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report texture references and say which object takes the place of each.

    CUDA 12 removed ``texture<T, dimensions, mode>`` and the calls that bind it (CUDA 12.0 release notes). HIP still
    declares them, so that such code builds for AMD alone. An object is a parameter of the kernels that read it, and
    what was set on the reference is set in its ``cudaTextureDesc``.
    """
    if name.user_declared or name.qualifier not in ("", "::"):
        return
    if name.name in CALLS:
        message = f"{name.name} is gone from CUDA 12; in its place make an object: {CALLS[name.name]}"
        yield ctx.finding(name, message)
        return
    found = _DECLARATION.match(ctx.text(Span(name.span.path, name.span.end, name.span.end + 300)))
    if found is None:
        return
    element, dimensions, mode, variable = found.groups()
    fetch = _FETCHES.get(dimensions or "1", "its fetch")
    mode = mode or "cudaReadModeElementType"
    if mode.endswith("NormalizedFloat"):
        width = re.search(r"[1-4]$", element)
        element = f"float{width[0] if width else ''}"
    message = (
        f"{variable} is a texture reference, which CUDA 12 no longer has: give each kernel that reads it a parameter "
        f"cudaTextureObject_t {variable}, read it with {fetch} as <{element}>({variable}, ...), and create the object "
        "where it is bound, with addressMode and filterMode as set on the reference, normalizedCoords for normalized, "
        f"and readMode {mode}"
    )
    yield ctx.finding(name, message, symbol=variable)
