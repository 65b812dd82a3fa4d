"""CW514: errors told by their text or by their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Call, Code, Context, Example, Finding, Literal, Name, NameKind, Safety, Severity, rule

TEXTS = (
    "cudaGetErrorName",
    "cudaGetErrorString",
    "cuGetErrorName",
    "cuGetErrorString",
    "cublasGetStatusName",
    "cublasGetStatusString",
    "cusparseGetErrorName",
    "cusparseGetErrorString",
    "cudnnGetErrorString",
    "nvrtcGetErrorString",
)
STATUSES = {"cublasStatus_t": "CUBLAS_STATUS_", "cusolverStatus_t": "CUSOLVER_STATUS_"}
_COMPARES = re.compile(
    r"str(?:n?case|n)?cmp|strstr|compare|find|contains|starts_with|\w*_STREQ|\w*_STRNE|\w*_EQ|\w*_NE|match"
)


@rule(
    id="CW514",
    title="Error told by text or number",
    on=(Call, Literal, Name),
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
#include <cstring>
bool full(cudaError_t e) { return std::strcmp(cudaGetErrorName(e), "cudaErrorMemoryAllocation") == 0; }
""",
            after="""#include <gpu/gpu.hpp>
#include <cstring>
bool full(gpuError_t e) { return std::strcmp(gpuGetErrorName(e), "cudaErrorMemoryAllocation") == 0; }
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
#include <cstdio>
void say(cudaError_t e) { if (e == 2) printf("%s\\n", cudaGetErrorString(e)); }
""",
            after="""#include <gpu/gpu.hpp>
#include <cstdio>
void say(gpuError_t e) { if (e == 2) printf("%s\\n", gpuGetErrorString(e)); }
""",
            clean=True,
        ),
    ],
)
def error_text(fact: Call | Literal | Name, ctx: Context) -> Iterator[Finding]:
    """Report comparisons with the text of an error, and with numbers where HIP's differ.

    HIP's functions return HIP's names (``hipErrorOutOfMemory``) and its own sentences. The numbers of the runtime's
    errors are the same in HIP (headers of CUDA 12.6 and HIP 6.3 compared); those of cuBLAS and cuSOLVER are not.
    Compare with the enumerator.
    """
    if isinstance(fact, Call):
        if fact.name in TEXTS and not fact.callee.user_declared and _compared(ctx.code(fact.span.path), fact):
            message = f"the text of {fact.name} is HIP's own on AMD: compare the error with an enumerator"
            yield ctx.finding(fact.callee, message)
    elif isinstance(fact, Literal):
        row = ctx.row(fact.text)
        if row is not None and row.kind == "enumerator" and not row.same:
            code = ctx.code(fact.span.path)
            at = code.at(fact.span.start)
            name, _ = code.callee(at)
            beside = {code.text(code.before(at)), code.text(code.after(at))}
            if _COMPARES.fullmatch(code.text(name)) or beside & {"==", "!="}:
                message = f"{fact.text} is compared as text; on AMD the text is {row.hip or 'another one'}"
                yield ctx.finding(fact, message, symbol=fact.text)
    elif fact.name in STATUSES and fact.kind is not NameKind.FIELD and not fact.user_declared:
        yield from _numbers(fact, ctx.code(fact.span.path), ctx)


def _compared(code: Code, call: Call) -> bool:
    first = code.at(call.span.start)
    last = code.partner(code.after(code.at(call.callee.span.start)))
    beside = {code.text(code.before(first)), code.text(code.after(last))}
    name, _ = code.callee(code.at(call.callee.span.start))
    if _COMPARES.fullmatch(code.text(name)) or beside & {"==", "!="}:
        return True
    wrapped = code.after(code.opener(first)) == first and code.text(name) in ("string", "string_view", "QString")
    after = code.after(code.partner(code.opener(first))) if wrapped else -1
    return code.text(after) in ("==", "!=", ".") and (
        code.text(after) != "." or _COMPARES.match(code.text(code.after(after))) is not None
    )


def _numbers(status: Name, code: Code, ctx: Context) -> Iterator[Finding]:
    """Comparisons of a variable of a status type with a number other than 0, in the function of its declaration."""
    variable = code.after(code.at(status.span.start))
    function = ctx.index.function_at(status.span)
    if not code.is_word(variable) or function is None or function.body is None:
        return
    end = function.body.end
    at = code.after(variable)
    while at >= 0 and code.tokens[at].start < end:
        if code.text(at) == code.text(variable) and code.text(code.after(at)) in ("==", "!="):
            number = code.after(code.after(at))
            if code.is_number(number) and code.text(number) != "0":
                message = (
                    f"{code.text(variable)} is compared with {code.text(number)}; {status.name} has other numbers in "
                    "HIP: compare with the enumerator"
                )
                yield ctx.finding(code.span(at, number), message, symbol=status.name)
        at = code.after(at)
