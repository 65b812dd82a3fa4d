"""What becomes of one asm statement."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.facts import Asm, Operand, Origin
from translator.model import Span
from translator.ptxasm.beside import whole
from translator.ptxasm.errors import Refused
from translator.ptxasm.guarded import is_guarded
from translator.ptxasm.lower import Lowered, lower
from translator.ptxasm.parse import COMMENT, PtxError
from translator.ptxasm.table import load_table

if TYPE_CHECKING:
    from translator.rule_api import Context

# CUDA's functions that make the addresses for inline PTX, and the operations that they become.
CONVERSIONS = {
    f"__cvta_{a}_to_{b}": f"cvta_{a}_to_{b}"
    for space in ("shared", "global", "local", "constant")
    for a, b in ((space, "generic"), ("generic", space))
}
_NAME = re.compile(r"\s*(?:@!?%?\w+\s+)?([A-Za-z_.][\w.:]*)")


def translation(asm: Asm, ctx: Context) -> Lowered | Refused | None:
    """The translation of a statement, or why there is none; None where there is nothing to translate: it says nothing,
    or only CUDA builds read it."""
    text = COMMENT.sub(" ", asm.template)
    code = ctx.code(asm.span.path)
    before = code.source.text(max(0, asm.span.start - 64), asm.span.start)
    if not text.strip() or is_guarded(asm, ctx.unit.facts, before, ctx.prefix):
        return None
    name = _NAME.match(text.lstrip("{ \t\n"))
    first = name[1] if name else text.split()[0]
    if not whole(asm, code):
        return Refused(first, "its text differs between the uses of a macro, or holds directives", certain=False)
    texts = [_respelled(operand.span, ctx) for operand in (*asm.outputs, *asm.inputs)]
    if asm.origin in (Origin.MACRO_BODY, Origin.UNEXPANDED):  # the types are those of one use only
        asm = replace(asm, outputs=_typeless(asm.outputs), inputs=_typeless(asm.inputs))
    try:
        lowered = lower(asm, [known or "0" for known in texts], load_table(), ctx.prefix)
    except PtxError as error:
        return Refused(first, str(error), certain="." in first)
    except Refused as refused:
        return refused
    if None in texts:
        return Refused(first, "an operand calls a function that has to be rewritten: put it into a variable before")
    return lowered


def _typeless(operands: tuple[Operand, ...]) -> tuple[Operand, ...]:
    return tuple(replace(operand, type="") for operand in operands)


def _respelled(span: Span, ctx: Context) -> str | None:
    """What the user wrote at a place with the API's names as the output spells them; None where it calls another
    function of CUDA's, which a rule may rewrite."""
    code, parts, at = ctx.code(span.path), [], span.start
    for token in (code.tokens[number] for number in code.within(span)):
        row = ctx.row(token.text)
        text = token.text
        if text in CONVERSIONS and CONVERSIONS[text] in ctx.ops:
            text = ctx.op(CONVERSIONS[text])
        elif row is not None and not row.same:
            if not row.supported:
                return None
            text = ctx.api(text)
        elif row is None and text.startswith("__"):
            return None
        parts += [ctx.text(Span(span.path, at, token.start)), text]
        at = token.end
    return "".join((*parts, ctx.text(Span(span.path, at, span.end))))
