"""Launch configurations beyond AMD's limits."""

import re
from collections.abc import Iterator

from translator.rule_api import Argument, Context, Example, Finding, Launch, Safety, Severity, rule

_INTEGER = re.compile(r"0|[1-9]\d*|0[xX][0-9a-fA-F]+")

EXAMPLES = [
    Example(before="__global__ void k() {}\nvoid run() { k<<<1 << 24, 256>>>(); }\n", builds=False),
    Example(before="__global__ void k() {}\nvoid run() { k<<<dim3(33554432, 2), dim3(128)>>>(); }\n", builds=False),
    Example(before="__global__ void k() {}\nvoid run() { k<<<1 << 23, 256>>>(); }\n", clean=True),
]


@rule(id="CW404", title="Launch configuration", on=Launch, severity=Severity.ERROR, examples=EXAMPLES)
def launch_limits(launch: Launch, ctx: Context) -> Iterator[Finding]:
    """Report constant configurations whose threads in one dimension (blocks times threads of a block) reach 2^32.

    AMD's dispatch packet holds that product in 32 bits, CUDA holds the number of blocks (HSA runtime specification,
    kernel dispatch packet). Configurations computed at run time cannot be judged here.
    """
    if len(launch.configuration) < 2:
        return
    grid, block = _dimensions(launch.configuration[0]), _dimensions(launch.configuration[1])
    for axis, blocks, threads in zip("xyz", grid, block, strict=False):
        if blocks is not None and threads is not None and blocks * threads >= 1 << 32:
            message = (
                f"{blocks} blocks of {threads} threads in {axis} are {blocks * threads} threads; AMD GPUs launch "
                "fewer than 2^32 in one dimension: launch fewer blocks and loop over the rest"
            )
            yield ctx.finding(launch.configuration_span, message, safety=Safety.MANUAL, symbol=launch.kernel.strip())


def _dimensions(argument: Argument) -> list[int | None]:
    """The three extents where they are written as constants, None where not."""
    if argument.value is not None:
        return [argument.value, 1, 1]
    match = re.fullmatch(r"\s*dim3\s*[({]([^(){}]*)[)}]\s*", argument.text)
    if match is None:
        return [None, None, None]
    parts = [part.strip().rstrip("uU") for part in match[1].split(",") if part.strip()]
    extents = [int(part, 0) if _INTEGER.fullmatch(part) else None for part in parts]
    return extents + [1] * (3 - len(parts))
