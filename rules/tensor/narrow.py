"""Fragments of elements below 8 bits."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, rule

NAMES = ("b1", "s4", "u4", "bmma_sync", "bmmaBitOpXOR", "bmmaBitOpAND", "bmmaAccumulateOpPOPC")

EXAMPLES = [
    Example(
        before="""\
#include <mma.h>
typedef nvcuda::wmma::experimental::precision::b1 Bit;
""",
        after="""\
#include <gpu/mma.hpp>
typedef gpu::wmma::experimental::precision::b1 Bit;
""",
        builds=False,
    ),
    Example(before="__device__ int s4(int b1) { return b1; }\n__device__ int f() { return s4(1); }\n", clean=True),
]


@rule(
    id="CW381",
    title="Fragments of 1 and 4-bit elements",
    on=Name,
    names=NAMES,
    examples=EXAMPLES,
    severity=Severity.ERROR,
    safety=Safety.MANUAL,
)
def narrow_fragment(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report fragments of ``experimental::precision`` (``b1``, ``s4``, ``u4``) and ``bmma_sync``.

    AMD's matrix instructions have no 1-bit elements, and 4-bit ones on RDNA 3 only; the emitted header has neither, so
    that the build for AMD stops there.
    """
    if name.user_declared or not ("precision::" in name.qualifier or "mma" in name.name or "mma.h" in name.declared_in):
        return
    way = (
        "widen the elements to signed char for AMD, or count bits with __popc, and keep this under #if GPU_TARGET_CUDA"
    )
    message = f"{name.name}: AMD GPUs multiply no matrices of 1 or 4-bit elements; {ctx.way_out(way)}"
    yield ctx.finding(name, message)
