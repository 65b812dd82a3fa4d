"""CW508: names that need a newer HIP, are deprecated or experimental there, or are gone from CUDA."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import ApiRow, Context, Example, Finding, Name, NameKind, Safety, rule

_OLDEST_HIP = "5.2"


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
            before="#include <cuda_runtime.h>\nvoid f() { cudaDeviceSynchronize(); }\n",
            after="#include <gpu/gpu.hpp>\nvoid f() { gpuDeviceSynchronize(); }\n",
            clean=True,
        ),
    ],
)
def version(name: Name, ctx: Context) -> Iterator[Finding]:
    """Say once a file which names need a HIP newer than 5.2, are deprecated or experimental in HIP, or are gone from
    CUDA 13. The name is rewritten all the same; a build with an older HIP stops at the name."""
    if name.user_declared:
        return
    said = _member(name, ctx) if name.kind is NameKind.FIELD else _row(ctx.row(name.name), name)
    if said and _first(name, ctx):
        yield ctx.finding(name, f"{name.name} {said}", safety=Safety.REVIEW)


def _row(row: ApiRow | None, name: Name) -> str:
    if row is None or not row.supported or name.qualifier not in ("", "::"):
        return ""
    parts = []
    if row.needs_hip(_OLDEST_HIP):
        parts.append(f"needs HIP {row.hip_since} or newer")
    if row.hip_absent:
        parts.append(f"is not in the headers of HIP {row.hip_absent}")
    if row.status == "experimental":
        parts.append("is experimental in HIP")
    if row.hip_deprecated:
        parts.append(f"is deprecated in HIP since {row.hip_deprecated}")
    if row.cuda_removed:
        parts.append(f"is gone from CUDA {row.cuda_removed}")
    return ", ".join(parts)


def _member(name: Name, ctx: Context) -> str:
    field = ctx.apis.fields.get(name.name)
    if field is None or not field.hip or "driver_types" not in name.declared_in:
        return ""
    return f"is a member that HIP's {field.structure} has since HIP {field.since}"


def _first(name: Name, ctx: Context) -> bool:
    """Whether this is the first use of the name in its file."""
    path, start = name.span.path, name.span.start
    return not any(
        isinstance(f, Name) and f.name == name.name and f.span.path == path and f.span.start < start
        for f in ctx.unit.facts
    )
