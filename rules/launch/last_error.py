"""CW510: the last error, which HIP before 7 forgets at the next call that succeeds."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Launch, Name, Safety, Severity, Span, rule

QUERIES = ("cudaGetLastError", "cudaPeekAtLastError")


@rule(
    id="CW510",
    title="Last error",
    on=Call,
    names=QUERIES,
    safety=Safety.REVIEW,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
__global__ void k(int* x) { *x = 1; }
int f(int* x) {
    k<<<1, 1>>>(x);
    cudaDeviceSynchronize();
    return cudaGetLastError() == cudaSuccess;
}
""",
            after="""#include <gpu/gpu.hpp>
__global__ void k(int* x) { *x = 1; }
int f(int* x) {
    k<<<1, 1>>>(x);
    gpuDeviceSynchronize();
    return gpuGetLastError() == gpuSuccess;
}
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
__global__ void k(int* x) { *x = 1; }
cudaError_t f(int* x) {
    if (cudaMemset(x, 0, 4) != cudaSuccess) return cudaErrorUnknown;
    k<<<1, 1>>>(x);
    return cudaGetLastError();
}
""",
            after="""#include <gpu/gpu.hpp>
__global__ void k(int* x) { *x = 1; }
gpuError_t f(int* x) {
    if (gpuMemset(x, 0, 4) != gpuSuccess) return gpuErrorUnknown;
    k<<<1, 1>>>(x);
    return gpuGetLastError();
}
""",
            clean=True,
        ),
    ],
)
def last_error(call: Call, ctx: Context) -> Iterator[Finding]:
    """Report a query of the last error that may miss an earlier one on AMD.

    CUDA keeps an error until it is asked for. HIP before 7 keeps the result of the last call only, so that an error
    of a launch is lost when a later call or launch succeeds. A query directly after one launch, or after one call, sees
    the same on both. The statements before the query in its function are looked at, and those before each use of a
    macro or function that begins with the query; what other functions do is not known.
    """
    if call.callee.user_declared or call.discarded:
        return
    history = _History(ctx)
    for place, via in history.places(call):
        lost, hides = history.before(place)
        if lost is not None and lost is hides:
            message = (
                f"{call.name}: HIP before 7 forgets an error of {_said(lost)} when the next pass of the loop succeeds; "
                "ask for the error inside the loop"
            )
            yield ctx.finding(place, message, safety=Safety.REVIEW, symbol=call.name)
        elif lost is not None and hides is not None:
            where = f" by {via}" if via else ""
            message = (
                f"{call.name}{where}: HIP before 7 forgets an error of {_said(lost)} when {_said(hides)} succeeds; "
                f"ask for the error right after {_said(lost)}"
            )
            yield ctx.finding(place, message, safety=Safety.REVIEW, symbol=call.name)


def _said(event: Call | Launch) -> str:
    return f"the launch of {event.kernel}" if isinstance(event, Launch) else event.name


class _History:
    """The calls and launches of a unit, in order."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def places(self, call: Call) -> Iterator[tuple[Span, str]]:
        """Where the query happens: at the call, or where the macro or function that begins with it is used."""
        index = self._ctx.index
        macro, function = index.macro_at(call.span), index.function_at(call.span)
        if macro is not None:
            for use in index.macro_uses[macro.name]:
                yield self._whole(use), macro.name
        elif function is not None and not any(self._events(call.span)):
            for other in index.calls[function.name.rpartition("::")[2]]:
                if other.callee.user_declared:
                    yield other.span, other.name
        else:
            yield call.span, ""

    def before(self, place: Span) -> tuple[Call | Launch | None, Call | Launch | None]:
        """The launch or unchecked call before ``place`` whose error is lost, and the call that hides it."""
        code, hides = self._ctx.code(place.path), None
        here = code.at(place.start)
        for event in self._events(place):
            if isinstance(event, Name):
                return None, None
            at = code.at(event.span.start)
            if hides is not None and code.apart(at, code.at(hides.span.start)):
                continue
            if hides is not None and (isinstance(event, Launch) or (event.discarded and self._known(event))):
                return event, hides
            if hides is None:
                if isinstance(event, Call) and not self._known(event):
                    return None, None  # the user's own function: what it does is not known
                hides = event
                if code.loops(at, here) and (isinstance(event, Launch) or event.discarded):
                    return event, event
        return None, None

    def _events(self, place: Span) -> Iterator[Call | Launch | Name]:
        """Launches, calls of the runtime and of the user's functions before a place in its function, last first; a
        name stands for a query."""
        around = self._ctx.index.function_at(place)
        if around is None or around.body is None:
            return
        events = self._ctx.index.events(around.body)
        asking = [e for e in events if isinstance(e, Name) and self._macro_asks(e) and e.span.end <= place.start]
        for event in reversed(events):
            if event.span.end > place.end or event.span == place or event.span.start == place.start:
                continue
            asked = next((use for use in asking if self._whole(use).contains(event.span)), None)
            if asked is not None or isinstance(event, Name):
                if asked is not None:
                    yield asked
            elif isinstance(event, Launch) or self._known(event):
                yield event.callee if isinstance(event, Call) and event.name in QUERIES else event
            elif event.callee.user_declared:
                yield event.callee if self._function_asks(event.name) else event

    def _known(self, call: Call) -> bool:
        row = self._ctx.row(call.name)
        known = row is not None and row.library in ("runtime", "driver") and row.kind == "function"
        return known and not call.callee.user_declared and not call.name.startswith("cudaGetError")

    def _macro_asks(self, use: Name) -> bool:
        macro = self._ctx.index.macros.get(use.name)
        return macro is not None and any(name in QUERIES for name, _ in macro.names)

    def _function_asks(self, name: str) -> bool:
        """Whether a user's function of this unit asks for the last error itself."""
        queries = (call for query in QUERIES for call in self._ctx.index.calls[query])
        return any(call.function.rpartition("::")[2] == name for call in queries)

    def _whole(self, use: Name) -> Span:
        """The use of a macro with its arguments."""
        code = self._ctx.code(use.span.path)
        opening = code.after(code.at(use.span.start))
        closing = code.partner(opening) if code.text(opening) == "(" else -1
        return code.span(code.at(use.span.start), closing) if closing >= 0 else use.span
