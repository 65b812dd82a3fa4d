"""CW541: overloads of CUB's device-wide algorithms that hipCUB does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Argument, Call, Context, Edit, Example, Finding, Safety, Severity, Span, rule

# In place: how many arguments the overload without output takes, the stream apart.
SCANS = {"ExclusiveSum": 4, "InclusiveSum": 4, "InclusiveScan": 5, "ExclusiveScan": 6}
OTHERS = {
    "DeviceSelect::If": (6, "give it an output of its own: hipCUB does not select in place"),
    "DeviceSelect::Flagged": (6, "give it an output of its own: hipCUB does not select in place"),
    "DeviceReduce::ArgMin": (6, "use the overload that gives a KeyValuePair"),
    "DeviceReduce::ArgMax": (6, "use the overload that gives a KeyValuePair"),
    "DeviceSelect::UniqueByKey": (9, "hipCUB compares with == only: give the key type that operator"),
}
IN_PLACE = ("DeviceSelect::If", "DeviceSelect::Flagged")  # these take no stream among so many arguments
_PURE = re.compile(r"\w+(?:(?:\.|->|::)\w+)*(?:\(\))?")
_OWNER = re.compile(r"cub::(Device\w+)::$")
CALLS = """\
void f(void *t, size_t n, int *d, int *out, unsigned *count, cudaStream_t s) {{
  {}::DeviceScan::ExclusiveSum(t, n, {}, 5);
  {}::DeviceScan::InclusiveSum(t, n, d, out, 5);
  {}::DeviceSelect::If(t, n, d, count, 5, Positive{{}});
}}
"""


@rule(
    id="CW541",
    title="CUB overload",
    on=Call,
    names=[*SCANS, *(key.split("::")[1] for key in OTHERS)],
    severity=Severity.WARNING,
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="#include <cuda_runtime.h>\n#include <cub/version.cuh>\n" + CALLS.format("cub", "d", "cub", "cub"),
            after="#include <gpu/gpu.hpp>\n#include <gpu/cub.hpp>\n"
            + CALLS.format("gpucub", "d, d", "gpucub", "gpucub").replace("cudaStream_t", "gpuStream_t"),
            builds=False,
        ),
        Example(
            before="namespace DeviceScan { int InclusiveSum(); }\nint x = DeviceScan::InclusiveSum();\n", clean=True
        ),
    ],
)
def cub_overload(call: Call, ctx: Context) -> Iterator[Finding]:
    """Calls of overloads that hipCUB (ROCm 6.3) lacks: scans in place get their data as the output too.

    CUB's own scan in place passes the data twice, so nothing changes on CUDA. Selection in place, minimum and maximum
    with a separate index, and unique keys by another comparison are reported. A call is told from its count of
    arguments, and where an optional stream leaves that open, by the type of the last one; where that depends on a
    template parameter nothing is said, and the build for AMD stops at the call.
    """
    owner = _OWNER.search(re.sub(r"\s", "", call.callee.qualifier))
    if owner is None or call.callee.user_declared:
        return
    key = f"{owner[1]}::{call.name}"
    if owner[1] == "DeviceScan" and call.name in SCANS:
        if not _is(call.arguments, SCANS[call.name]):
            return
        data = call.arguments[2]
        if not data.editable or not _PURE.fullmatch(data.text):
            message = f"hipCUB has no {key} in place: give the data as the output too"
            yield ctx.finding(call, message, safety=Safety.MANUAL, symbol=key)
            return
        edit = Edit(Span(data.span.path, data.span.end, data.span.end), f", {data.text}")
        message = f"hipCUB has no {key} in place: the data is given as the output too, as CUB does inside"
        yield ctx.finding(call, message, [edit], symbol=key)
    elif key in OTHERS:
        count, way = OTHERS[key]
        last = call.arguments[-1].type if call.arguments else ""
        older = len(call.arguments) == count and key not in IN_PLACE and (not last or _stream(call.arguments))
        if _is(call.arguments, count) and not older:
            message = f"hipCUB does not have this overload of {key}; {way}"
            yield ctx.finding(call, message, safety=Safety.MANUAL, symbol=key)


def _is(arguments: tuple[Argument, ...], count: int) -> bool:
    """Whether there are ``count`` arguments, or these and a stream."""
    return len(arguments) == count or (len(arguments) == count + 1 and _stream(arguments))


def _stream(arguments: tuple[Argument, ...]) -> bool:
    return "CUstream_st" in arguments[-1].type
