"""CW535: files of C that call what is C++ in the emitted header."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, rule

EXAMPLES = [
    Example(
        before="#include <cuda_runtime.h>\nint f(float** p) { return cudaMallocHost(p, 64); }\n",
        after="#include <gpu/gpu.hpp>\nint f(float** p) { return gpuMallocHost(p, 64); }\n",
        ending=".c",
    ),
    Example(
        before="#include <cuda_runtime.h>\nint f(void* p) { return cudaFree(p); }\n",
        after="#include <gpu/gpu.hpp>\nint f(void* p) { return gpuFree(p); }\n",
        ending=".c",
        clean=True,
    ),
]


@rule(id="CW535", title="C file", on=Name, safety=Safety.REVIEW, severity=Severity.WARNING, examples=EXAMPLES)
def plain_c(name: Name, ctx: Context) -> Iterator[Finding]:
    """Say once a C file that it must be compiled as C++ for AMD.

    Where HIP's function takes other arguments, the emitted header has a template or an overload of the portable name,
    which a C compiler does not read. The build files that are written compile such files as C++; a build of one's own
    says ``-x c++``, or ``LANGUAGE CXX`` in CMake. Without such a name the header's part for AMD is plain C.
    """
    if not ctx.unit.main.endswith(".c") or not _is_cpp(name, ctx):
        return
    first = next((f for f in ctx.unit.facts if isinstance(f, Name) and _is_cpp(f, ctx)), name)
    if first == name:
        message = f"{name.name} is C++ in the emitted header for AMD: compile this C file as C++ there, with -x c++"
        yield ctx.finding(name, message, safety=Safety.REVIEW)


def _is_cpp(name: Name, ctx: Context) -> bool:
    """Whether the emitted header defines a function for the name."""
    shim = ctx.apis.shims.get(name.name)
    return (
        shim is not None
        and shim.how == "block"
        and name.kind is NameKind.FUNCTION
        and not name.user_declared
        and ctx.is_api(name)
    )
