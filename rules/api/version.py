"""CW508: names that need a newer HIP, are deprecated or experimental there, or are gone from CUDA."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, rule

_WIDESPREAD = "6.4"  # what installations have; newer is not taken for granted


@rule(
    id="CW508",
    title="Version condition",
    on_amd=True,
    on=Name,
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="#include <cuda_runtime.h>\nvoid f() { cudaThreadSynchronize(); cudaThreadSynchronize(); }\n",
            after="#include <gpu/gpu.hpp>\nvoid f() { gpuThreadSynchronize(); gpuThreadSynchronize(); }\n",
            builds=False,
        ),
        Example(
            before="""#include <cuda_runtime.h>
int f(const cudaDeviceProp& p, const cudaPointerAttributes& a) { return p.sharedMemPerBlockOptin + a.type; }
""",
            after="""#include <gpu/gpu.hpp>
int f(const gpuDeviceProp& p, const gpuPointerAttributes& a) { return p.sharedMemPerBlockOptin + a.type; }
""",
            builds=False,
        ),
        Example(
            before="#include <cuda_runtime.h>\nvoid f() { cudaDeviceSynchronize(); }\n",
            after="#include <gpu/gpu.hpp>\nvoid f() { gpuDeviceSynchronize(); }\n",
            clean=True,
        ),
    ],
)
def version(name: Name, ctx: Context) -> Iterator[Finding]:
    """Say once a file which names need a HIP newer than 5.2, are deprecated or experimental in HIP, or are gone from
    CUDA 13. The name is rewritten all the same; a build with an older HIP stops at the name. It is a warning, with the
    way out, where all of HIP 6 is too old."""
    if name.user_declared or not ctx.index.is_first(name):
        return
    said = _member(name, ctx) if name.kind is NameKind.FIELD else _row(name, ctx)
    if not said:
        return
    severity, row = Severity.INFO, ctx.row(name.name)
    if row is not None and name.kind is not NameKind.FIELD and row.needs_hip(_WIDESPREAD):
        severity = Severity.WARNING
        said += f": build with ROCm {row.hip_since} or newer, or keep it under #if {ctx.macro('TARGET_CUDA')}"
    yield ctx.finding(name, f"{name.name} {said}", safety=Safety.REVIEW, severity=severity)


def _row(name: Name, ctx: Context) -> str:
    row = ctx.row(name.name)
    if row is None or not row.supported or not ctx.is_api(name):
        return ""
    return ", ".join(row.conditions())


def _member(name: Name, ctx: Context) -> str:
    field = ctx.member(name)
    if field is None or field.hip != name.name:
        return ""
    parts = []
    if field.since:
        parts.append(f"is a member that HIP's {field.structure} has since HIP {field.since}")
    if field.gone:
        parts.append(f"is a member that {field.structure} lost in CUDA {field.gone}{_instead(field.attribute, ctx)}")
    return ", ".join(parts)


def _instead(attribute: str, ctx: Context) -> str:
    row = ctx.row(attribute)
    if row is None:
        return ""
    name = ctx.api(attribute) if row.supported else attribute
    where = "" if row.supported else " on CUDA"
    return f": {name} works{where} instead" if row.kind == "function" else f": ask {name} for it{where} instead"
