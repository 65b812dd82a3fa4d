"""Copies to symbols that are named by a string."""

from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Severity, Variable, rule

# Which argument is the symbol.
SYMBOL = {
    "cudaMemcpyToSymbol": 0,
    "cudaMemcpyToSymbolAsync": 0,
    "cudaMemcpyFromSymbol": 1,
    "cudaMemcpyFromSymbolAsync": 1,
    "cudaGetSymbolAddress": 1,
    "cudaGetSymbolSize": 1,
}

EXAMPLES = [
    Example(
        before="""\
__constant__ float weights[16];
void load(const float *w) { cudaMemcpyToSymbol("weights", w, sizeof(float) * 16); }
""",
        builds=False,
    ),
    Example(before="__constant__ float weights[16];\n__device__ float f(int i) { return weights[i]; }\n", clean=True),
]


@rule(id="CW204", title="Symbol named by a string", on=Call, names=SYMBOL, severity=Severity.ERROR, examples=EXAMPLES)
def symbol_by_name(call: Call, ctx: Context) -> Iterator[Finding]:
    """Report a symbol that is given by its name as a string: CUDA removed this in version 5 and HIP never had it.

    It still compiles, because the argument is a template, and then copies to the string. ``__constant__`` declarations
    and uses mean the same on both vendors and stay.
    """
    index = SYMBOL[call.name]
    if len(call.arguments) <= index or call.callee.user_declared:
        return
    symbol = call.arguments[index]
    text = symbol.text.strip()
    objects = {fact.name for fact in ctx.unit.facts if isinstance(fact, Variable)}
    if text.startswith('"') or (symbol.type.replace(" ", "") == "constchar*" and text not in objects):
        message = f"{call.name} is given the symbol as a string; name the object itself: {text.strip(chr(34))}"
        yield ctx.finding(symbol.span, message, symbol=call.name)
