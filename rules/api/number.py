"""CW507: enumerators whose number differs between CUDA and HIP, used as numbers."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Code, Context, Example, Finding, Name, Safety, Severity, rule

_WORDS = """int long short char signed unsigned size_t ssize_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t
    int64_t uint8_t uint16_t uint32_t uint64_t"""
_INTEGERS = frozenset(_WORDS.split())
_BESIDE = frozenset(("const", "constexpr", "static", "std", "::", "inline", "auto", "volatile"))
_CASTS = frozenset(("static_cast", "reinterpret_cast", "integral_constant"))
_ARITHMETIC = frozenset(("+", "-", "*", "/", "%", "<<", ">>", "+=", "-="))
_ORDER = frozenset(("<=", ">="))
_EQUAL = frozenset(("==", "!="))
_PRINTS = frozenset(("printf", "fprintf", "sprintf", "snprintf", "to_string", "fputc", "print", "println", "format"))
_TABLES = frozenset(("array", "vector", "span", "basic_string", "deque"))


@rule(
    id="CW507",
    title="Enumerator value differs",
    on_amd=True,
    safety=Safety.MANUAL,
    on=Name,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
const char* text(const char** table) { return table[cudaDevAttrWarpSize]; }
int code = static_cast<int>(cudaDevAttrClockRate);
enum Saved { saved_clock = cudaDevAttrClockRate };
bool same(int stored) { return stored == (int)cudaDevAttrMaxPitch + 1; }
""",
            after="""#include <gpu/gpu.hpp>
const char* text(const char** table) { return table[gpuDevAttrWarpSize]; }
int code = static_cast<int>(gpuDevAttrClockRate);
enum Saved { saved_clock = gpuDevAttrClockRate };
bool same(int stored) { return stored == (int)gpuDevAttrMaxPitch + 1; }
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
#include <map>
int ask(int attribute) { int v; cudaDeviceGetAttribute(&v, static_cast<cudaDeviceAttr>(attribute), 0); return v; }
int f(std::map<int, int>& known) { return known[cudaDevAttrClockRate] = ask(cudaDevAttrClockRate); }
""",
            after="""#include <gpu/gpu.hpp>
#include <map>
int ask(int attribute) { int v; gpuDeviceGetAttribute(&v, static_cast<gpuDeviceAttr>(attribute), 0); return v; }
int f(std::map<int, int>& known) { return known[gpuDevAttrClockRate] = ask(gpuDevAttrClockRate); }
""",
            clean=True,
        ),
    ],
)
def number(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report an enumerator used as a number where its number is another in HIP.

    That is: an array index, a cast or conversion to an integer, arithmetic, an order, a comparison with a literal, text
    output, the value of another enumerator. Files, tables and arrays made by the CUDA build would not fit. A number
    that only carries the enumerator to a function, or that is the key of a map, is the same on its way back.
    """
    values = ctx.apis.numbers.get(name.name)
    if values is None or name.user_declared:
        return
    code = ctx.code(name.span.path)
    use = _use(code, code.at(name.span.start))
    if use:
        message = f"{name.name} is {use}: {values[0]} in CUDA, {values[1]} in HIP; do not store, show or index by it"
        yield ctx.finding(name, message)


def _use(code: Code, at: int) -> str:
    """How the enumerator at a token is used as a number, empty when it is not."""
    first, last = code.start_of_name(at), at
    for _ in range(8):
        before, after = code.before(first), code.after(last)
        left, right = code.text(before), code.text(after)
        if left == "(" and right == ")":
            called = code.before(before)
            if code.text(called) == ">":
                return "cast to a number" if _casts(code, called) else ""
            if code.is_word(called):
                if code.text(called) in _INTEGERS:
                    return "cast to a number"
                if code.text(called) not in ("return", "if", "while", "switch", "case", "and", "or", "not"):
                    return "shown as a number" if code.text(called) in _PRINTS else ""
            first, last = before, after
            continue
        return _beside(code, before, after) or ("shown as a number" if _printed(code, at) else "")
    return ""


def _beside(code: Code, before: int, after: int) -> str:
    """The use that the tokens around an expression show."""
    left, right = code.text(before), code.text(after)
    if left == "[" and right == "]":
        return "an array index" if _is_array(code, code.before(before)) else ""
    if left == "{" and right == "}":
        if code.text(code.before(before)) in _INTEGERS:
            return "cast to a number"
        return _assigned(code, code.before(before)) if code.is_word(code.before(before)) else ""
    if left == ")" and _integer(code.words(code.after(code.partner(before)), code.before(before))):
        return "cast to a number"
    operand = code.is_word(code.before(before)) or code.text(code.before(before)) in (")", "]")
    operand = operand or code.is_number(code.before(before)) or code.is_string(code.before(before))
    if left in ("<<", ">>") or right in _ARITHMETIC or (left in _ARITHMETIC and operand):
        return "used in arithmetic or printed"
    if (
        left in _ORDER
        or right in _ORDER
        or right == "<"
        or (left == ">" and operand)
        or (left == "<" and operand and right not in (">", ","))
    ):
        return "compared by order"
    if (left in _EQUAL and code.is_number(code.before(before))) or (
        right in _EQUAL and code.is_number(code.after(after))
    ):
        return "compared with a number"
    if left == "=":
        return _assigned(code, code.before(before))
    return ""


def _assigned(code: Code, name: int) -> str:
    block = code.opener(name)
    if code.text(block) == "{":
        head = code.statement(code.before(block))[0]
        if "enum" in code.words(head, block):
            return "the value of another enumerator"
    first = code.statement(name)[0]
    words = code.words(first, code.before(name)) if first < name else []
    return "converted to a number" if _integer(words) else ""


def _integer(words: list[str]) -> bool:
    return any(word in _INTEGERS for word in words) and all(word in _INTEGERS | _BESIDE for word in words)


def _casts(code: Code, closing: int) -> bool:
    """Whether template arguments that end here are those of a cast to an integer."""
    at = code.before(closing)
    inner: list[str] = []
    while at >= 0 and code.text(at) != "<" and len(inner) < 6:
        inner.append(code.text(at))
        at = code.before(at)
    return code.text(code.before(at)) in _CASTS and _integer(inner)


def _is_array(code: Code, base: int) -> bool:
    """Whether what stands before ``[`` is an array, a pointer or a sequence, and not a map or nothing (a lambda)."""
    if not (code.is_word(base) or code.text(base) in (")", "]")):
        return False
    for number, token in enumerate(code.tokens):
        if token.text == code.text(base) and number != base:
            before = code.before(number)
            while code.text(before) in ("&", "*", "const"):
                before = code.before(before)
            if code.text(before) == ">":
                return code.text(code.template_name(before)) in _TABLES
    return True


def _printed(code: Code, at: int) -> bool:
    name, position = code.callee(at)
    return position > 0 and code.text(name) in _PRINTS
