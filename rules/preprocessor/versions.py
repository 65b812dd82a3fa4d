"""Conditions on CUDA's version."""

from collections.abc import Iterator

from translator.rule_api import Condition, Context, Example, Finding, Severity, rule

MACROS = {
    "CUDART_VERSION": "the CUDA runtime",
    "CUDA_VERSION": "the CUDA driver API",
    "__CUDA_API_VERSION": "the CUDA driver API",
    "__CUDACC_VER_MAJOR__": "nvcc",
    "__CUDACC_VER_MINOR__": "nvcc",
    "__CUDACC_VER_BUILD__": "nvcc",
    "CUBLAS_VERSION": "cuBLAS",
    "CUBLAS_VER_MAJOR": "cuBLAS",
    "CUSPARSE_VERSION": "cuSPARSE",
    "CUSOLVER_VERSION": "cuSOLVER",
    "CUFFT_VERSION": "cuFFT",
    "CUDNN_VERSION": "cuDNN",
    "CUDNN_MAJOR": "cuDNN",
    "CUB_VERSION": "CUB",
    "__CUDA_ARCH_LIST__": "nvcc's list of architectures",
}

EXAMPLES = [
    Example(
        before="""\
#if CUDART_VERSION >= 11020
void pool() {}
#endif
""",
    ),
    Example(
        before="#if defined(USE_ROCM) || CUDART_VERSION >= 11000\n__device__ int f() { return 1; }\n#endif\n",
        clean=True,
    ),
]


@rule(id="CW703", title="Condition on a CUDA version", on=Condition, severity=Severity.WARNING, examples=EXAMPLES)
def version_macro(condition: Condition, ctx: Context) -> Iterator[Finding]:
    """Report conditions on the version of CUDA, of its compiler or of its libraries.

    For AMD these macros are undefined and count as 0, so that the branch for the oldest version is taken without a
    word. Which branch is right depends on the function that it guards. Conditions that name HIP's macros already stay.
    """
    names = [name for name, _ in condition.names]
    if any("HIP" in name or "ROCM" in name for name in names):
        return
    for name in dict.fromkeys(names):
        if name in MACROS:
            message = (
                f"{name}, the version of {MACROS[name]}, counts as 0 for AMD: the oldest branch is taken; "
                f"say which one AMD takes with {ctx.macro('TARGET_HIP')}"
            )
            yield ctx.finding(condition.expression_span, message, symbol=name)
