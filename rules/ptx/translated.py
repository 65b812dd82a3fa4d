"""Inline PTX whose instructions are all known."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Asm, Context, Edit, Example, Finding, Safety, Side, Style, ptxasm, rule

EXAMPLES = [
    Example(
        before="""\
__device__ unsigned parity(unsigned a, unsigned b, unsigned c) {
  unsigned d;
  asm("lop3.b32 %0, %1, %2, %3, 0x96;" : "=r"(d) : "r"(a), "r"(b), "r"(c));
  return d;
}
""",
        after="""\
__device__ unsigned parity(unsigned a, unsigned b, unsigned c) {
  unsigned d;
#if GPU_TARGET_CUDA
  asm("lop3.b32 %0, %1, %2, %3, 0x96;" : "=r"(d) : "r"(a), "r"(b), "r"(c));
#else
  d = gpu::ptx_lop3<150>(a, b, c);
#endif
  return d;
}
""",
        hip="""\
__device__ unsigned parity(unsigned a, unsigned b, unsigned c) {
  unsigned d;
  d = gpu::ptx_lop3<150>(a, b, c);
  return d;
}
""",
    ),
    Example(
        before="""\
__device__ void add_wide(unsigned *x, const unsigned *y) {
  asm("add.cc.u32 %0, %0, %2; addc.u32 %1, %1, %3;" : "+r"(x[0]), "+r"(x[1]) : "r"(y[0]), "r"(y[1]));
}
""",
        after="""\
__device__ void add_wide(unsigned *x, const unsigned *y) {
#if GPU_TARGET_CUDA
  asm("add.cc.u32 %0, %0, %2; addc.u32 %1, %1, %3;" : "+r"(x[0]), "+r"(x[1]) : "r"(y[0]), "r"(y[1]));
#else
  do {
    unsigned int ptx_0 = x[0];
    unsigned int ptx_1 = x[1];
    const unsigned int ptx_2 = y[0];
    const unsigned int ptx_3 = y[1];
    unsigned int ptx_cc = 0;
    ptx_0 = gpu::ptx_add_cc<unsigned int>(ptx_0, ptx_2, ptx_cc);
    ptx_1 = gpu::ptx_addc<unsigned int>(ptx_1, ptx_3, ptx_cc);
    x[0] = ptx_0;
    x[1] = ptx_1;
  } while (0);
#endif
}
""",
    ),
    Example(
        before="""\
#define SHIFT(to, from, n) asm("shl.b32 %0, %1, %2;" : "=r"(to) : "r"(from), "r"(n))
__device__ unsigned scale(unsigned x, unsigned n) { unsigned y; SHIFT(y, x, n); return y; }
__device__ int last(unsigned x) { int at; asm("bfind.u32 %0, %1;" : "=r"(at) : "r"(x)); return at; }
""",
        after="""\
#define SHIFT(to, from, n) GPU_CUDA_ONLY(asm("shl.b32 %0, %1, %2;" : "=r"(to) : "r"(from), "r"(n))) \
GPU_NOT_CUDA(gpu::ptx_out(to, gpu::ptx_shl<unsigned int>(gpu::ptx_in<unsigned int>(from), \
gpu::ptx_in<unsigned int>(n))))
__device__ unsigned scale(unsigned x, unsigned n) { unsigned y; SHIFT(y, x, n); return y; }
__device__ int last(unsigned x) { int at; GPU_CUDA_ONLY(asm("bfind.u32 %0, %1;" : "=r"(at) : "r"(x))) \
GPU_NOT_CUDA(at = gpu::ptx_bfind<unsigned int>(x)); return at; }
""",
    ),
]


@rule(id="CW603", title="Inline PTX translated", on=Asm, fallback=True, examples=EXAMPLES)
def translated(asm: Asm, ctx: Context) -> Iterator[Finding]:
    """Inline PTX keeps its place for CUDA; beside it stands C++ that computes the same for AMD and the host.

    All instructions must be in the tables beside the rules (``rules/ptx/*.toml``). On CUDA the statement is the user's
    own, so the PTX is what it was. With ``--style hip`` the C++ takes its place. A translation that is right under a
    condition only is marked for review, with the condition.
    """
    if Side.DEVICE not in asm.side:
        return
    lowered = ptxasm.translation(asm, ctx)
    if not isinstance(lowered, ptxasm.Lowered):
        return
    code = ctx.code(asm.span.path)
    names = list(dict.fromkeys(lowered.names))
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    message = f"inline PTX {names[0]}{more}: C++ stands beside it for targets other than CUDA"
    edits = list(ptxasm.beside(asm, code, ctx.prefix, lowered.lines))
    if ctx.style is Style.HIP:
        message = f"inline PTX {names[0]}{more} is written in C++"
        edits = [Edit(asm.span, ptxasm.in_place(asm, code, lowered.lines))]
    for review in lowered.reviews:
        message += f"; {review}"
    safety = Safety.REVIEW if lowered.reviews else Safety.EXACT
    yield ctx.finding(asm, message, edits, safety=safety, symbol=names[0])
