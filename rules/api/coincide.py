"""CW506: enumerators that CUDA tells apart and HIP does not."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Code, Context, Edit, Example, Finding, Name, Origin, Safety, Severity, Span, Style, rule


@rule(
    id="CW506",
    title="Enumerators that coincide in HIP",
    on_amd=True,
    on=Name,
    severity=Severity.ERROR,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
int f(cudaDeviceAttr a) {
    switch (a) {
        case cudaDevAttrMaxSurface2DWidth: return 1;
        case cudaDevAttrMaxSurface2DHeight: return 2;
        default: return 0;
    }
}
""",
            after="""#include <gpu/gpu.hpp>
int f(gpuDeviceAttr a) {
    switch (a) {
        case gpuDevAttrMaxSurface2DWidth: return 1;
        case gpuDevAttrMaxSurface2DHeight: return 2;
        default: return 0;
    }
}
""",
            builds=False,
        ),
        Example(
            before="""#include <cuda_runtime.h>
int f(cudaDeviceAttr a) {
    switch (a) {
        case cudaDevAttrMaxSurface2DWidth:
        case cudaDevAttrMaxSurface2DHeight:
            return 2;
        default: return 0;
    }
}
""",
            after="""#include <gpu/gpu.hpp>
int f(gpuDeviceAttr a) {
    switch (a) {
        case gpuDevAttrMaxSurface2DWidth:
#if !GPU_TARGET_HIP
        case gpuDevAttrMaxSurface2DHeight:
#endif
            return 2;
        default: return 0;
    }
}
""",
            hip="""#include <hip/hip_runtime.h>
int f(hipDeviceAttribute_t a) {
    switch (a) {
        case hipDeviceAttributeMaxSurface2D:
            return 2;
        default: return 0;
    }
}
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
int f(cudaDeviceAttr a) {
    switch (a) {
        case cudaDevAttrMaxSurface2DWidth: return 1;
        default: return 0;
    }
}
""",
            after="""#include <gpu/gpu.hpp>
int f(gpuDeviceAttr a) {
    switch (a) {
        case gpuDevAttrMaxSurface2DWidth: return 1;
        default: return 0;
    }
}
""",
            clean=True,
        ),
    ],
)
def coincide(name: Name, ctx: Context) -> Iterator[Finding]:
    """Keep one of two ``case`` labels of a ``switch`` whose enumerators are one in HIP, which would repeat the case.

    A label that falls into the same statements as the other, on a line of its own, is left out for AMD. Where the
    statements differ the place is reported, and a person has to say which ones count for AMD.
    """
    hip = ctx.apis.coincide.get(name.name)
    if hip is None or name.user_declared:
        return
    code = ctx.code(name.span.path)
    label = _label(code, code.at(name.span.start))
    block = code.block(label)
    if label < 0 or code.text(code.before(code.partner(code.before(block)))) != "switch":
        return
    earlier = [at for at in _labels(code, block) if at < label and ctx.apis.coincide.get(_of(code, at)) == hip]
    if not earlier:
        return
    other = _of(code, earlier[0])
    colon = _colon(code, label)
    line = _line(code, label, colon, name, ctx)
    if line is not None and name.origin is Origin.FILE and _falls_together(code, earlier[-1], label):
        message = f"{name.name} is {hip} in HIP, as is {other}, whose label leads to the same statements"
        if ctx.style is Style.HIP:
            yield ctx.finding(name, message, [Edit(line, "")])
            return
        start, end = Span(line.path, line.start, line.start), Span(line.path, line.end, line.end)
        yield ctx.finding(name, message, [Edit(start, f"#if !{ctx.macro('TARGET_HIP')}\n"), Edit(end, "#endif\n")])
        return
    message = f"{name.name} is {hip} in HIP, as is {other} of the same switch: keep one of the cases on AMD"
    yield ctx.finding(name, message, safety=Safety.MANUAL)


def _label(code: Code, at: int) -> int:
    """The ``case`` that a name is the value of."""
    before = code.before(code.start_of_name(at))
    return before if code.text(before) == "case" and code.text(code.after(at)) == ":" else -1


def _colon(code: Code, label: int) -> int:
    while label >= 0 and code.text(label) != ":":
        label = code.after(label)
    return label


def _of(code: Code, label: int) -> str:
    return code.text(code.before(_colon(code, label)))


def _labels(code: Code, block: int) -> list[int]:
    return [at for at in code.level(block) if code.text(at) == "case"]


def _falls_together(code: Code, first: int, second: int) -> bool:
    """Whether nothing but labels stands between two ``case`` words."""
    at = first
    while at >= 0 and at != second:
        at = code.after(_colon(code, at))
        if at != second and code.text(at) not in ("case", "default"):
            return False
    return at == second


def _line(code: Code, label: int, colon: int, name: Name, ctx: Context) -> Span | None:
    """The whole line of a label that has nothing else on it; ends with its line break."""
    path, start, end = name.span.path, code.tokens[label].start, code.tokens[colon].end
    before = ctx.text(Span(path, max(0, start - 120), start))
    after = ctx.text(Span(path, end, end + 200))
    head, tail = before.rpartition("\n"), after.partition("\n")
    if head[1] != "\n" or head[2].strip(" \t") or not tail[1]:
        return None
    rest = tail[0].strip()
    if rest and not rest.startswith("//"):
        return None
    return Span(path, start - len(head[2].encode()), end + len(tail[0].encode()) + 1)
