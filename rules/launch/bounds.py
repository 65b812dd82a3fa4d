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
        hip="template <int A, int B> struct C { static constexpr int kThreads = A * B; };\n"
        "template <int A, int B> __global__ void __launch_bounds__((C<A, B>::kThreads)) k() {}\n",
    ),
    Example(
        before="template <int A, int B> struct C { static constexpr int kThreads = A * B; };\n"
        "template <int A, int B> __global__ void __launch_bounds__(C<A, B>::kThreads) k() {}\n",
        after="template <int A, int B> struct C { static constexpr int kThreads = A * B; };\n"
        "template <int A, int B> __global__ void __launch_bounds__((C<A, B>::kThreads)) k() {}\n",
    ),
    Example(before="__global__ void __launch_bounds__(256) k() {}\n", clean=True),
]


@rule(id="CW401", title="Launch bounds", on=Function, examples=EXAMPLES)
def launch_bounds(function: Function, ctx: Context) -> Iterator[Finding]:
    """``__launch_bounds__`` with more than the number of threads becomes ``GPU_LAUNCH_BOUNDS``.

    CUDA's second argument is the number of resident blocks per multiprocessor, HIP's the number of waves per SIMD: the
    same number means another thing, and would cost registers and speed. HIP takes no third argument (blocks per
    cluster). The macro keeps all of them on CUDA and only the threads on AMD; results do not depend on it. An argument
    with commas between template angles gets parentheses, because HIP's attribute is a macro too.
    """
    span = function.bounds_span
    if span is None or not function.bounds:
        return
    direct = ctx.text(span).startswith(WORD)
    threads = function.bounds[0].span
    edits = []
    bound = ctx.text(threads)
    if direct and "," in bound and not (bound.startswith("(") and bound.endswith(")")):
        edits.append(Edit(Span(threads.path, threads.start, threads.start), "("))
        edits.append(Edit(Span(threads.path, threads.end, threads.end), ")"))
    if len(function.bounds) < 2:
        if edits:
            yield ctx.finding(
                span, "HIP's launch bounds are a macro, which splits template arguments", edits, symbol=WORD
            )
        return
    message = "the second argument counts blocks per multiprocessor on CUDA and waves per SIMD in HIP"
    if not direct:
        also = f"{message}; write {ctx.macro('LAUNCH_BOUNDS')} in the macro that makes these launch bounds"
        yield ctx.finding(span, also, safety=Safety.MANUAL, severity=Severity.WARNING, symbol=WORD)
    elif ctx.style is Style.HIP:
        dropped = Span(span.path, threads.end, span.end - 1)
        if edits:
            edits[-1] = Edit(dropped, ")")
        else:
            edits = [Edit(dropped, "")]
        yield ctx.finding(span, f"{message}; dropped", edits, symbol=WORD)
    else:
        word = Span(span.path, span.start, span.start + len(WORD))
        yield ctx.finding(span, message, [Edit(word, ctx.macro("LAUNCH_BOUNDS")), *edits], symbol=WORD)
