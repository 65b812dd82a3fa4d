"""Thread block clusters."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, rule

EXAMPLES = [
    Example(before="__global__ void __cluster_dims__(2, 1, 1) k() {}\n", builds=False),
]


@rule(
    id="CW403",
    title="Thread block cluster",
    safety=Safety.MANUAL,
    on=Name,
    names=["__cluster_dims__", "__block_size__"],
    severity=Severity.ERROR,
    examples=EXAMPLES,
)
def cluster(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report kernels that are launched in clusters: AMD GPUs have no clusters and no distributed shared memory.

    ``__grid_constant__`` and ``__maxnreg__`` stay: they are defined away for AMD, where they change no result.
    """
    if not name.user_declared:
        message = f"{name.name}: AMD GPUs have no thread block clusters; write this kernel without them"
        yield ctx.finding(name, message)
