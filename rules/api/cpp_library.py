"""CW520: names of CUB and Thrust that AMD's libraries lack, and conditions that mean something else there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import (
    ApiRow,
    Condition,
    Context,
    Edit,
    Example,
    Finding,
    Name,
    NameKind,
    Safety,
    Severity,
    Span,
    rule,
)

SYSTEM = "THRUST_DEVICE_SYSTEM_CUDA"
COUNTERPARTS = {"cub": "hipCUB", "thrust": "rocThrust"}
_QUALIFIED = re.compile(r"^(?:::)?(cub|thrust)::(.*)")
_DECLARED = re.compile(r"/(cub|thrust)/(?:\w+/)*(\w+)\.\w+$")
NAMES = """#ifdef FAST
void f(int n) {{ {}::DeviceFor::Bulk(n, Body{{}}); }}
#endif
"""
SYSTEM_TEST = "#if THRUST_DEVICE_SYSTEM == {}\nint x;\n#endif\n"


@rule(
    id="CW520",
    title="CUB or Thrust name without a counterpart",
    on_amd=True,
    on=(Name, Condition),
    severity=Severity.ERROR,
    safety=Safety.MANUAL,
    examples=[
        Example(
            before="#include <cub/version.cuh>\n" + NAMES.format("cub"),
            after="#include <gpu/cub.hpp>\n" + NAMES.format("gpucub"),
            builds=False,
        ),
        Example(
            before="#include <thrust/version.h>\n" + SYSTEM_TEST.format(SYSTEM),
            after="#include <thrust/version.h>\n" + SYSTEM_TEST.format("GPU_THRUST_DEVICE_SYSTEM"),
            builds=False,
        ),
        Example(before="namespace mine { struct DeviceFor {}; }\nmine::DeviceFor x;\n", clean=True),
    ],
)
def cpp_library(fact: Name | Condition, ctx: Context) -> Iterator[Finding]:
    """Report names of CUB and Thrust that hipCUB and rocThrust (ROCm 6.3) do not have, with the way out.

    Classes, functions, enumerators, macros, and members of the classes that take a whole device. A name in namespace
    ``cub`` that no table knows is reported too. The number of Thrust's CUDA system in a condition becomes that of the
    target's own system: another number would choose the other branch without a word.
    """
    if isinstance(fact, Condition):
        for text, span in fact.names:
            if text == SYSTEM:
                name = ctx.api(text)
                yield ctx.finding(
                    span,
                    f"{text} becomes {name}: the number of Thrust's system for this target",
                    [Edit(span, name)],
                    safety=Safety.EXACT,
                    severity=Severity.INFO,
                    symbol=text,
                )
        return
    if fact.user_declared or fact.kind is NameKind.NAMESPACE:
        return
    library, key = _key(fact, ctx)
    row = ctx.row(key)
    if row is None:
        if library == "cub" and key == f"cub::{fact.name}" and _QUALIFIED.search(fact.qualifier):
            message = f"{key} is not in the API tables: hipCUB may lack it; use the nearest hipCUB or rocPRIM algorithm"
            yield ctx.finding(fact, message, symbol=key)
        return
    if not row.supported:
        yield ctx.finding(fact, _message(row, ctx), symbol=key)


def _key(name: Name, ctx: Context) -> tuple[str, str]:
    """The library and the row's name: by the text before the name, else by the header that declares it."""
    written = _QUALIFIED.search(re.sub(r"\s|<.*>", "", name.qualifier))
    if written:
        return written[1], f"{written[1]}::{written[2]}{name.name}"
    declared = _DECLARED.search(name.declared_in)
    if declared is None:
        return "", ""
    library = declared[1]
    owner = re.sub(r"(?:^|_)(\w)", lambda m: m[1].upper(), declared[2])
    member = f"{library}::{owner}::{name.name}"
    if member in ctx.apis:
        return library, member
    return library, f"{library}::{name.name}" if not _member(name, ctx) else ""


def _member(name: Name, ctx: Context) -> bool:
    before = ctx.text(Span(name.span.path, max(0, name.span.start - 2), name.span.start))
    return before.endswith((".", "->"))


def _message(row: ApiRow, ctx: Context) -> str:
    hint = ctx.apis.hint(row.name, row.library)
    return ctx.way_out(f"{row.name} has no counterpart in {COUNTERPARTS.get(row.library, 'HIP')}; {hint}")
