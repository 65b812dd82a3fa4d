"""Conditions that compare the compute capability."""

from collections.abc import Iterator

from translator.rule_api import (
    Asked,
    Choice,
    Condition,
    Context,
    Edit,
    Example,
    Finding,
    Safety,
    Severity,
    Style,
    decided,
    evidence,
    holds,
    replace_test,
    rule,
    tests,
)

ARCH = "__CUDA_ARCH__"
DEVICE = "(defined(__CUDA_ARCH__) || defined(__HIP_DEVICE_COMPILE__))"
HIP = "defined(__HIP_DEVICE_COMPILE__)"

EXAMPLES = [
    Example(
        before="""\
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 600
__device__ inline double atomicAdd(double *address, double value) {
  unsigned long long *bits = (unsigned long long *)address, old = *bits, seen;
  do {
    seen = old;
    old = atomicCAS(bits, seen, __double_as_longlong(value + __longlong_as_double(seen)));
  } while (seen != old);
  return __longlong_as_double(old);
}
#endif
__device__ unsigned lowest(unsigned value) {
#if __CUDA_ARCH__ >= 800
  return __reduce_min_sync(0xffffffffu, value);
#else
  for (int mask = 16; mask > 0; mask >>= 1) {
    unsigned other = __shfl_xor_sync(0xffffffffu, value, mask);
    value = other < value ? other : value;
  }
  return value;
#endif
}
""",
        after="""\
#if GPU_DEVICE_CODE && GPU_CUDA_ARCH_ATOMIC_ADD_DOUBLE < 600
__device__ inline double atomicAdd(double *address, double value) {
  unsigned long long *bits = (unsigned long long *)address, old = *bits, seen;
  do {
    seen = old;
    old = atomicCAS(bits, seen, __double_as_longlong(value + __longlong_as_double(seen)));
  } while (seen != old);
  return __longlong_as_double(old);
}
#endif
__device__ unsigned lowest(unsigned value) {
#if GPU_CUDA_ARCH_WARP_REDUCE >= 800
  return gpu::reduce_min(0xffffffffu, value);
#else
  for (int mask = 16; mask > 0; mask >>= 1) {
    unsigned other = gpu::shfl_xor(0xffffffffu, value, mask);
    value = other < value ? other : value;
  }
  return value;
#endif
}
""",
    ),
    Example(
        before="""\
__device__ void fetch(int4 *to, const int4 *from) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 800
  unsigned place = (unsigned)__cvta_generic_to_shared(to);
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(place), "l"(from));
#else
  *to = *from;
#endif
}
#if __CUDA_ARCH__ >= 900
constexpr int stages = 4;
#elif __CUDA_ARCH__ >= 800
constexpr int stages = 3;
#else
constexpr int stages = 2;
#endif
""",
        after="""\
__device__ void fetch(int4 *to, const int4 *from) {
#if GPU_DEVICE_CODE && GPU_CUDA_ARCH_ASYNC_COPIES >= 800
  unsigned place = (unsigned)gpu::cvta_generic_to_shared(to);
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(place), "l"(from));
#else
  *to = *from;
#endif
}
#if GPU_CUDA_ARCH >= 900
constexpr int stages = 4;
#elif GPU_CUDA_ARCH >= 800
constexpr int stages = 3;
#else
constexpr int stages = 2;
#endif
""",
        hip="""\
__device__ void fetch(int4 *to, const int4 *from) {
#if (defined(__CUDA_ARCH__) || defined(__HIP_DEVICE_COMPILE__)) && __CUDA_ARCH__ >= 800
  unsigned place = (unsigned)gpu::cvta_generic_to_shared(to);
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(place), "l"(from));
#else
  *to = *from;
#endif
}
#if __CUDA_ARCH__ >= 900
constexpr int stages = 4;
#elif __CUDA_ARCH__ >= 800
constexpr int stages = 3;
#else
constexpr int stages = 2;
#endif
""",
    ),
    Example(before="#if __CUDA_ARCH__ < 700\n__device__ int old() { return 1; }\n#endif\n"),
    Example(
        before="""\
__global__ void release(int *lock) {
#if __CUDA_ARCH__ >= 700
  asm volatile("st.release.gpu.global.b32 [%0], %1;" ::"l"(lock), "r"(0));
#endif
}
"""
    ),
    Example(before="#if __CUDA_ARCH__ / 100 >= 8\n#define FAST 1\n#endif\n"),
    Example(
        before="#if defined(USE_ROCM) || __CUDA_ARCH__ >= 600\n__device__ int f() { return 1; }\n#endif\n", clean=True
    ),
]


@rule(id="CW704", title="Condition on the compute capability", on=Condition, safety=Safety.REVIEW, examples=EXAMPLES)
def compute_capability(condition: Condition, ctx: Context) -> Iterator[Finding]:
    """``__CUDA_ARCH__ >= 800`` becomes ``GPU_CUDA_ARCH_BF16 >= 800`` where the guarded text asks for bfloat16.

    On CUDA the macro is ``__CUDA_ARCH__``. On AMD it is the compute capability that brought what the guarded text uses,
    if AMD GPUs have it, and 0 otherwise; in host code it is 0. So AMD takes the new arm where that can work, and else
    the arm that its author wrote for GPUs without. The capabilities and what shows them are one table,
    ``templates/portable/capabilities.toml``. Conditions of one function that compare with the same number get answers
    that fit together. Constants and comparisons with ``==`` get ``GPU_CUDA_ARCH``, 0 on AMD: tuning for NVIDIA's chips.
    Nothing is changed where the guarded text shows nothing of the table, where the new arm uses names that HIP lacks,
    where AMD would be left with an empty kernel or without a piece of work, and where the macro is part of other
    arithmetic. Tests for the own features of one chip (``__CUDA_ARCH_FEAT_SM90_ALL``) stay: undefined is right on AMD.
    """
    code = ctx.code(condition.span.path)
    asked = list(tests(condition, code, ARCH))
    if decided(condition) or all(test.kind in ("defined", "truth") for test in asked):
        return
    choice = ctx.chooser(condition.span.path).choose(condition, asked)
    if not isinstance(choice, str) and ctx.style is Style.HIP and choice.macro.endswith("TEXTURES"):
        choice = "AMD GPUs differ in what the guarded text asks for"
    if isinstance(choice, str):
        with_what = HIP if ctx.style is Style.HIP else f"{ctx.macro('TARGET_HIP')} || or !{ctx.macro('TARGET_HIP')} &&"
        message = f"{ARCH} counts as 0 for AMD GPUs, and {choice}: say which branch AMD takes, with {with_what}"
        yield _refusal(condition, message, ctx)
        return
    taken = _taken(condition, asked, choice)
    if _left_with_nothing(condition, asked, choice, taken, ctx):
        way = f"an arm for {HIP if ctx.style is Style.HIP else ctx.macro('TARGET_HIP')}"
        message = (
            f"{choice.why}, and the arm for older GPUs does nothing: write {way}, or see that nothing runs this on AMD "
            "(the major version of an AMD GPU is no compute capability)"
        )
        yield _refusal(condition, message, ctx)
        return
    edits: list[Edit] = []
    for test in asked:
        if test.kind != "compared":
            text = DEVICE if ctx.style is Style.HIP else ctx.macro("DEVICE_CODE")
            edits += replace_test(condition, test, text, code)
        elif ctx.style is not Style.HIP:
            edits.append(Edit(test.name_span, ctx.macro(choice.macro)))
        elif holds(test, choice.number) != holds(test, 0):
            written, there = ctx.text(test.span), holds(test, choice.number)
            edits.append(Edit(test.span, f"({written} || {HIP})" if there else f"({written} && !{HIP})"))
    message = f"{choice.why}: AMD {'takes' if taken else 'does not take'} this arm"
    yield ctx.finding(
        condition.expression_span, message, edits, safety=Safety.EXACT if choice.sure else Safety.REVIEW, symbol=ARCH
    )


def _refusal(condition: Condition, message: str, ctx: Context) -> Finding:
    return ctx.finding(condition.expression_span, message, safety=Safety.MANUAL, severity=Severity.WARNING, symbol=ARCH)


def _taken(condition: Condition, asked: list[Asked], choice: Choice) -> bool:
    """Whether the comparisons let AMD's device code take the arm."""
    held = [holds(test, choice.number) != test.negated for test in asked if test.kind == "compared"]
    return any(held) if "||" in condition.expression else all(held)


def _left_with_nothing(condition: Condition, asked: list[Asked], choice: Choice, taken: bool, ctx: Context) -> bool:
    """Whether AMD would pass over the work that the condition guards without a word."""
    lacking = choice.capability
    orders = [test for test in asked if test.kind == "compared" and test.operator not in ("==", "!=")]
    if lacking is None or lacking.spare or condition.arm is None or not orders:
        return False
    if taken == any(test.newer != test.negated for test in orders):  # AMD takes the arm for newer GPUs
        return False
    text = "\n".join(ctx.text(span) for span in ((condition.arm,) if taken else condition.later))
    inside = evidence.function_around(ctx.code(condition.span.path), condition.arm) >= 0
    return evidence.does_nothing(text) if inside or text.strip() else False
