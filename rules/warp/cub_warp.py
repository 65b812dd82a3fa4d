"""Warp-wide collectives of CUB, whose default width is that of the hardware in hipCUB."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Name, Safety, Severity, Span, rule

# Where the logical warp's width stands among the template parameters (CUB documentation, warp-wide collectives).
WIDTH_AT = {
    "WarpReduce": 2,
    "WarpScan": 2,
    "WarpExchange": 3,
    "WarpMergeSort": 3,
    "WarpLoad": 4,
    "WarpStore": 4,
}
CONSTANTS = {"CUB_PTX_WARP_THREADS": "32", "CUB_WARP_THREADS": "32", "CUB_LOG_WARP_THREADS": "5"}
HEADER = "#include <cuda_runtime.h>\n#include <cub/cub.cuh>\n"
TRANSLATED = "#include <gpu/gpu.hpp>\n#include <gpu/cub.hpp>\n"
SUM = """\
__global__ void sum(const float *x, float *y) {
  using Reduce = %s::WarpReduce<float%s>;
  __shared__ typename Reduce::TempStorage scratch[4];
  float s = Reduce(scratch[threadIdx.x / 32]).Sum(x[threadIdx.x]);
  if (threadIdx.x %% 32 == 0) y[threadIdx.x / 32] = s;
}
"""
EXAMPLES = [
    Example(before=HEADER + SUM % ("cub", ""), after=TRANSLATED + SUM % ("gpucub", ", 32"), builds=False),
    Example(
        before=HEADER + SUM % ("cub", ", 16"),
        after=TRANSLATED + SUM % ("gpucub", ", 16"),
        clean=True,
        builds=False,
    ),
    Example(
        before=HEADER + "template <class T> struct S { cub::WarpLoad<T, 4> load; };\n",
        after=TRANSLATED + "template <class T> struct S { gpucub::WarpLoad<T, 4> load; };\n",
        builds=False,
    ),
    Example(before="template <class T> struct WarpReduce {};\nWarpReduce<int> mine;\n", clean=True),
]


@rule(
    id="CW111",
    title="CUB warp width",
    on=Name,
    names=[*WIDTH_AT, *CONSTANTS],
    examples=EXAMPLES,
    severity=Severity.WARNING,
)
def cub_warp(name: Name, ctx: Context) -> Iterator[Finding]:
    """``cub::WarpReduce<T>`` gets its width: ``WarpReduce<T, 32>``.

    CUB's warp-wide collectives work on 32 lanes by default, hipCUB's on the lanes of a wave, 64 on CDNA GPUs, so that
    two warps would be reduced to one value. 32 is CUB's own default: on CUDA nothing changes. CUB's constants for the
    warp size are replaced by their numbers. Where other defaulted arguments stand before the width, nothing is changed.
    """
    if name.user_declared:
        return
    if name.name in CONSTANTS:
        number = CONSTANTS[name.name]
        yield ctx.finding(
            name,
            f"a warp has 32 lanes on every target; hipCUB's {name.name} is the width of a wave",
            [Edit(name.span, number)],
        )
        return
    if "cub" not in name.qualifier and "/cub/" not in name.declared_in:
        return
    arguments = _arguments(name, ctx)
    if arguments is None:
        return
    count, end = arguments
    missing = WIDTH_AT[name.name] - count
    message = f"{name.name} works on 32 lanes by default in CUB and on a whole wave in hipCUB"
    if missing == 1:
        yield ctx.finding(name, message, [Edit(Span(name.span.path, end, end), ", 32")])
    elif missing > 1:
        yield ctx.finding(name, f"{message}: write all template arguments up to the width, 32", safety=Safety.MANUAL)


def _arguments(name: Name, ctx: Context) -> tuple[int, int] | None:
    """How many template arguments are written after a name, and the offset of their end; None if there are none."""
    text = ctx.text(Span(name.span.path, name.span.end, name.span.end + 600))
    opening = re.match(r"\s*<", text)
    if opening is None:
        return None
    depth, count = 0, 1
    for match in re.finditer(r"[<>(){}\[\],;]", text):
        mark = match[0]
        if mark in "<([{":
            depth += 1
        elif mark in ">)]}":
            depth -= 1
            if depth == 0:
                end = name.span.end + len(text[: match.start()].rstrip().encode())
                return (count if text[opening.end() : match.start()].strip() else 0), end
        elif mark == "," and depth == 1:
            count += 1
        elif mark == ";":
            return None
    return None
