"""CW524: structures whose members HIP orders otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Code, Context, Example, Finding, Name, NameKind, Safety, Severity, rule

_REACH = 8  # tokens from the type's name to the brace of its initialiser


@rule(
    id="CW524",
    title="Members in another order",
    on_amd=True,
    on=Name,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
cudaError_t fill(cudaGraphNode_t* node, cudaGraph_t graph, void* target) {
    cudaMemsetParams params = {0};
    params.dst = target;
    params.elementSize = 4;
    params.width = 16;
    params.height = 1;
    return cudaGraphAddMemsetNode(node, graph, nullptr, 0, &params);
}
""",
            after="""#include <gpu/gpu.hpp>
gpuError_t fill(gpuGraphNode_t* node, gpuGraph_t graph, void* target) {
    gpuMemsetParams params = {0};
    params.dst = target;
    params.elementSize = 4;
    params.width = 16;
    params.height = 1;
    return gpuGraphAddMemsetNode(node, graph, nullptr, 0, &params);
}
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
void* f(void* target) {
    cudaMemsetParams params = {target, 0, 0, 4, 16, 1};
    return params.dst;
}
""",
            after="""#include <gpu/gpu.hpp>
void* f(void* target) {
    cudaMemsetParams params = {target, 0, 0, 4, 16, 1};
    return params.dst;
}
""",
            builds=False,
        ),
    ],
)
def member_order(name: Name, ctx: Context) -> Iterator[Finding]:
    """Rename a structure whose members HIP has in another order, unless it is initialised by position.

    Numbers convert into one another, so ``cudaMemsetParams p = {target, 0, 0, 4, 16, 1}`` would compile for HIP and
    set other members. Such an initialiser is left alone, with what to write instead.
    """
    if name.user_declared or not ctx.is_api(name) or name.kind is NameKind.FIELD:
        return
    shim = ctx.apis.shims.get(name.name)
    if shim is None or shim.id != "CW524":
        return
    text = ctx.api(name.name)
    code = ctx.code(name.span.path)
    if _by_position(code, code.at(name.span.start)):
        message = f"{name.name} is initialised by position, but {shim.note}: set the members by their names"
        yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.ERROR)
    else:
        yield ctx.finding(name, f"{name.name} becomes {text}; {shim.note}", ctx.rename(name, text))


def _by_position(code: Code, number: int) -> bool:
    """Whether a brace follows the type's name whose elements fill members in their order."""
    for _ in range(_REACH):
        number = code.after(number)
        if code.text(number) == "{":
            return _fills(code, number)
        known = code.is_word(number) or code.is_number(number)
        if not known and code.text(number) not in ("=", "[", "]", "*", "&", ">"):
            return False
    return False


def _fills(code: Code, opening: int) -> bool:
    closing = code.partner(opening)
    if closing < 0:
        return False
    first = code.after(opening)
    if code.text(first) in (".", "}") or first == closing:
        return False
    at = first
    while 0 <= at < closing:
        text = code.text(at)
        if text == ";":  # a class body
            return False
        if text == "{":
            if _fills(code, at):
                return True
            at = code.partner(at)
        at = code.after(at)
    alone = code.after(first) == closing and code.text(first) in ("0", "NULL", "nullptr")
    nested = code.text(first) == "{"
    return not alone and not nested
