"""Device functions that have no counterpart in HIP and no operation."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from translator.rule_api import Context, Example, Finding, Name, NameKind, Severity, rule

HINTS: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_FAMILIES = sorted((key[:-1] for key in HINTS if key.endswith("*")), key=len, reverse=True)

EXAMPLES = [
    Example(before="__device__ int f(int a, int b, int c) { return __fmaf_ieee_rn(a, b, c); }\n", builds=False),
    Example(
        before="__device__ int __fns(int a) { return a; }\n__device__ int f() { return __fns(1); }\n",
        clean=True,
    ),
]


@rule(id="CW306", title="Device function without a counterpart", on=Name, severity=Severity.ERROR, examples=EXAMPLES)
def absent(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report a device function of CUDA that HIP lacks and that no operation stands for, with what to write instead.

    The text stays, so that the build for AMD stops there.
    """
    if name.user_declared or name.kind is NameKind.MACRO or name.qualifier not in ("", "::"):
        return
    if ctx.row(name.name) is not None or ctx.provided(name.name):
        return  # the API rules answer, or the emitted header
    hint = HINTS.get(name.name)
    if hint is None and name.name.startswith("__"):
        hint = next((HINTS[family + "*"] for family in _FAMILIES if name.name.startswith(family)), None)
    if hint is not None:
        yield ctx.finding(name, f"{name.name} has no counterpart in HIP: {hint}")
