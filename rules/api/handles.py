"""CW518: library handles written as pointers to CUDA's context structures."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import ApiRow, Context, Edit, Example, Finding, Name, Safety, Span, Style, rule

# Structure behind a handle, and the handle (headers of CUDA 12.6). HIP's handles point to void or to other types.
HANDLES = {
    "cublasContext": "cublasHandle_t",
    "cublasLtContext": "cublasLtHandle_t",
    "cudnnContext": "cudnnHandle_t",
    "cudnnTensorStruct": "cudnnTensorDescriptor_t",
    "cudnnFilterStruct": "cudnnFilterDescriptor_t",
    "cudnnConvolutionStruct": "cudnnConvolutionDescriptor_t",
    "cudnnPoolingStruct": "cudnnPoolingDescriptor_t",
    "cudnnActivationStruct": "cudnnActivationDescriptor_t",
    "cudnnDropoutStruct": "cudnnDropoutDescriptor_t",
    "cudnnRNNStruct": "cudnnRNNDescriptor_t",
    "cusolverDnContext": "cusolverDnHandle_t",
    "cusolverSpContext": "cusolverSpHandle_t",
    "cusparseContext": "cusparseHandle_t",
    "cusparseMatDescr": "cusparseMatDescr_t",
    "cusparseSpMatDescr": "cusparseSpMatDescr_t",
    "cusparseDnMatDescr": "cusparseDnMatDescr_t",
    "cusparseDnVecDescr": "cusparseDnVecDescr_t",
    "cusparseSpVecDescr": "cusparseSpVecDescr_t",
}


@rule(
    id="CW518",
    title="Library handle by its structure",
    on_amd=True,
    on=Name,
    names=HANDLES,
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="struct cublasContext;\nvoid f(cublasContext* handle, struct cusparseContext *sparse);\n",
            after="struct cublasContext;\nvoid f(gpublasHandle_t handle, gpusparseHandle_t sparse);\n",
            builds=False,
        ),
        Example(before="namespace mine { struct cublasContext; void f(cublasContext*); }\n", clean=True),
    ],
)
def handle(name: Name, ctx: Context) -> Iterator[Finding]:
    """Write ``cublasContext*`` and its kin as the handle type that they are on CUDA.

    HIP's libraries have no such structures: their handles are pointers to void or to structures of other names. The
    handle type is the same type on CUDA, so that overloads and mangled names stay what they were. A declaration of the
    structure alone does no harm and stays.
    """
    if name.user_declared or name.qualifier not in ("", "::"):
        return
    handle_type = HANDLES[name.name]
    row = ctx.row(handle_type)
    if row is None or not row.supported:
        return
    code = ctx.code(name.span.path)
    at = code.at(name.span.start)
    star = code.after(at)
    if code.text(star) == ";":
        message = f"{name.name} is unknown to HIP's libraries; this declaration does no harm there"
        yield ctx.finding(name, message, safety=Safety.EXACT)
        return
    if code.text(star) != "*":
        return
    first = code.before(at) if code.text(code.before(at)) in ("struct", "class") else at
    text = ctx.api(handle_type)
    if code.text(code.after(star)) not in (")", ",", ">", "*", "&", "const") and star + 1 < len(code.tokens):
        gap = Span(name.span.path, code.tokens[star].end, code.tokens[code.after(star)].start)
        text += " " if ctx.text(gap) == "" else ""
    start = code.tokens[first].start - (2 if name.qualifier == "::" and first == at else 0)
    message = (
        f"{name.name}* becomes {text.strip()}, the same type on CUDA: right if {_header(row, ctx)} is included here"
    )
    yield ctx.finding(name, message, [Edit(Span(name.span.path, start, code.tokens[star].end), text)])


def _header(row: ApiRow, ctx: Context) -> str:
    """The header that declares the handle in the output."""
    header = ctx.apis.header(row.header)
    if header is None or not header.wrapper or ctx.style is Style.HIP:
        return header.hip if header is not None and header.hip else row.header
    return f"<{ctx.prefix}/{header.wrapper}.hpp>"
