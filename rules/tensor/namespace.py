"""Warp matrix functions: the namespace of fragments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Name, Safety, Severity, Span, rule

USE = """\
__global__ void square(float *out, const half *in) {{
  {0}fragment<{0}matrix_a, 16, 16, 16, half, {0}row_major> a;
  {0}fragment<{0}matrix_b, 16, 16, 16, half, {0}col_major> b;
  {0}fragment<{0}accumulator, 16, 16, 16, float> sum;
  {0}fill_fragment(sum, 0.0f);
  {0}load_matrix_sync(a, in, 16);
  {0}load_matrix_sync(b, in, 16);
  {0}mma_sync(sum, a, b, sum);
  {0}store_matrix_sync(out, sum, 16, {0}mem_row_major);
}}
"""
HEADER, TRANSLATED = "#include <cuda_runtime.h>\n#include <mma.h>\n", "#include <gpu/gpu.hpp>\n#include <gpu/mma.hpp>\n"
SAME = (
    "; AMD GPUs and the host add the products in an order of their own, in float (int, double): float sums differ in "
    "their last bits, and sums of half are rounded once, at the end"
)

EXAMPLES = [
    Example(
        before=HEADER + "using namespace nvcuda;\n" + USE.format("wmma::"),
        after=TRANSLATED + "namespace wmma = gpu::wmma;\n" + USE.format("wmma::"),
    ),
    Example(
        before=HEADER + "namespace frag = nvcuda::wmma;\n" + USE.format("frag::"),
        after=TRANSLATED + "namespace frag = gpu::wmma;\n" + USE.format("frag::"),
    ),
    Example(
        before=HEADER + "using namespace ::nvcuda::wmma;\n" + USE.format(""),
        after=TRANSLATED + "using namespace ::gpu::wmma;\n" + USE.format(""),
    ),
    Example(
        before=HEADER + USE.format("nvcuda::wmma::"),
        after=TRANSLATED + USE.format("gpu::wmma::"),
    ),
    Example(before="namespace wmma { struct Tile { int n; }; }\nint f(wmma::Tile t) { return t.n; }\n", clean=True),
]


@rule(
    id="CW380",
    title="Warp matrix functions",
    on=Name,
    names=["nvcuda", "wmma"],
    examples=EXAMPLES,
    safety=Safety.REVIEW,
)
def matrix_namespace(name: Name, ctx: Context) -> Iterator[Finding]:
    """``nvcuda::wmma`` becomes ``gpu::wmma``, and ``using namespace nvcuda`` names that one ``wmma``.

    On CUDA it is the same namespace. On AMD and on the host it has fragments of CUDA's sizes for a warp of 32 lanes:
    16x16x16, 32x8x16 and 8x32x16 of half, bfloat16 and 8-bit integers, 16x16x8 of tf32 and 8x8x4 of double. Tiles of
    16x16 are multiplied by the matrix instructions of gfx11, and by those of gfx90a, gfx942 and gfx950 where both warps
    of a wave take part; else each lane computes its elements with those of the factors that other lanes hold. CUDA
    leaves the order of additions open, and so do these.
    """
    if name.user_declared:
        return
    space = ctx.op("wmma")
    written = name.qualifier.replace(" ", "")
    if name.name == "wmma":
        if written.removeprefix("::") == "nvcuda::":
            start = name.span.start - len(name.qualifier.encode())
            text = f"::{space}" if written.startswith("::") else space
            edit = Edit(Span(name.span.path, start, name.span.end), text)
            yield ctx.finding(name, f"nvcuda::wmma becomes {space}{SAME}", [edit], symbol="nvcuda::wmma")
        return
    code = ctx.code(name.span.path)
    at = code.at(name.span.start)
    first, after = code.start_of_name(at), code.after(at)
    words = [code.text(code.before(code.before(first))), code.text(code.before(first))]
    if code.text(after) == "::":
        return
    if words == ["using", "namespace"]:
        start = code.tokens[code.before(code.before(first))].start
        edit = Edit(Span(name.span.path, start, name.span.end), f"namespace wmma = {space}")
        yield ctx.finding(name, f"nvcuda::wmma becomes {space}{SAME}", [edit], symbol="nvcuda::wmma")
    elif not re.fullmatch(r"namespace", words[1]):
        message = f"nvcuda is named as a whole: write {space} for its member wmma"
        yield ctx.finding(name, message, severity=Severity.WARNING)
