"""Vector types whose alignment differs."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, rule

WIDE = ("long4", "ulong4", "longlong4", "ulonglong4", "double4")

EXAMPLES = [
    Example(before="struct Body {\n  double mass;\n  double4 place;\n};\n"),
    Example(before="struct Body {\n  float mass;\n  float4 place;\n  double4 *track;\n};\n", clean=True),
    Example(before="__global__ void k(double4 *x) { double4 y = x[0]; x[1] = y; }\n", clean=True),
]


@rule(id="CW324", title="Layout of wide vectors", on=Name, names=WIDE, severity=Severity.WARNING, examples=EXAMPLES)
def vector_layout(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report members of structures whose type is ``double4`` or a vector of four 64-bit integers.

    CUDA aligns these to 16 bytes (CUDA C++ Programming Guide, Built-in Vector Types), HIP's headers to 32. A structure
    with such a member can have other offsets and another size on AMD than in files, in other programs and on NVIDIA.
    All other vector types have one layout on both vendors and on the host target.
    """
    if name.user_declared or name.kind is not NameKind.TYPE:
        return
    code = ctx.code(name.span.path)
    at = code.at(name.span.start)
    if code.text(code.after(at)) in ("*", "&") or code.text(code.opener(at)) != "{":
        return
    opening = code.opener(at)
    first, _ = code.statement(code.before(opening))
    head = code.words(first, opening)
    if "(" not in head and any(word in ("struct", "class", "union") for word in head):
        message = (
            f"{name.name} is aligned to 32 bytes in HIP and to 16 in CUDA: give the structure explicit padding or four "
            "scalars where its layout is shared with files or other programs"
        )
        yield ctx.finding(name, message, safety=Safety.REVIEW)
