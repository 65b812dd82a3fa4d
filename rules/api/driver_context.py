"""Contexts and default streams: CW528 for the driver API's contexts, CW529 for a default stream for each thread."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, MacroDefinition, Safety, Severity, rule

CONTEXTS = ("cuCtxCreate", "cuCtxCreate_v2", "cuCtxPushCurrent", "cuCtxPopCurrent", "cuCtxSetCurrent")


@rule(
    id="CW528",
    title="Driver context",
    on=Call,
    names=CONTEXTS,
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="#include <cuda.h>\nint f(CUcontext c) { return cuCtxSetCurrent(c); }\n",
            after="#include <gpu/driver.hpp>\nint f(gpuDrvContext c) { return gpuDrvCtxSetCurrent(c); }\n",
            builds=False,
        ),
        Example(
            before="#include <cuda.h>\nCUdevice device;\n",
            after="#include <gpu/driver.hpp>\ngpuDrvDevice device;\n",
            clean=True,
        ),
    ],
)
def context(call: Call, ctx: Context) -> Iterator[Finding]:
    """Say once a file that contexts are made or switched.

    HIP's contexts are deprecated and thin: those of one device share its memory and its streams, so that a program that
    keeps its parts apart by contexts shares them on AMD. A program with one context a device is right.
    """
    same = [other for other in ctx.index.calls[call.name] if other.span.path == call.span.path]
    if not call.callee.user_declared and not any(other.span.start < call.span.start for other in same):
        message = (
            f"{call.name}: contexts of one device share memory and streams in HIP; right with one context a device"
        )
        yield ctx.finding(call.callee, message, safety=Safety.REVIEW)


@rule(
    id="CW529",
    title="Default stream of each thread",
    on=MacroDefinition,
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="#define CUDA_API_PER_THREAD_DEFAULT_STREAM 1\n#include <cuda_runtime.h>\nint x;\n",
            after="#define CUDA_API_PER_THREAD_DEFAULT_STREAM 1\n#include <gpu/gpu.hpp>\nint x;\n",
        ),
        Example(before="#define MY_PER_THREAD_DEFAULT_STREAM 1\nint x;\n", clean=True),
    ],
)
def thread_stream(macro: MacroDefinition, ctx: Context) -> Iterator[Finding]:
    """Report the macro that gives each thread a default stream of its own.

    It means nothing to HIP: all threads would share the legacy default stream, which is slower and orders work that
    CUDA runs side by side. AMD's compiler has ``-fgpu-default-stream=per-thread`` for it, which launches obey as well.
    """
    if macro.name in ("CUDA_API_PER_THREAD_DEFAULT_STREAM", "__CUDA_API_PER_THREAD_DEFAULT_STREAM"):
        message = f"{macro.name} means nothing to HIP: compile for AMD with -fgpu-default-stream=per-thread"
        yield ctx.finding(macro, message)
