"""CUDA's version and architecture macros outside of conditions."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from translator.rule_api import Context, Edit, Example, Finding, Name, NameKind, Safety, Severity, Style, rule

TABLE = tomllib.loads(Path(__file__).with_name("versions.toml").read_text(encoding="utf-8"))
PORTABLE: dict[str, tuple[str, str, int]] = TABLE["portable"]
ARCH = ("__CUDA_ARCH__", "__CUDA_ARCH_SPECIFIC__", "__CUDA_ARCH_FAMILY_SPECIFIC__")
# Macros of <nv/target> that choose between texts by target.
DISPATCH = ("NV_IF_TARGET", "NV_IF_ELSE_TARGET", "NV_DISPATCH_TARGET")

EXAMPLES = [
    Example(
        before="int runtime() { return CUDART_VERSION; }\n",
        after="int runtime() { return GPU_CUDART_VERSION; }\n",
    ),
    Example(before="#define NEW_GPU (__CUDA_ARCH__ >= 800)\n__device__ int f() { return 1; }\n"),
    Example(before="// needs CUDART_VERSION 11020\nint f() { return 1; }\n", clean=True),
]


@rule(
    id="CW705",
    title="CUDA version or architecture as a value",
    on=Name,
    names=[*PORTABLE, *TABLE["libraries"], *ARCH, *DISPATCH],
    safety=Safety.REVIEW,
    examples=EXAMPLES,
)
def value(name: Name, ctx: Context) -> Iterator[Finding]:
    """CUDA's version as a value, or in the body of a macro, becomes the portable macro, which is 12.6 on AMD.

    The compute capability as a value, versions of libraries and the macros of ``<nv/target>`` are reported: no number
    would be right for an AMD GPU, and what a macro's user asks for is not seen where the macro is defined.
    """
    if name.user_declared or name.kind not in (NameKind.MACRO, NameKind.UNRESOLVED):
        return
    portable, what, number = PORTABLE.get(name.name, ("", "", 0))
    if portable and ctx.style is not Style.HIP:
        message = f"{name.name}, the version of {what}, is {number} on AMD, the CUDA level of the portable header"
        yield ctx.finding(name, message, [Edit(name.span, ctx.macro(portable))])
        return
    way = f"give AMD a value of its own with #if {ctx.macro('TARGET_HIP')}"
    if name.name in ARCH:
        way = f"use {ctx.macro('CUDA_ARCH')}, which is 0 on AMD, where that is meant, or {way}"
    elif name.name in DISPATCH:
        way = f"write it with #if {ctx.macro('DEVICE_CODE')}, 1 in device code of both vendors"
    if ctx.style is Style.HIP:
        way = "give AMD a value of its own with #if defined(__HIP_PLATFORM_AMD__)"
    message = f"{name.name} has no meaning for AMD: {way}"
    yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.WARNING)
