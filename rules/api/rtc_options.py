"""CW532: options of NVIDIA's run-time compiler."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Literal, Severity, Span, rule

# NVRTC's options (NVRTC guide, Supported Compile Options) and what hipRTC, which takes clang's, has for each. Options
# that both read alike (-D, -I, -U, --std, -std, --define-macro) are not here.
OPTIONS = (
    (
        r"-(?:-gpu-architecture|arch)(?:=|$)|(?:compute|sm)_\d+[af]?$",
        "--offload-arch=gfx..., or nothing for the device in use",
    ),
    (r"-{1,2}(?:default-device|device-as-default-execution-space)$", "nothing: write __device__ before the functions"),
    (
        r"-{1,2}use_fast_math",
        "-fgpu-approx-transcendentals, -fgpu-flush-denormals-to-zero and -fno-hip-fp32-correctly-rounded-divide-sqrt "
        "(not -ffast-math, which assumes that there is no NaN)",
    ),
    (r"-{1,2}fmad=false", "-ffp-contract=off"),
    (r"-{1,2}fmad=true", "-ffp-contract=fast"),
    (r"-{1,2}ftz=", "-fgpu-flush-denormals-to-zero"),
    (r"-{1,2}prec-(?:div|sqrt)=", "-f[no-]hip-fp32-correctly-rounded-divide-sqrt"),
    (r"-{1,2}maxrregcount", "nothing: use __launch_bounds__"),
    (r"-(?:-relocatable-device-code|rdc)=?|--device-c$", "-fgpu-rdc"),
    (r"-(?:-generate-line-info|lineinfo)$", "-gline-tables-only"),
    (r"--device-debug$", "-g"),
    (r"--include-path=", "-I"),
    (r"--pre-include=", "-include"),
    (
        r"-{1,2}(?:extra-device-vectorization|ewp$|dlink-time-opt|dlto|gen-opt-lto|ptxas-options|restrict$|builtin-)",
        "nothing",
    ),
)
TABLE = tuple((re.compile(pattern), answer) for pattern, answer in OPTIONS)
COMPILES = re.compile(r"\b(?:nv|gpu|hip)rtc(?:CreateProgram|CompileProgram)\b")

EXAMPLES = [
    Example(
        before="""#include <nvrtc.h>
int f(nvrtcProgram p) {
    const char* options[] = {"--gpu-architecture=compute_80", "--std=c++17", "-DN=4"};
    return nvrtcCompileProgram(p, 3, options);
}
""",
        after="""#include <gpu/rtc.hpp>
int f(gpurtcProgram p) {
    const char* options[] = {"--gpu-architecture=compute_80", "--std=c++17", "-DN=4"};
    return gpurtcCompileProgram(p, 3, options);
}
""",
        builds=False,
    ),
    Example(before='const char* f() { return "--gpu-architecture=compute_80"; }\n', clean=True),
]


@rule(id="CW532", title="Option of NVRTC", on=Literal, severity=Severity.WARNING, examples=EXAMPLES)
def option(literal: Literal, ctx: Context) -> Iterator[Finding]:
    """Report options of NVRTC, in files that use the run-time compiler, that hipRTC does not take.

    hipRTC hands its options to clang; one that clang does not know makes the compilation fail. Architectures are named
    otherwise, and without one hipRTC compiles for the current device.
    """
    answer = next((answer for pattern, answer in TABLE if pattern.match(literal.text)), None)
    if answer is None or not COMPILES.search(ctx.text(Span(literal.span.path, 0, 1 << 40))):
        return
    message = (
        f"{literal.text} is an option of NVRTC; hipRTC has {answer}: choose the options with {ctx.macro('TARGET_HIP')}"
    )
    yield ctx.finding(literal, message, symbol=literal.text.partition("=")[0])
