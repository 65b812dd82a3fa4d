"""The number of lanes of a warp."""

from collections.abc import Iterator

from translator.rule_api import (
    Context,
    Edit,
    Example,
    Finding,
    Name,
    NameKind,
    Origin,
    Safety,
    Severity,
    Span,
    Style,
    rule,
)

EXAMPLES = [
    Example(
        before="""\
__global__ void first(int *x) {
  if (threadIdx.x % warpSize == 0) x[threadIdx.x / warpSize] = warpSize;
}
""",
        after="""\
__global__ void first(int *x) {
  if (threadIdx.x % gpu::warp_size() == 0) x[threadIdx.x / gpu::warp_size()] = gpu::warp_size();
}
""",
        hip="""\
__global__ void first(int *x) {
  if (threadIdx.x % 32 == 0) x[threadIdx.x / 32] = 32;
}
""",
    ),
    Example(
        before="""\
#include <cuda_runtime.h>
int warps(int threads) {
  cudaDeviceProp properties;
  cudaGetDeviceProperties(&properties, 0);
  return threads / properties.warpSize;
}
""",
        after="""\
#include <gpu/gpu.hpp>
int warps(int threads) {
  gpuDeviceProp properties;
  gpuGetDeviceProperties(&properties, 0);
  return threads / gpu::warp_size();
}
""",
        hip="""\
#include <hip/hip_runtime.h>
int warps(int threads) {
  hipDeviceProp_t properties;
  hipGetDeviceProperties(&properties, 0);
  return threads / 32;
}
""",
    ),
    Example(
        before="""\
#include <cuda_runtime.h>
#include <cstdio>
int show(const cudaDeviceProp *p) {
  int lanes;
  printf("%d\\n", p->warpSize);
  return cudaDeviceGetAttribute(&lanes, cudaDevAttrWarpSize, 0);
}
""",
        after="""\
#include <gpu/gpu.hpp>
#include <cstdio>
int show(const gpuDeviceProp *p) {
  int lanes;
  printf("%d\\n", p->warpSize);
  return gpuDeviceGetAttribute(&lanes, gpuDevAttrWarpSize, 0);
}
""",
    ),
    Example(
        before="""\
struct Shape { int warpSize; };
int lanes(const Shape &shape) { return shape.warpSize; }
""",
        clean=True,
    ),
]


NAMES = ("warpSize", "cudaDevAttrWarpSize", "CU_DEVICE_ATTRIBUTE_WARP_SIZE")
_PRINTS = frozenset(("printf", "fprintf", "sprintf", "snprintf", "print", "format", "to_string"))


@rule(id="CW107", title="Warp size", on=Name, names=NAMES, examples=EXAMPLES)
def warp_size(name: Name, ctx: Context) -> Iterator[Finding]:
    """``warpSize`` becomes ``gpu::warp_size()``, 32 on every target (the built-in variable itself on CUDA).

    What the device reports of itself, the member of its properties and the attribute, is the width of the hardware: 64
    on AMD's CDNA GPUs, where a warp of the program still has 32 lanes. A member that the code computes with is replaced
    for review, since it mostly counts the warps of a kernel. Members that are printed or returned stay, and so do
    attributes: they are reported.
    """
    if name.user_declared:
        return
    if name.kind is not NameKind.FIELD and name.name == "warpSize":
        text = "32" if ctx.style is Style.HIP else f"{ctx.op('warp_size')}()"
        yield ctx.finding(name, "a warp has 32 lanes on every target", ctx.rename(name, text))
        return
    message = f"{name.name} of a device is 64 on AMD CDNA GPUs, but a warp of the program has 32 lanes there too"
    object_ = _computed_with(name, ctx) if name.kind is NameKind.FIELD and name.origin is Origin.FILE else None
    if object_ is not None:
        text = "32" if ctx.style is Style.HIP else f"{ctx.op('warp_size')}()"
        message += f": {text} is right where warps of a kernel are counted, not where the hardware is described"
        yield ctx.finding(name, message, [Edit(object_, text)], safety=Safety.REVIEW, severity=Severity.WARNING)
        return
    message += (
        f": use {ctx.op('warp_size')}() where warps of a kernel are counted, keep it where the hardware is described"
    )
    yield ctx.finding(name, message, safety=Safety.REVIEW, severity=Severity.WARNING)


def _computed_with(name: Name, ctx: Context) -> Span | None:
    """The whole member expression, when it is a plain ``a.b->warpSize`` whose value goes into a computation."""
    code = ctx.code(name.span.path)
    at = code.at(name.span.start)
    first = code.start_of_name(at)
    before, after = code.text(code.before(first)), code.text(code.after(at))
    if name.owner != "cudaDeviceProp" or first == at or after in ("=", "+=", "-=", "++", "--", ".", "["):
        return None
    if any(code.text(number) in (")", "]") for number in range(first, at)):
        return None
    if before in ("return", "<<", "&", "++", "--", ".", "->", "::", ">") or (after == "<<" and before == "<<"):
        return None
    printed, position = code.callee(at)
    if position > 0 and code.text(printed) in _PRINTS:
        return None
    return code.span(first, at)
