"""CW537: arithmetic on device pointers that the driver API writes as integers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import (
    Context,
    DeviceAddress,
    Edit,
    Example,
    Finding,
    Origin,
    Read,
    Safety,
    Severity,
    Span,
    Style,
    rule,
)

_HEAD = "#include <cuda.h>\n"
_NEW = "#include <gpu/driver.hpp>\n"
EXAMPLES = [
    Example(
        before=_HEAD + "void f(void* h, CUdeviceptr d, int n) { cuMemcpyDtoH(h, d + n * 4, n); }\n",
        after=_NEW
        + "void f(void* h, gpuDrvDeviceptr d, int n) { gpuDrvMemcpyDtoH(h, gpu::device_bytes(d) + n * 4, n); }\n",
        hip="#include <hip/hip_runtime.h>\n"
        "void f(void* h, hipDeviceptr_t d, int n) { hipMemcpyDtoH(h, (char*)(d) + n * 4, n); }\n",
    ),
    Example(
        before=_HEAD + "CUdeviceptr f(CUdeviceptr d) { d += 64; return (d + 255) & ~255ull; }\n",
        after=_NEW + "gpuDrvDeviceptr f(gpuDrvDeviceptr d) { d = gpu::device_bytes(d) + 64; "
        "return gpu::device_pointer((gpu::device_address(d) + 255) & ~255ull); }\n",
    ),
    Example(
        before=_HEAD + "bool f(CUdeviceptr d, CUdeviceptr e, size_t n) { return e - d < n || d % 16 || d == 0; }\n",
        after=_NEW + "bool f(gpuDrvDeviceptr d, gpuDrvDeviceptr e, size_t n) { return gpu::device_address(e) - "
        "gpu::device_address(d) < n || gpu::device_address(d) % 16 || d == 0; }\n",
    ),
    Example(
        before=_HEAD + "CUdeviceptr f(size_t address) { return address; }\n",
        after=_NEW + "gpuDrvDeviceptr f(size_t address) { return gpu::device_pointer(address); }\n",
    ),
    Example(
        before=_HEAD + "float* f(CUdeviceptr d) { return d ? (float*)d : nullptr; }\n",
        clean=True,
        after=_NEW + "float* f(gpuDrvDeviceptr d) { return d ? (float*)d : nullptr; }\n",
    ),
]
_WAY_OUT = "compute with {bytes}(d) + n, {number}(d) and {pointer}(number)"
_SIMPLE = re.compile(r"[\w\s.\[\]*()]|->|::")


@rule(id="CW537", title="Arithmetic on a driver API pointer", on=DeviceAddress, safety=Safety.EXACT, examples=EXAMPLES)
def device_pointer(fact: DeviceAddress, ctx: Context) -> Iterator[Finding]:
    """Compute with ``CUdeviceptr`` so that it means the same where it is a pointer.

    CUDA declares it as an integer (cuda.h), HIP as ``void*``. A device pointer that moves by bytes becomes
    ``gpu::device_bytes(d) + n``; one whose number is looked at, ``gpu::device_address(d)``; a number that becomes a
    device pointer, ``gpu::device_pointer(n)``. On CUDA all three give back what they are given. Comparisons, casts in
    C's style and tests for zero mean the same on both and stay. C files have casts, which both vendors' compilers
    read. What a macro makes, and ``d++`` whose value is used, is reported.
    """
    if f"{ctx.prefix}::device_" in ctx.text(fact.span):
        return  # says it already
    edits = _edits(fact, ctx)
    if edits:
        yield ctx.finding(
            fact, "device pointers are integers in CUDA and pointers in HIP: computed as what they are", edits
        )
        return
    names = {
        key: ctx.op(f"device_{op}") for key, op in (("bytes", "bytes"), ("number", "address"), ("pointer", "pointer"))
    }
    message = (
        f"CUdeviceptr is an integer in CUDA and void* in HIP, which does not compile here: {_WAY_OUT.format(**names)}"
    )
    yield ctx.finding(fact, message, safety=Safety.MANUAL, severity=Severity.WARNING)


def _edits(fact: DeviceAddress, ctx: Context) -> list[Edit]:
    if not fact.whole or fact.origin is Origin.PASTED:
        return []
    if fact.update:
        return _update(fact, ctx)
    made, operands = fact.made, fact.operands
    if ctx.unit.main.endswith(".c") and any(read is Read.POINTER for _, read in operands):
        if fact.origin not in (Origin.FILE, Origin.MACRO_ARGUMENT):
            return []
        made, operands = True, tuple((span, Read.NUMBER) for span, _ in operands)
    around = [(fact.span, "pointer")] if made else []
    around += [(span, "bytes" if read is Read.POINTER else "address") for span, read in operands]
    return _insertions(around, ctx)


def _opening(word: str, ctx: Context) -> str:
    if ctx.unit.main.endswith(".c"):
        return {"address": "(unsigned long long)", "pointer": f"({ctx.api('CUdeviceptr')})"}[word]
    if ctx.style is Style.HIP:
        return ctx.ops[f"device_{word}"].hip_expression.partition("(" + "{")[0]
    return ctx.op(f"device_{word}")


def _insertions(around: list[tuple[Span, str]], ctx: Context) -> list[Edit]:
    """Wrap spans, the outer ones first. At one place there is one insertion."""
    texts: dict[int, str] = {}
    for span, word in around:
        first = ctx.code(span.path).at(span.start)
        code = ctx.code(span.path)
        bare = code.text(first) != "(" or code.partner(first) < 0 or code.tokens[code.partner(first)].end != span.end
        texts[span.start] = texts.get(span.start, "") + _opening(word, ctx) + ("(" if bare else "")
        if bare:
            texts[span.end] = ")" + texts.get(span.end, "")
    path = around[0][0].path
    return [Edit(Span(path, at, at), text) for at, text in sorted(texts.items())]


def _update(fact: DeviceAddress, ctx: Context) -> list[Edit]:
    """``d += n`` as an assignment, where writing the target twice evaluates nothing twice."""
    target = fact.operands[0][0]
    text = ctx.text(target)
    if _SIMPLE.sub("", text) != "" or re.search(r"\w\s*\(|\+\+|--", text) or ctx.unit.main.endswith(".c"):
        return []
    path, code = target.path, ctx.code(target.path)
    if fact.amount is None:
        sign = fact.update.strip("x")[0]
        used = fact.update.startswith("x") and not _discarded(fact.span, ctx)
        assignment = f"{text} = {_opening('bytes', ctx)}({text}) {sign} 1"
        if used:
            return []
        return [Edit(fact.span, assignment if _discarded(fact.span, ctx) else f"({assignment})")]
    operator, sign = code.tokens[code.before(code.at(fact.amount.start))], fact.update[:-1]
    if operator.text != fact.update:
        return []
    moved = fact.update in ("+=", "-=")
    value = f"{_opening('bytes' if moved else 'address', ctx)}({text}) {sign} "
    single = (
        code.after(code.at(fact.amount.start)) == -1 or code.tokens[code.at(fact.amount.start)].end == fact.amount.end
    )
    opening = f"= {value}" if moved else f"= {_opening('pointer', ctx)}({value}"
    opening += "" if single else "("
    closing = ("" if single else ")") + ("" if moved else ")")
    inner = _insertions([(span, "address") for span, _ in fact.operands[1:]], ctx) if fact.operands[1:] else []
    edits = [Edit(Span(path, operator.start, fact.amount.start), opening)]
    last = "".join(e.text for e in inner if e.span.start == fact.amount.end) + closing
    edits += [e for e in inner if e.span.start != fact.amount.end]
    return edits + ([Edit(Span(path, fact.amount.end, fact.amount.end), last)] if last else [])


def _discarded(span: Span, ctx: Context) -> bool:
    code = ctx.code(span.path)
    first = code.at(span.start)
    before, after = code.text(code.before(first)), code.text(code.at(span.end))
    return before in ("{", "}", ";", ")", "else", "do") and after in (";", ")")
