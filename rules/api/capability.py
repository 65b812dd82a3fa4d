"""Compute capabilities on the host: CW512 for numbers, CW513 for names of architectures in strings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Code, Context, Example, Finding, Literal, Name, NameKind, Safety, Severity, Span, rule

MEMBERS = ("major", "minor")
QUERIES = (
    "cudaDevAttrComputeCapabilityMajor",
    "cudaDevAttrComputeCapabilityMinor",
    "CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR",
    "CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR",
    "cuDeviceComputeCapability",
)
_PRINTS = frozenset(
    ("printf", "fprintf", "snprintf", "sprintf", "print", "format", "to_string", "printw", "LOG", "INFO")
)
_COMPILED = re.compile(r"rtcCompileProgram|\.target\s+sm_")
_ARCHITECTURE = re.compile(r"(?:\b|_)(?:sm|compute|lto)_\d{2,3}a?\b")


@rule(
    id="CW512",
    title="Compute capability",
    on=Name,
    names=(*MEMBERS, *QUERIES),
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
#include <cstdio>
bool tensor_cores(const cudaDeviceProp& p) {
    printf("%d.%d\\n", p.major, p.minor);
    return p.major * 10 + p.minor >= 70;
}
""",
            after="""#include <gpu/gpu.hpp>
#include <cstdio>
bool tensor_cores(const gpuDeviceProp& p) {
    printf("%d.%d\\n", p.major, p.minor);
    return p.major * 10 + p.minor >= 70;
}
""",
        ),
        Example(
            before="struct Version { int major, minor; };\nbool newer(const Version& v) { return v.major >= 7; }\n",
            clean=True,
        ),
    ],
)
def capability(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report tests of the compute capability on the host.

    On AMD the numbers are those of the gfx architecture: gfx90a says 9.0 and gfx1100 says 11.0, so that a test for 7.0
    or 9.0 is true and selects tensor cores or bulk copies that AMD lacks. Test for the feature (a device attribute), or
    for the architecture by name (``gcnArchName`` on AMD). Places that only print the number are for review.
    """
    if name.user_declared:
        return
    if name.name in MEMBERS and not (name.kind is NameKind.FIELD and _of_device(name, ctx)):
        return
    code = ctx.code(name.span.path)
    at = code.at(name.span.start)
    if _printed(code, at):
        message = f"{name.name} is the gfx architecture's number on AMD (9 and 0 for gfx90a): only shown here"
        yield ctx.finding(name, message, safety=Safety.REVIEW, severity=Severity.INFO)
        return
    message = (
        f"{name.name} is no compute capability on AMD but the gfx architecture's number (9 and 0 for gfx90a, 11 and 0 "
        f"for gfx1100): decide by {ctx.macro('TARGET_HIP')} or by a feature what AMD does"
    )
    yield ctx.finding(name, message)


def _of_device(name: Name, ctx: Context) -> bool:
    if name.owner:
        return name.owner == "cudaDeviceProp"
    code = ctx.code(name.span.path)
    return bool(code.declared_as(code.at(name.span.start), ("cudaDeviceProp", "cudaDeviceProp_t")))


def _printed(code: Code, at: int) -> bool:
    name, position = code.callee(at)
    if code.text(name) in _PRINTS:
        return position > 0 or code.text(name) in ("to_string",)
    return code.text(code.before(code.start_of_name(at))) == "<<" and code.text(code.after(at)) in ("<<", ";")


@rule(
    id="CW513",
    title="NVIDIA architecture in a string",
    on=Literal,
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=[
        Example(before='const char* option = "--gpu-architecture=compute_80";\n'),
        Example(before='const char* option = "sm_all_of_them compute_units";\n', clean=True),
    ],
)
def architecture(literal: Literal, ctx: Context) -> Iterator[Finding]:
    """Report strings that name an NVIDIA architecture, such as options for run-time compilation.

    AMD's are named ``gfx90a`` and the like; a program that acts by the device it runs on can take the name from
    ``gcnArchName`` of the device properties. Options for run-time compilation and PTX have findings of their own.
    """
    match = _ARCHITECTURE.search(literal.text)
    if match is not None and not _COMPILED.search(ctx.text(Span(literal.span.path, 0, 1 << 40))):
        what = match[0].strip("_")
        message = f"{what} names an NVIDIA architecture; AMD's are named gfx90a and the like (--offload-arch=gfx90a)"
        yield ctx.finding(literal, message, symbol=what)
