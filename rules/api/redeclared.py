"""CW516: names of the CUDA API that the user's code declares by itself."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, rule


@rule(
    id="CW516",
    title="CUDA name declared by hand",
    on_amd=True,
    on=Name,
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="""struct cusparseContext;
typedef struct cusparseContext* cusparseHandle_t;
void product(cusparseHandle_t handle, struct cusparseContext* other);
""",
            after="""struct cusparseContext;
typedef gpusparseHandle_t gpusparseHandle_t;
void product(gpusparseHandle_t handle, gpusparseHandle_t other);
""",
            builds=False,
        ),
        Example(
            before="""typedef int cufftHandle;
void transform(cufftHandle plan);
""",
        ),
        Example(
            before="namespace mine { struct CUstream_st; void f(CUstream_st*); }\n",
            clean=True,
        ),
    ],
)
def redeclared(name: Name, ctx: Context) -> Iterator[Finding]:
    """Rename declarations that repeat the vendor's: opaque types, pointers to them, functions without a body.

    A header that declares ``CUstream_st`` and ``cudaStream_t`` itself, to do without CUDA's headers, is renamed like
    any other use, and gets the include of the emitted header, so that the declarations repeat the vendor's own on
    either target. Types and functions that the code defines in the vendor's stead stay as they are and are reported:
    the build for AMD then has that definition, and not HIP's.
    """
    row = ctx.row(name.name)
    if not name.redeclared or row is None or not _first(name, ctx):
        return
    if name.user_declared:
        way = f"if it stands in for builds without a GPU, choose it where {ctx.macro('TARGET_HIP')} is not defined"
        message = f"the code defines {name.name} itself, so the name stays in this unit; {way}"
        yield ctx.finding(name, message, severity=Severity.WARNING)
    elif row.supported and name.name in ctx.apis.shims and name.kind is NameKind.FUNCTION:
        message = f"{name.name} is declared by hand; take the declaration out, the emitted header has another one"
        yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.WARNING)
    elif row.supported and not row.same:
        message = (
            f"{name.name} is declared by hand here and renamed: right if the vendor's headers are found where this "
            "file is compiled, since it now includes them"
        )
        yield ctx.finding(name, message, safety=Safety.REVIEW)


def _first(name: Name, ctx: Context) -> bool:
    """Whether no use of the name stands before this one in its file."""
    if not name.user_declared:
        return ctx.index.is_first(name)
    path, start = name.span.path, name.span.start
    return not any(
        isinstance(f, Name) and f.name == name.name and f.span.path == path and f.span.start < start
        for f in ctx.unit.facts
    )
