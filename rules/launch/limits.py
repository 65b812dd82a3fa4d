"""Launch configurations beyond AMD's limits."""

import ast
import operator
import re
from collections.abc import Iterator

from translator.rule_api import Argument, Context, Example, Finding, Launch, Safety, Severity, rule

# Operators that C++ and Python read alike, precedence included.
_OPERATORS = {ast.Mult: operator.mul, ast.Add: operator.add, ast.Sub: operator.sub, ast.LShift: operator.lshift}

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
    value = argument.value if argument.value is not None else _constant(argument.text)
    if value is not None:
        return [value, 1, 1]
    match = re.fullmatch(r"\s*dim3\s*[({]([^(){}]*)[)}]\s*", argument.text)
    if match is None:
        return [None, None, None]
    extents = [_constant(part) for part in match[1].split(",") if part.strip()]
    return extents + [1] * (3 - len(extents))


def _constant(text: str) -> int | None:
    """The value of an expression of integer literals, None for any other."""
    try:
        return _evaluate(ast.parse(re.sub(r"(?<=[0-9a-fA-F])[uUlL]+\b", "", text.strip()), mode="eval").body)
    except (SyntaxError, ValueError):
        return None


def _evaluate(node: ast.expr) -> int | None:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _evaluate(node.left), _evaluate(node.right)
        if left is not None and right is not None and (0 <= right < 64 or not isinstance(node.op, ast.LShift)):
            return int(_OPERATORS[type(node.op)](left, right))
    return None
