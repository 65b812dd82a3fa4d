"""CW505: includes of CUDA headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Include, Origin, Safety, Severity, Span, Style, rule

_DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(if|ifdef|ifndef|else|elif|endif)", re.M)


@rule(
    id="CW505",
    title="CUDA header",
    on_amd=True,
    on=Include,
    examples=[
        Example(
            before="#include <cuda_runtime.h>\n#include <device_launch_parameters.h>\n#include <cstdio>\nint x;\n",
            after="#include <gpu/gpu.hpp>\n#include <cstdio>\nint x;\n",
            hip="#include <hip/hip_runtime.h>\n#include <cstdio>\nint x;\n",
        ),
        Example(
            before='#include "cuda_runtime.h"\n#include <cuda_fp16.h>\nint x;\n',
            after="#include <gpu/gpu.hpp>\n#include <gpu/fp16.hpp>\nint x;\n",
            hip="#include <hip/hip_runtime.h>\n#include <hip/hip_fp16.h>\nint x;\n",
        ),
        Example(
            before="#include <cuda_runtime.h>\n#include <thrust/sort.h>\nint x;\n",
            after="#include <gpu/gpu.hpp>\n#include <thrust/sort.h>\nint x;\n",
            builds=False,
        ),
    ],
)
def header(include: Include, ctx: Context) -> Iterator[Finding]:
    """Replace a CUDA header by the emitted one, or by HIP's for plain HIP.

    Headers of the runtime become ``<gpu/gpu.hpp>``; those of a library become ``<gpu/LIBRARY.hpp>``, a small emitted
    header that includes the vendor's header of its target. What is to be known of AMD's library is said there. Headers
    that both vendors call alike stay. When two includes of one file become the same and nothing conditional stands
    between them, the second line goes.
    """
    text = _target(include, ctx)
    if not text:
        return
    twin = _earlier(include, text, ctx)
    if twin is not None:
        line = _line(include, ctx)
        if line is not None:
            yield ctx.finding(
                include, f"{include.header} is included by <{text}> already", [Edit(line, "")], symbol=include.header
            )
            return
    message = f"{include.header} becomes {text}"
    yield ctx.finding(include, message, [Edit(include.header_span, f"<{text}>")], symbol=include.header)
    found = ctx.apis.header(include.header)
    library = ctx.apis.libraries.get(found.library) if found else None
    if library and library.note:
        yield ctx.finding(include, f"{library.title}: {library.note}", safety=Safety.REVIEW, severity=Severity.WARNING)


def _target(include: Include, ctx: Context) -> str:
    """What the include becomes, empty when it stays as it is."""
    found = ctx.apis.header(include.header)
    if found is None or not found.hip or found.wrapper in ("", "same"):
        return ""
    skipped = include.origin is Origin.SKIPPED  # there, only a file beside the including one is resolved
    if not include.angled and include.resolved and (skipped or include.resolved in ctx.unit.files):
        return ""
    if ctx.style is Style.HIP:
        own = found.hip.removeprefix("gpu/")
        return (
            "hip/hip_runtime.h" if found.wrapper == "gpu" else found.hip if own == found.hip else f"{ctx.prefix}/{own}"
        )
    name = ctx.prefix if found.wrapper == "gpu" else found.wrapper
    return f"{ctx.prefix}/{name}.hpp"


def _earlier(include: Include, text: str, ctx: Context) -> Include | None:
    """An earlier include of the file that becomes the same, with no conditional directive between the two."""
    for other in ctx.unit.facts:
        if isinstance(other, Include) and other.span.path == include.span.path and other.span.end <= include.span.start:
            same = other.header == text or _target(other, ctx) == text
            between = Span(include.span.path, other.span.end, include.span.start)
            if same and not _DIRECTIVE.search(ctx.text(between)):
                return other
    return None


def _line(include: Include, ctx: Context) -> Span | None:
    """The whole line of an include that has nothing else on it but blanks."""
    path, start, end = include.span.path, include.span.start, include.span.end
    before = re.search(r"(?:^|\n)[ \t]*$", ctx.text(Span(path, max(0, start - 80), start)))
    after = re.match(r"[ \t]*(\r?\n|$)", ctx.text(Span(path, end, end + 80)))
    if before is None or after is None or (start > 80 and "\n" not in before[0]):
        return None
    return Span(path, start - len(before[0].removeprefix("\n")), end + len(after[0]))
