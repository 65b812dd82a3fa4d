"""Conditions on CUDA's version, and its other uses."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from translator.rule_api import (
    Asked,
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

TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PORTABLE: dict[str, tuple[str, str, int]] = TABLE["portable"]
LIBRARIES: dict[str, str] = TABLE["libraries"]
TENSOR_MAP = "#if CUDA_VERSION >= 12000\nint f(CUtensorMap *map);\n#else\nint f();\n#endif\n"

EXAMPLES = [
    Example(
        before="""\
#if CUDART_VERSION >= 11020
void pool() {}
#endif
#if defined(CUDA_VERSION) && CUDA_VERSION < 9000
#error "too old"
#endif
""",
        after="""\
#if GPU_CUDART_VERSION >= 11020
void pool() {}
#endif
#if GPU_CUDA_VERSION && GPU_CUDA_VERSION < 9000
#error "too old"
#endif
""",
    ),
    Example(before="#if CUBLAS_VERSION >= 11600\nvoid scaled() {}\n#endif\n"),
    Example(before=f"#include <cuda.h>\n{TENSOR_MAP}", after=f"#include <gpu/driver.hpp>\n{TENSOR_MAP}", builds=False),
    Example(
        before="#if defined(USE_ROCM) || CUDART_VERSION >= 11000\n__device__ int f() { return 1; }\n#endif\n",
        clean=True,
    ),
]


@rule(id="CW703", title="Condition on a CUDA version", on=Condition, safety=Safety.REVIEW, examples=EXAMPLES)
def version_macro(condition: Condition, ctx: Context) -> Iterator[Finding]:
    """``CUDART_VERSION`` becomes ``GPU_CUDART_VERSION``, and so ``CUDA_VERSION`` and nvcc's own version.

    On CUDA these are the vendor's macros. On AMD, where HIP leaves them undefined and so the oldest branch would be
    taken without a word, they are 12.6: the CUDA whose names the portable header offers there. Compiler versions are
    the same level, because what guards an older nvcc works around a defect that AMD's compiler does not have. Where the
    branch that AMD takes uses names that HIP lacks, and for versions of libraries, nothing is changed: which branch is
    right depends on what it guards. Conditions that name HIP's macros already stay.
    """
    if decided(condition):
        return
    for name in dict.fromkeys(name for name, _ in condition.names):
        if name in LIBRARIES:
            message = (
                f"{name}, the version of {LIBRARIES[name]}, counts as 0 for AMD: the oldest branch is taken; "
                f"say which one AMD takes with {ctx.macro('TARGET_HIP')}"
            )
            yield ctx.finding(condition.expression_span, message, severity=Severity.WARNING, symbol=name)
        elif name in PORTABLE:
            yield from _portable(condition, name, ctx)


def _portable(condition: Condition, name: str, ctx: Context) -> Iterator[Finding]:
    portable, what, value = PORTABLE[name]
    code = ctx.code(condition.span.path)
    asked = list(tests(condition, code, name))
    compared = [test for test in asked if test.kind == "compared"]
    taken = [holds(test, value) != test.negated for test in compared]
    where = ""
    if compared:
        own = any(taken) if "||" in condition.expression else all(taken)
        where = f": AMD {'takes' if own else 'does not take'} this branch by it"
        used = evidence.words_of(code, (condition.arm,) if own and condition.arm else condition.later)
        missing = sorted(word for word in used if _lacks(word, ctx))
        if missing or ctx.style is Style.HIP:
            reason = f"the branch for CUDA 12.6 uses {missing[0]}, which HIP lacks" if missing else "HIP has none"
            message = (
                f"{name}, the version of {what}, counts as 0 for AMD, and {reason}: say which branch AMD takes "
                f"with {ctx.macro('TARGET_HIP')}"
            )
            yield ctx.finding(
                condition.expression_span, message, safety=Safety.MANUAL, severity=Severity.WARNING, symbol=name
            )
            return
    edits = [edit for test in asked for edit in _replaced(condition, test, ctx.macro(portable), ctx)]
    message = f"{name}, the version of {what}, is {value} on AMD, the CUDA level of the portable header{where}"
    yield ctx.finding(condition.expression_span, message, edits, symbol=name)


def _replaced(condition: Condition, test: Asked, text: str, ctx: Context) -> list[Edit]:
    if test.kind == "defined":
        return replace_test(condition, test, text, ctx.code(condition.span.path))
    return [Edit(test.name_span, text)]


def _lacks(word: str, ctx: Context) -> bool:
    row = ctx.row(word)
    return row is not None and not row.supported and not row.found and word not in ctx.apis.shims
