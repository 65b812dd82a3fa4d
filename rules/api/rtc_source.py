"""CW531: sources of run-time compiled programs that are not literals."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Argument, Call, Code, Context, Example, Finding, Severity, rule

CALLS = ("nvrtcCreateProgram",)
# Words that do not say which text is meant.
FILLERS = frozenset(
    ("c_str", "data", "std", "string", "string_view", "const", "char", "static_cast", "reinterpret_cast")
)
CHANGES = frozenset(("+=", "<<", "append", "insert", "replace", "push_back", "assign", "erase"))

EXAMPLES = [
    Example(
        before="""#include <nvrtc.h>
#include <string>
int f(nvrtcProgram* p, std::string body) {
    std::string text = "extern \\"C\\" __global__ void k(int* x) {" + body + "}";
    return nvrtcCreateProgram(p, text.c_str(), "k", 0, nullptr, nullptr);
}
""",
        after="""#include <gpu/rtc.hpp>
#include <string>
int f(gpurtcProgram* p, std::string body) {
    std::string text = "extern \\"C\\" __global__ void k(int* x) {" + body + "}";
    return gpurtcCreateProgram(p, text.c_str(), "k", 0, nullptr, nullptr);
}
""",
        builds=False,
    ),
]


@rule(
    id="CW531",
    title="Program text made at run time",
    on=Call,
    names=CALLS,
    severity=Severity.WARNING,
    examples=EXAMPLES,
)
def made_text(call: Call, ctx: Context) -> Iterator[Finding]:
    """Report a program for the run-time compiler whose text is no string literal that the unit holds.

    Literals with device code are read wherever they stand (CW530). Text that is joined with others, read from a file
    or handed in is not known here: its pieces must be looked at where they are made. hipRTC takes the same CUDA C++
    but for what other device code needs changed. The portable operations are there after
    ``#include <gpu/rtc_device.hpp>`` if a literal of the project includes that too.
    """
    if len(call.arguments) < 2 or _is_literal(call.arguments[1], ctx):
        return
    text = call.arguments[1].text
    message = (
        f"the text of this program ({text}) is no literal of this unit and was not read; look through what it is made "
        "of: on AMD hipRTC compiles it"
    )
    yield ctx.finding(call.arguments[1].span, message, symbol=call.name)


def _is_literal(argument: Argument, ctx: Context) -> bool:
    code = ctx.code(argument.span.path)
    inside = range(code.at(argument.span.start), len(code.tokens))
    numbers = [n for n in inside if code.tokens[n].end <= argument.span.end]
    if numbers and all(code.is_string(n) for n in numbers):
        return True
    words = {code.text(n) for n in numbers if code.is_word(n)} - FILLERS
    return len(words) == 1 and _defined_once(words.pop(), ctx)


def _defined_once(name: str, ctx: Context) -> bool:
    """Whether the unit defines a name as a literal and does not change it."""
    found = 0
    for path in ctx.unit.files:
        code = ctx.code(path)
        for number, token in enumerate(code.tokens):
            if token.text != name:
                continue
            after = code.after(number)
            if code.text(after) == "[" and code.partner(after) >= 0:
                after = code.after(code.partner(after))
            if code.text(after) == "." and code.text(code.after(after)) in CHANGES:
                return False
            if code.text(after) in CHANGES:
                return False
            first = code.after(after) if code.text(after) in ("=", "(", "{") else after
            if code.is_string(first) and code.text(after) == "(" and not _declared(code, number):
                return False
            if code.is_string(first):
                last = first
                while code.is_string(code.after(last)):
                    last = code.after(last)
                if code.text(code.after(last)) not in ("", ";", ")", "}", ","):
                    return False
                found += 1
            elif code.text(after) == "=":
                return False
    return found == 1


def _declared(code: Code, number: int) -> bool:
    """Whether a name before a parenthesis is declared there, not called: a type stands before it."""
    before = code.before(number)
    return code.text(before) in (">", "*", "&") or (
        code.is_word(before) and code.text(before) not in ("return", "else")
    )
