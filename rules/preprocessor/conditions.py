"""Conditions on the CUDA compiler and on device code."""

import re
from collections.abc import Iterator

from translator.rule_api import Condition, Context, Edit, Example, Finding, Safety, Severity, Span, Style, rule

COMPILER = "(defined(__CUDACC__) || defined(__HIPCC__))"
DEVICE = "(defined(__CUDA_ARCH__) || defined(__HIP_DEVICE_COMPILE__))"

COMPILER_EXAMPLES = [
    Example(
        before="""\
#ifdef __CUDACC__
#define BOTH __host__ __device__
#else
#define BOTH
#endif
#if !defined(__CUDACC__) || defined(NDEBUG)
#define CHECK 0
#endif
BOTH inline int f(int x) { return x; }
""",
        after="""\
#if GPU_COMPILER
#define BOTH __host__ __device__
#else
#define BOTH
#endif
#if !GPU_COMPILER || defined(NDEBUG)
#define CHECK 0
#endif
BOTH inline int f(int x) { return x; }
""",
        hip="""\
#if (defined(__CUDACC__) || defined(__HIPCC__))
#define BOTH __host__ __device__
#else
#define BOTH
#endif
#if !(defined(__CUDACC__) || defined(__HIPCC__)) || defined(NDEBUG)
#define CHECK 0
#endif
BOTH inline int f(int x) { return x; }
""",
    ),
    Example(
        before="#if defined(__CUDACC__) || defined(__HIPCC__)\n#define G 1\n#endif\n__device__ int f() { return G; }\n",
        clean=True,
    ),
]


DEVICE_EXAMPLES = [
    Example(
        before="""\
__host__ __device__ inline int where() {
#ifdef __CUDA_ARCH__
  return 1;
#else
  return 0;
#endif
}
#if !defined(NDEBUG) && !defined ( __CUDA_ARCH__ )
inline int host_only() { return where(); }
#endif
""",
        after="""\
__host__ __device__ inline int where() {
#if GPU_DEVICE_CODE
  return 1;
#else
  return 0;
#endif
}
#if !defined(NDEBUG) && !GPU_DEVICE_CODE
inline int host_only() { return where(); }
#endif
""",
    ),
    Example(
        before="""\
#if __CUDA_ARCH__ < 700
__device__ int old() { return 1; }
#endif
""",
    ),
    Example(before="#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 800\n#define FAST 1\n#endif\n"),
]


@rule(id="CW701", title="Condition on the compiler", on=Condition, examples=COMPILER_EXAMPLES)
def compiler(condition: Condition, ctx: Context) -> Iterator[Finding]:
    """``__CUDACC__`` in a condition becomes ``GPU_COMPILER``; HIP compilers do not define it.

    Left alone, qualifiers and kernels hidden behind it would vanish on AMD. The macro is 1 where kernels are compiled
    and 0, or undefined, which counts the same, in plain C++. ``__NVCC__`` is rewritten for review: a condition on it
    may be a work-around for that compiler alone. Conditions that name HIP's macros already are their author's decision
    and stay.
    """
    if decided(condition):
        return
    for name, span in condition.names:
        if name not in ("__CUDACC__", "__NVCC__"):
            continue
        text = COMPILER if ctx.style is Style.HIP else ctx.macro("COMPILER")
        edits = replace_test(condition, span, text, ctx)
        if name == "__NVCC__":
            message = f"{name} is not defined for AMD; if the condition works around an nvcc defect, restore it"
            yield ctx.finding(span, message, edits, safety=Safety.REVIEW, symbol=name)
        else:
            yield ctx.finding(span, f"{name} is not defined by HIP compilers", edits, symbol=name)


@rule(
    id="CW702", title="Condition on the device pass", on=Condition, severity=Severity.WARNING, examples=DEVICE_EXAMPLES
)
def device_pass(condition: Condition, ctx: Context) -> Iterator[Finding]:
    """``#ifdef __CUDA_ARCH__`` becomes ``#if GPU_DEVICE_CODE``; comparisons of ``__CUDA_ARCH__`` are reported.

    HIP compilers do not define the macro: a test whether it is defined would put host code into kernels, and in a
    comparison it counts as 0, so that AMD silently gets the code for the oldest GPU. No NVIDIA number is right for an
    AMD GPU, so a person has to say which branch AMD takes. A condition that tests and compares is reported as a whole.
    """
    uses = [span for name, span in condition.names if name == "__CUDA_ARCH__"]
    if not uses or decided(condition):
        return
    plain = condition.keyword.endswith("def") or len(uses) == len(_TESTED.findall(condition.expression))
    if plain:
        text = DEVICE if ctx.style is Style.HIP else ctx.macro("DEVICE_CODE")
        for span in uses:
            message = "__CUDA_ARCH__ is not defined in AMD's device code"
            edits = replace_test(condition, span, text, ctx)
            yield ctx.finding(span, message, edits, severity=Severity.INFO, symbol="__CUDA_ARCH__")
        return
    message = f"__CUDA_ARCH__ counts as 0 for AMD GPUs{_outcome(condition)}: say which branch AMD takes"
    way = f"{message}, as {ctx.macro('TARGET_HIP')} || {condition.expression}, or with !{ctx.macro('TARGET_HIP')} &&"
    if ctx.style is Style.HIP:
        way = f"{message}, with defined(__HIP_DEVICE_COMPILE__)"
    yield ctx.finding(condition.expression_span, way, safety=Safety.MANUAL, symbol="__CUDA_ARCH__")


_TESTED = re.compile(r"defined\s*(?:\(\s*__CUDA_ARCH__\s*\)|__CUDA_ARCH__\b)")
_COMPARED = re.compile(r"\(?\s*__CUDA_ARCH__\s*(<=?|>=?|==|!=)\s*(\d+)\s*\)?")
# What CUDA's compute capabilities brought (CUDA C++ Programming Guide, Compute Capabilities).
BROUGHT = {
    300: "shuffles",
    350: "__ldg and dynamic parallelism",
    530: "half-precision arithmetic",
    600: "atomicAdd on double",
    610: "__dp4a",
    700: "independent thread scheduling and half-precision atomics",
    750: "integer matrix instructions",
    800: "bfloat16, asynchronous copies and warp reductions",
    890: "8-bit floating point",
    900: "clusters, bulk copies and bfloat16 atomics",
}


def _outcome(condition: Condition) -> str:
    """What a simple comparison comes to when the macro counts as 0, and what its number stands for."""
    match = _COMPARED.fullmatch(condition.expression.strip())
    if match is None:
        return ""
    number = int(match[2])
    true = match[1] in ("<", "<=", "!=")
    brought = f" ({number} brought {BROUGHT[number]})" if number in BROUGHT else ""
    return f", so this is {'true' if true else 'false'} there{brought}"


def decided(condition: Condition) -> bool:
    """Whether the condition names HIP already: then its author has decided."""
    return any("HIP" in name or "ROCM" in name for name, _ in condition.names)


def replace_test(condition: Condition, name: Span, text: str, ctx: Context) -> list[Edit]:
    """Replace ``defined(NAME)``, or a bare NAME, by an expression; ``#ifdef`` and its kin become ``#if``."""
    path, start, end = name.path, name.start, name.end
    if condition.keyword in ("ifdef", "ifndef", "elifdef", "elifndef"):
        at = condition.span.start + ctx.text(condition.span).index(condition.keyword)
        keyword = Edit(
            Span(path, at, at + len(condition.keyword)), condition.keyword.removesuffix("def").removesuffix("n")
        )
        negated = "n" in condition.keyword
        return [keyword, Edit(name, f"!{text}" if negated else text)]
    before = ctx.text(Span(path, condition.expression_span.start, start))
    after = ctx.text(Span(path, end, condition.expression_span.end))
    if before.rstrip().endswith("(") and before.rstrip()[:-1].rstrip().endswith("defined"):
        start -= len(before) - before.rindex("defined")
        end += after.index(")") + 1
    elif before.rstrip().endswith("defined"):
        start -= len(before) - before.rindex("defined")
    return [Edit(Span(path, start, end), text)]
