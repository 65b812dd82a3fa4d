"""Functions of CUB that speak of the lanes of a warp, which hipCUB gives for a whole wave."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Name, Safety, Severity, Span, rule

REGISTERS = {
    "LaneId": "lane_id",
    "LaneMaskLt": "lanemask_lt",
    "LaneMaskLe": "lanemask_le",
    "LaneMaskGt": "lanemask_gt",
    "LaneMaskGe": "lanemask_ge",
    "WARP_SYNC": "sync_warp",
}
VOTES = {"WARP_ALL": "all", "WARP_ANY": "any", "WARP_BALLOT": "ballot"}  # predicate first, then the mask
WARP_STRIPED = "the order of items depends on the warp's width, which is that of a wave in hipCUB (64 lanes on CDNA)"
BY_HAND = {
    "WarpId": "hipCUB counts waves of up to 64 lanes; compute the warp from threadIdx and 32",
    "WarpMask": "hipCUB gives 64 bits that belong to a wave; write the mask for 32 lanes out",
    "ShuffleUp": "hipCUB does not look at first_thread; use gpu::shfl_up with the width of the logical warp",
    "ShuffleDown": "hipCUB does not look at last_thread; use gpu::shfl_down with the width of the logical warp",
    "BAR": "hipCUB waits for the whole block, whatever the count",
    **dict.fromkeys(
        (
            "LoadDirectWarpStriped",
            "StoreDirectWarpStriped",
            "BlockedToWarpStriped",
            "WarpStripedToBlocked",
            "ScatterToWarpStriped",
        ),
        f"{WARP_STRIPED}; it stays right where all that touch these items are hipCUB's",
    ),
}
HEADER = "#include <cuda_runtime.h>\n#include <cub/version.cuh>\n"
TRANSLATED = "#include <gpu/gpu.hpp>\n#include <gpu/cub.hpp>\n"
USES = """\
__device__ unsigned lane() {{ return {}; }}
__device__ int votes(int x) {{ return {}; }}
__device__ unsigned warp() {{ return {}::WarpId(); }}
"""
EXAMPLES = [
    Example(
        before=HEADER + USES.format("cub::LaneId()", "cub::WARP_BALLOT(x > 0, ~0u)", "cub"),
        after=TRANSLATED + USES.format("gpu::lane_id()", "gpu::ballot(~0u, x > 0)", "gpucub"),
        builds=False,
    ),
    Example(before="unsigned LaneId();\nunsigned g() { return LaneId(); }\n", clean=True),
]


@rule(
    id="CW113",
    title="CUB lane function",
    on=Name,
    names=[*REGISTERS, *VOTES, *BY_HAND],
    examples=EXAMPLES,
    severity=Severity.WARNING,
)
def cub_lanes(name: Name, ctx: Context) -> Iterator[Finding]:
    """``cub::LaneId()`` becomes ``gpu::lane_id()``, and so on for lane masks, votes and the barrier of a warp.

    hipCUB's functions of these names speak of a wave, so that a lane's number goes up to 63 and masks have 64 bits. The
    ops speak of a warp of 32 lanes on every target. A vote's two arguments change places. Where no op says the same,
    and where the order of data depends on the warp's width, the place is reported and nothing is changed.
    """
    if name.user_declared or not ("cub::" in name.qualifier or "/cub/" in name.declared_in):
        return
    message = f"hipCUB's {name.name} is about a wave, not a warp of 32 lanes"
    if name.name in BY_HAND:
        yield ctx.finding(name, f"{name.name}: {BY_HAND[name.name]}", safety=Safety.MANUAL)
        return
    start = name.span.start - len(name.qualifier.encode())
    whole = Span(name.span.path, start, name.span.end)
    if name.name in REGISTERS:
        yield ctx.finding(name, message, [Edit(whole, ctx.op(REGISTERS[name.name]))])
        return
    call = ctx.call_of(name)
    op = ctx.op(VOTES[name.name])
    if call is None or len(call.arguments) != 2 or not all(a.editable for a in call.arguments):
        yield ctx.finding(name, f"{message}: call {op}(mask, predicate)", safety=Safety.MANUAL)
        return
    predicate, mask = call.arguments
    if re.search(r"\w\s*\(|\+\+|--|[^=!<>]=[^=]", predicate.text) and re.search(r"\w\s*\(|\+\+|--", mask.text):
        yield ctx.finding(name, f"{message}: call {op}(mask, predicate)", safety=Safety.MANUAL)
        return
    edits = [Edit(whole, op), Edit(predicate.span, mask.text), Edit(mask.span, predicate.text)]
    yield ctx.finding(name, message, edits)
