"""CW526: CUDA structures that are written or sent as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, rule

STRUCTURES = (
    "cudaDeviceProp",
    "cudaFuncAttributes",
    "cudaPointerAttributes",
    "cudaResourceDesc",
    "cudaTextureDesc",
    "cudaMemcpy3DParms",
)
_WRITES = re.compile(r"f?write|f?read|p(?:read|write)|send\w*|recv\w*|MPI_\w+|Serialize\w*|serialize\w*")


@rule(
    id="CW526",
    title="Structure stored as bytes",
    on=Name,
    names=STRUCTURES,
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
#include <cstdio>
void save(FILE* file, const cudaDeviceProp& p) { fwrite(&p, sizeof(cudaDeviceProp), 1, file); }
""",
            after="""#include <gpu/gpu.hpp>
#include <cstdio>
void save(FILE* file, const gpuDeviceProp& p) { fwrite(&p, sizeof(gpuDeviceProp), 1, file); }
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
#include <cstring>
void clear(cudaDeviceProp& p) { memset(&p, 0, sizeof(cudaDeviceProp)); }
""",
            after="""#include <gpu/gpu.hpp>
#include <cstring>
void clear(gpuDeviceProp& p) { memset(&p, 0, sizeof(gpuDeviceProp)); }
""",
            clean=True,
        ),
    ],
)
def stored(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report structures of CUDA whose bytes go to a file or to another process.

    HIP's structures have other members in another order, and other sizes. Bytes are right only where the same build
    reads them; store the members that are needed instead.
    """
    if name.user_declared or name.kind is NameKind.FIELD:
        return
    code = ctx.code(name.span.path)
    size, _ = code.callee(code.at(name.span.start))
    call = code.callee(size)[0] if code.text(size) == "sizeof" else -1
    if _WRITES.fullmatch(code.text(call)):
        message = f"{name.name} goes through {code.text(call)} as bytes; HIP's structure has another layout and size"
        yield ctx.finding(name, f"{message}: right only where the same build reads it")
