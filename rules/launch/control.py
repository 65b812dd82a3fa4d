"""Trap, breakpoint and sleep."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

OPS = {"__trap": "trap", "__brkpt": "breakpoint", "__nanosleep": "nanosleep"}

EXAMPLES = [
    Example(
        before="__device__ void f(bool bad) { if (bad) __trap(); __nanosleep(100); __brkpt(); }\n",
        after="__device__ void f(bool bad) { if (bad) gpu::trap(); gpu::nanosleep(100); gpu::breakpoint(); }\n",
        hip="__device__ void f(bool bad) { if (bad) __builtin_trap(); gpu::nanosleep(100); __builtin_debugtrap(); }\n",
    ),
    Example(before="__device__ long long now() { return clock64() + clock(); }\n", clean=True),
]


@rule(id="CW405", title="Trap, breakpoint and sleep", on=Name, names=OPS, examples=EXAMPLES)
def control(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__trap``, ``__brkpt`` and ``__nanosleep`` become ops; HIP lacks them.

    The sleep is a hint on both vendors. ``clock`` and ``clock64`` exist in HIP and stay; they count other clocks.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"HIP has no {name.name}", ctx.to_op(name, OPS[name.name]))
