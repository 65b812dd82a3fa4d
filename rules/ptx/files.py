"""PTX and machine code as data: in strings, and in files that the program loads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Literal, Severity, rule

PTX = re.compile(r"\.target\s+sm_\d")
FILE = re.compile(r"[^\s\"'<>|]*\.(ptx|cubin|fatbin)")
KINDS = {"ptx": "PTX", "cubin": "machine code of NVIDIA's", "fatbin": "NVIDIA's code"}

TEXT_EXAMPLES = [
    Example(
        before="""#include <cuda.h>
static const char text[] = ".version 7.0\\n.target sm_70\\n.address_size 64\\n.visible .entry k() { ret; }\\n";
CUresult f(CUmodule* m) { return cuModuleLoadData(m, text); }
""",
        after="""#include <gpu/driver.hpp>
static const char text[] = ".version 7.0\\n.target sm_70\\n.address_size 64\\n.visible .entry k() { ret; }\\n";
gpuDrvResult f(gpuDrvModule* m) { return gpuDrvModuleLoadData(m, text); }
""",
        builds=False,
    ),
]
FILE_EXAMPLES = [
    Example(
        before="""#include <cuda.h>
CUresult f(CUmodule* m) { return cuModuleLoad(m, "kernels/sum.ptx"); }
""",
        after="""#include <gpu/driver.hpp>
gpuDrvResult f(gpuDrvModule* m) { return gpuDrvModuleLoad(m, "kernels/sum.ptx"); }
""",
        builds=False,
    ),
    Example(before='#include <cstdio>\nvoid f() { printf("writes a .ptx file"); }\n', clean=True),
]


@rule(id="CW533", title="PTX in a string", on=Literal, severity=Severity.ERROR, examples=TEXT_EXAMPLES)
def ptx_text(literal: Literal, ctx: Context) -> Iterator[Finding]:
    """Report PTX that stands in a string literal, told by its ``.target`` directive.

    AMD's loaders take code objects for one of their own architectures; there is no portable assembly to translate to.
    """
    if PTX.search(literal.text):
        message = (
            "PTX is NVIDIA's assembly and AMD cannot load it; write the kernel in CUDA C++, or compile its source with "
            f"hipRTC under {ctx.macro('TARGET_HIP')}"
        )
        yield ctx.finding(literal, message, symbol=".target")


@rule(id="CW534", title="File of PTX or machine code", on=Literal, severity=Severity.WARNING, examples=FILE_EXAMPLES)
def code_file(literal: Literal, ctx: Context) -> Iterator[Finding]:
    """Report names of files with NVIDIA's code: ``.ptx``, ``.cubin`` and ``.fatbin``.

    What HIP loads in their place is a code object, which ``hipcc --genco --offload-arch=ARCH -o NAME.hsaco`` writes
    from the same source.
    """
    match = FILE.fullmatch(literal.text)
    if match is not None:
        message = (
            f"{literal.text} names a file of {KINDS[match[1]]}, which AMD cannot load; build the kernels with hipcc "
            f"--genco and name that file under {ctx.macro('TARGET_HIP')}"
        )
        yield ctx.finding(literal, message, symbol=f".{match[1]}")
