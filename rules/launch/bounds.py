"""``__launch_bounds__`` with two and three arguments."""

from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Function, Safety, Severity, Span, Style, rule

WORD = "__launch_bounds__"

EXAMPLES = [
    Example(
        before="__global__ void __launch_bounds__(256, 4) k(float *x) { x[threadIdx.x] = 0; }\n",
        after="__global__ void GPU_LAUNCH_BOUNDS(256, 4) k(float *x) { x[threadIdx.x] = 0; }\n",
        hip="__global__ void __launch_bounds__(256) k(float *x) { x[threadIdx.x] = 0; }\n",
    ),
    Example(
        before="template <int N> __global__ __launch_bounds__(N * 32, 1) void k(float *x) { x[threadIdx.x] = N; }\n",
        after="template <int N> __global__ GPU_LAUNCH_BOUNDS(N * 32, 1) void k(float *x) { x[threadIdx.x] = N; }\n",
    ),
    Example(
        before="template <int A, int B> struct C { static constexpr int kThreads = A * B; };\n"
        "template <int A, int B> __global__ void __launch_bounds__(C<A, B>::kThreads, 2) k() {}\n",
        after="template <int A, int B> struct C { static constexpr int kThreads = A * B; };\n"
        "template <int A, int B> __global__ void GPU_LAUNCH_BOUNDS((C<A, B>::kThreads), 2) k() {}\n",
    ),
    Example(before="__global__ void __launch_bounds__(256) k() {}\n", clean=True),
]


@rule(id="CW401", title="Launch bounds", on=Function, examples=EXAMPLES)
def launch_bounds(function: Function, ctx: Context) -> Iterator[Finding]:
    """``__launch_bounds__`` with more than the number of threads becomes ``GPU_LAUNCH_BOUNDS``.

    CUDA's second argument is the number of resident blocks per multiprocessor, HIP's the number of waves per SIMD: the
    same number means another thing, and would cost registers and speed. HIP takes no third argument (blocks per
    cluster). The macro keeps all of them on CUDA and only the threads on AMD; results do not depend on it.
    """
    span = function.bounds_span
    if span is None or len(function.bounds) < 2:
        return
    message = "the second argument counts blocks per multiprocessor on CUDA and waves per SIMD in HIP"
    if not ctx.text(span).startswith(WORD):
        also = f"{message}; write {ctx.macro('LAUNCH_BOUNDS')} in the macro that makes these launch bounds"
        yield ctx.finding(span, also, safety=Safety.MANUAL, severity=Severity.WARNING, symbol=WORD)
    elif ctx.style is Style.HIP:
        dropped = Span(span.path, function.bounds[0].span.end, span.end - 1)
        yield ctx.finding(span, f"{message}; dropped", [Edit(dropped, "")], symbol=WORD)
    else:
        word = Span(span.path, span.start, span.start + len(WORD))
        edits = [Edit(word, ctx.macro("LAUNCH_BOUNDS"))]
        threads = function.bounds[0].span
        if "," in ctx.text(threads):  # template arguments: to a macro, each comma would end an argument
            edits.append(Edit(Span(threads.path, threads.start, threads.start), "("))
            edits.append(Edit(Span(threads.path, threads.end, threads.end), ")"))
        yield ctx.finding(span, message, edits, symbol=WORD)
