"""Kernel launches from device code."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Function, Launch, Severity, rule

EXAMPLES = [
    Example(
        before="__global__ void child() {}\n__global__ void parent() { child<<<1, 32>>>(); }\n",
        builds=False,
    ),
    Example(before="__global__ void k() {}\nvoid run() { k<<<1, 32, 0, 0>>>(); }\n", clean=True),
]


@rule(id="CW402", title="Launch from device code", on=Launch, severity=Severity.ERROR, examples=EXAMPLES)
def device_launch(launch: Launch, ctx: Context) -> Iterator[Finding]:
    """Report a kernel that is launched by a kernel (dynamic parallelism): HIP has no such thing.

    Launches from the host stay as they are, with all four configuration arguments.
    """
    for function in ctx.unit.facts:
        if (
            isinstance(function, Function)
            and (function.kernel or function.device)
            and function.body is not None
            and function.body.contains(launch.span)
        ):
            message = (
                f"{launch.kernel.strip()} is launched from device code, which AMD GPUs cannot do; launch it from "
                "the host after this kernel, or turn the child grid into a loop or a work queue"
            )
            yield ctx.finding(launch, message, symbol=launch.kernel.strip())
            return
