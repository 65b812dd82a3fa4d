"""CW550: numbers cast to enumerations whose numbers differ between CUDA and HIP."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Code, Context, Example, Finding, Name, NameKind, Safety, Severity, rule

# Types of enumerators whose numbers differ, each with one of them to show it by (see numbers.toml).
TYPES = {
    "cublasComputeType_t": "CUBLAS_COMPUTE_32F",
    "cublasDiagType_t": "CUBLAS_DIAG_UNIT",
    "cublasFillMode_t": "CUBLAS_FILL_MODE_UPPER",
    "cublasOperation_t": "CUBLAS_OP_T",
    "cublasSideMode_t": "CUBLAS_SIDE_RIGHT",
    "curandRngType_t": "CURAND_RNG_PSEUDO_XORWOW",
    "cusolverEigMode_t": "CUSOLVER_EIG_MODE_VECTOR",
    "cusolverEigType_t": "CUSOLVER_EIG_TYPE_2",
    "cudaDeviceAttr": "cudaDevAttrWarpSize",
    "CUdevice_attribute": "CU_DEVICE_ATTRIBUTE_WARP_SIZE",
    "CUmemorytype": "CU_MEMORYTYPE_DEVICE",
}
_NEXT = frozenset(("(", "!", "~", "-", "+", "*"))


@rule(
    id="CW550",
    title="Number cast to an enumeration",
    on=Name,
    names=TYPES,
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    on_amd=True,
    examples=[
        Example(
            before="""#include <cublas_v2.h>
cublasFillMode_t half(bool upper) { return static_cast<cublasFillMode_t>(upper ? 1 : 0); }
cublasOperation_t op(int transposed) { return (cublasOperation_t)(transposed != 0); }
cublasSideMode_t side(int n) { return cublasSideMode_t(n); }
""",
            after="""#include <gpu/blas.hpp>
gpublasFillMode_t half(bool upper) { return static_cast<gpublasFillMode_t>(upper ? 1 : 0); }
gpublasOperation_t op(int transposed) { return (gpublasOperation_t)(transposed != 0); }
gpublasSideMode_t side(int n) { return gpublasSideMode_t(n); }
""",
            builds=False,
        ),
        Example(
            before="""#include <cublas_v2.h>
int size(cublasOperation_t) { return (int)sizeof(cublasOperation_t); }
cublasOperation_t same(cublasOperation_t (*f)(cublasOperation_t)) { return (cublasOperation_t)CUBLAS_OP_T; }
""",
            after="""#include <gpu/blas.hpp>
int size(gpublasOperation_t) { return (int)sizeof(gpublasOperation_t); }
gpublasOperation_t same(gpublasOperation_t (*f)(gpublasOperation_t)) { return (gpublasOperation_t)GPUBLAS_OP_T; }
""",
            clean=True,
            builds=False,
        ),
    ],
)
def number_cast(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report a number that is cast to an enumeration whose numbers are others in HIP.

    A number that came from the enumerator itself finds its way back; a literal, a truth value, an argument of the
    command line or a number from a file means another enumerator on AMD, or none. An enumerator that is cast to its
    own type is no number.
    """
    if name.kind is not NameKind.TYPE or name.user_declared:
        return
    code = ctx.code(name.span.path)
    operand = _operand(code, code.at(name.span.start))
    if operand < 0 or ctx.row(code.text(operand)) is not None:
        return
    shown = TYPES[name.name]
    cuda, hip = ctx.apis.numbers[shown]
    message = (
        f"a number is cast to {name.name}, whose numbers differ: {shown} is {cuda} in CUDA and {hip} in HIP; right "
        "only where the number came from such an enumerator: else choose between enumerators by name"
    )
    yield ctx.finding(name, message)


def _operand(code: Code, at: int) -> int:
    """The first token of what is cast to the type at a token, -1 where nothing is."""
    before, after = code.before(at), code.after(at)
    if code.text(before) == "::":
        before = code.before(before)
    left, right = code.text(before), code.text(after)
    if left == "<" and right == ">" and code.text(code.before(before)) in ("static_cast", "reinterpret_cast"):
        return code.after(code.after(after))
    if left == "(" and right == ")":
        called = code.text(code.before(before))
        operand = code.after(after)
        starts = code.is_word(operand) or code.is_number(operand) or code.text(operand) in _NEXT
        plain = not code.is_word(code.before(before)) or called in ("return", "case")
        return operand if starts and plain and called not in (")", "]") else -1
    if right in ("(", "{") and not code.is_word(before) and left not in ("*", "&", ">", "~"):
        inner = code.after(after)
        return inner if code.text(inner) not in (")", "}", "*", "&") and _value(code, inner) else -1
    if right in ("(", "{") and left == "return":
        return code.after(after)
    return -1


def _value(code: Code, at: int) -> bool:
    """Whether what starts here is an expression rather than the parameters of a declaration: not two words in a row."""
    return not (code.is_word(at) and (code.is_word(code.after(at)) or code.text(code.after(at)) in ("*", "&")))
