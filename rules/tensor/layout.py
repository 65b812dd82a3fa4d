"""Code that depends on which elements of a matrix a lane of a fragment holds."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Code, Context, Example, Finding, Name, Safety, Severity, Span, rule

HEAD = """\
#include <cuda_runtime.h>
#include <mma.h>
using namespace nvcuda;
typedef wmma::fragment<wmma::accumulator, 16, 16, 16, float> Sum;
"""
TRANSLATED = """\
#include <gpu/gpu.hpp>
#include <gpu/mma.hpp>
namespace wmma = gpu::wmma;
typedef wmma::fragment<wmma::accumulator, 16, 16, 16, float> Sum;
"""
BIAS = """\
__device__ void bias(Sum &sum, const float *b) {
  for (int i = 0; i < sum.num_elements; i++) sum.x[i] += b[i];
}
"""
FIRST = "__device__ float first(Sum &sum) { return sum.x[0]; }\n"
EXAMPLES = [
    Example(before=HEAD + BIAS, after=TRANSLATED + BIAS),
    Example(before=HEAD + FIRST, after=TRANSLATED + FIRST),
    Example(before="struct P { float x[3]; };\n__device__ float f(P p) { return p.x[0]; }\n", clean=True),
]


@rule(
    id="CW382",
    title="Fragment layout",
    on=Name,
    names=["fragment", "num_elements", "wmma"],
    examples=EXAMPLES,
    severity=Severity.WARNING,
    safety=Safety.MANUAL,
)
def fragment_layout(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report elements ``f.x[i]`` of fragments that are told apart by ``i``.

    Which element of the matrix a lane has in ``x[i]`` is unspecified (CUDA C++ Programming Guide, Warp Matrix
    Functions) and differs between architectures, NVIDIA's among themselves. What treats all elements alike is right
    everywhere: ``i`` is the variable of a loop to ``num_elements`` and is used as such an index only, or the loop runs
    over ``f.x``. Two fragments of one type have one layout.
    """
    if name.user_declared or not _first_here(name, ctx):
        return
    code = ctx.code(name.span.path)
    for number, token in enumerate(code.tokens):
        opening = code.after(number)
        if token.text != "x" or code.text(code.before(number)) not in (".", "->") or code.text(opening) != "[":
            continue
        closing = code.partner(opening)
        if closing < 0 or _uniform(code, opening, closing):
            continue
        index = ctx.text(Span(code.path, code.tokens[opening].end, code.tokens[closing].start)).strip()
        message = (
            f"if this is a fragment: AMD GPUs keep another element of the matrix in x[{index}]; treat all elements "
            "alike in a loop to num_elements, or store the fragment to shared memory and index that"
        )
        yield ctx.finding(Span(code.path, token.start, code.tokens[closing].end), message, symbol="fragment")


def _first_here(name: Name, ctx: Context) -> bool:
    """Whether a name of the matrix functions is the first such in its file."""
    if "mma.h" not in name.declared_in and "wmma" not in (name.name, *name.qualifier.replace(":", " ").split()):
        return False
    starts = [
        fact.span.start
        for fact in ctx.unit.facts
        if isinstance(fact, Name) and fact.name in ("fragment", "num_elements", "wmma") and not fact.user_declared
        if fact.span.path == name.span.path
        if "mma.h" in fact.declared_in or "wmma" in (fact.name, *fact.qualifier.replace(":", " ").split())
    ]
    return min(starts, default=-1) == name.span.start


def _uniform(code: Code, opening: int, closing: int) -> bool:
    """Whether an index is the variable of a loop to ``num_elements`` that does nothing else with it."""
    index = code.after(opening)
    if code.after(index) != closing or not code.is_word(index):
        return False
    variable, at = code.text(index), opening
    while at >= 0:
        at = _loop_around(code, at)
        head = code.after(at)
        if at < 0:
            return False
        inside = [code.text(n) for n in _between(code, head, code.partner(head))]
        if variable in inside:
            break
    end = _end(code, code.after(code.partner(head)))
    if "num_elements" not in inside and "num_storage_elements" not in inside:
        return False
    uses = [n for n in _between(code, code.partner(head), end) if code.text(n) == variable]
    return all(code.text(code.before(n)) == "[" and code.text(code.before(code.before(n))) == "x" for n in uses)


def _loop_around(code: Code, number: int) -> int:
    """The ``for`` whose statement a token stands in, looking outwards and to the left; -1 for none."""
    at = code.before(number)
    while at >= 0:
        text = code.text(at)
        if text in (")", "]", "}") and code.partner(at) >= 0:
            opening = code.partner(at)
            if text == ")" and code.text(code.before(opening)) == "for" and _end(code, code.after(at)) > number:
                return code.before(opening)
            at = opening
        at = code.before(at)
    return -1


def _end(code: Code, number: int) -> int:
    """The last token of the statement that begins at a token."""
    at = number
    while at >= 0:
        text = code.text(at)
        if text == ";":
            return at
        if text in ("(", "[", "{") and code.partner(at) >= 0:
            at = code.partner(at)
            if text == "{":
                return at
        after = code.after(at)
        if after < 0:
            return at
        at = after
    return number


def _between(code: Code, opening: int, closing: int) -> Iterator[int]:
    at = code.after(opening)
    while 0 <= at < closing:
        yield at
        at = code.after(at)
