"""CW509: includes of CUDA headers that have no counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Include, Origin, Safety, Severity, rule


@rule(
    id="CW509",
    title="Header without counterpart",
    on_amd=True,
    safety=Safety.MANUAL,
    on=Include,
    severity=Severity.ERROR,
    examples=[
        Example(before="#include <cub/host/mutex.cuh>\nint x;\n", builds=False),
        Example(before="#include <vector>\nint x;\n", clean=True),
    ],
)
def missing_header(include: Include, ctx: Context) -> Iterator[Finding]:
    """Report the include of a CUDA header that HIP has nothing for, with the way out where one is known."""
    found = ctx.apis.header(include.header)
    if found is None or found.wrapper or _is_users(include, ctx):
        return
    way = ctx.apis.hints.get(f"header {found.name}") or ctx.apis.hints.get(f"library {found.library}", "")
    way = way or "guard the include and what uses it with #if GPU_TARGET_CUDA"
    message = f"{include.header} has no counterpart in HIP; {ctx.way_out(way)}"
    yield ctx.finding(include, message, symbol=include.header)


def _is_users(include: Include, ctx: Context) -> bool:
    """Whether the header is the user's own. In a skipped branch only a file beside the including one is resolved."""
    return include.resolved in ctx.unit.files or (include.origin is Origin.SKIPPED and bool(include.resolved))
