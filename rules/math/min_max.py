"""``min`` and ``max`` of two types, and their integer forms."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, rule

NAMED = ("umin", "umax", "llmin", "llmax", "ullmin", "ullmax")
# Types that keep their rank in C++'s integer promotions; smaller ones become int.
RANKED = {"int", "unsigned int", "long", "unsigned long", "long long", "unsigned long long", "float", "double"}
SMALL = {"bool", "char", "signed char", "unsigned char", "short", "unsigned short"}

EXAMPLES = [
    Example(
        before="""\
__global__ void fill(float *x, int n, unsigned limit) {
  int last = min(n, blockDim.x * gridDim.x);
  unsigned least = max(limit, -1);
  int both = min(n, 5);
  x[last] = least + both + umin(limit, 3u);
}
""",
        after="""\
__global__ void fill(float *x, int n, unsigned limit) {
  int last = gpu::min(n, blockDim.x * gridDim.x);
  unsigned least = gpu::max(limit, -1);
  int both = min(n, 5);
  x[last] = least + both + gpu::umin(limit, 3u);
}
""",
    ),
    Example(before="__device__ float f(float x, double y) { return max(x, 0.0f) + min(y, 1.0); }\n", clean=True),
    Example(before="__device__ int f(short s, int i, char c) { return max(s, i) + min(c, i); }\n", clean=True),
]


@rule(id="CW302", title="Mixed min and max", on=Name, names=["min", "max", *NAMED], examples=EXAMPLES)
def min_max(name: Name, ctx: Context) -> Iterator[Finding]:
    """``min`` and ``max`` of a signed and an unsigned integer become ``gpu::min`` and ``gpu::max``.

    For such a pair CUDA selects the unsigned overload, so that ``min(-1, 5u)`` is 5; HIP's overloads select the signed
    one or a wider type, and it is -1. The ops have CUDA's overload set. Calls on one type, and mixes that both vendors
    resolve alike, stay. Where one of the types depends on a template parameter the op is used too, for review: it takes
    arithmetic types only. ``umin``, ``llmax`` and their kin, which HIP lacks, become ops.
    """
    if name.user_declared or name.qualifier not in ("", "::"):
        return
    if name.name in NAMED:
        yield ctx.finding(name, f"HIP has no {name.name}", ctx.to_op(name, name.name))
        return
    call = ctx.call_of(name)
    if call is None or len(call.arguments) != 2 or call.template_arguments:
        return
    types = [_plain(argument.type) for argument in call.arguments]
    known = [t for t in types if t in RANKED]
    if len(known) == 2 and types[0] != types[1] and _signedness(types[0]) != _signedness(types[1]):
        message = f"{name.name} of {types[0]} and {types[1]} is unsigned on CUDA and signed in HIP"
        yield ctx.finding(name, message, ctx.to_op(name, name.name))
    elif len(known) == 1 and "" in types and _signedness(known[0]) is not None:
        message = f"{name.name} of {known[0]} and a template-dependent type: the op takes arithmetic types only"
        yield ctx.finding(name, message, ctx.to_op(name, name.name), safety=Safety.REVIEW)


def _plain(type: str) -> str:
    """The type without qualifiers and references, small integers promoted; other types as they are."""
    type = re.sub(r"\b(?:const|volatile)\b|&", "", type).strip()
    return "int" if type in SMALL else type


def _signedness(type: str) -> bool | None:
    """Whether an integer type is unsigned; None for floating-point types."""
    return None if type in ("float", "double") else type.startswith("unsigned")
