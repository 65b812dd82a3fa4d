"""Conditions on the CUDA compiler and on device code."""

from collections.abc import Iterator

from translator.rule_api import Condition, Context, Example, Finding, Safety, Style, decided, replace_test, rule, tests

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
        before="#if __CUDA_ARCH__\n__device__ int f() { return 1; }\n#endif\n",
        after="#if GPU_DEVICE_CODE\n__device__ int f() { return 1; }\n#endif\n",
    ),
    Example(before="#if defined(USE_ROCM) && !defined(__CUDA_ARCH__)\nint x;\n#endif\n", clean=True),
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
    code = ctx.code(condition.span.path)
    text = COMPILER if ctx.style is Style.HIP else ctx.macro("COMPILER")
    for name in ("__CUDACC__", "__NVCC__"):
        for test in tests(condition, code, name):
            edits = replace_test(condition, test, text, code)
            if name == "__NVCC__":
                message = f"{name} is not defined for AMD; if the condition works around an nvcc defect, restore it"
                yield ctx.finding(test.name_span, message, edits, safety=Safety.REVIEW, symbol=name)
            else:
                yield ctx.finding(test.name_span, f"{name} is not defined by HIP compilers", edits, symbol=name)


@rule(id="CW702", title="Condition on the device pass", on=Condition, examples=DEVICE_EXAMPLES)
def device_pass(condition: Condition, ctx: Context) -> Iterator[Finding]:
    """``#ifdef __CUDA_ARCH__`` becomes ``#if GPU_DEVICE_CODE``.

    HIP compilers do not define the macro: a test whether it is defined would put host code into kernels. Conditions
    that compare it are CW704's.
    """
    code = ctx.code(condition.span.path)
    uses = list(tests(condition, code, "__CUDA_ARCH__"))
    if decided(condition) or any(test.kind not in ("defined", "truth") for test in uses):
        return
    text = DEVICE if ctx.style is Style.HIP else ctx.macro("DEVICE_CODE")
    for test in uses:
        edits = replace_test(condition, test, text, code)
        yield ctx.finding(
            test.name_span, "__CUDA_ARCH__ is not defined in AMD's device code", edits, symbol="__CUDA_ARCH__"
        )
