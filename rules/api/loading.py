"""CUDA loaded at run time: CW515 for libraries and functions named by strings, CW519 for names that macros make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import (
    Call,
    Context,
    Example,
    Finding,
    Literal,
    MacroDefinition,
    Safety,
    Severity,
    rule,
)

# Starts of library file names, and what AMD has.
LIBRARIES = {
    "nvcuda": "amdhip64",
    "cudart": "amdhip64",
    "cuda": "amdhip64",
    "cublasLt": "hipblaslt",
    "cublas": "hipblas",
    "cufft": "hipfft",
    "curand": "hiprand",
    "cusparse": "hipsparse",
    "cusolver": "hipsolver",
    "cudnn": "MIOpen",
    "nvrtc": "hiprtc",
    "nvidia-ml": "rocm_smi64",
    "nccl": "rccl",
    "nvToolsExt": "roctx64",
}
_FILE = re.compile(rf"(?:^|/)(?:lib)?({'|'.join(LIBRARIES)})(?:64|32)?(?:_[\d_]+|-builtins)?\.(?:so|dll|dylib)\b")
_LOADER = re.compile(r"sym|load|proc|entry|lookup|resolve|getfunction", re.I)
QUERIES = ("cudaGetDriverEntryPoint", "cudaGetDriverEntryPointByVersion", "cuGetProcAddress", "cuGetProcAddress_v2")
_PREFIX = re.compile(r"cuda|cu|CU_?|CUDA_?|cublas|cufft|curand|cusparse|cusolver(?:Dn|Sp)?|cudnn|nvrtc|nvml|CU\w+_")


@rule(
    id="CW515",
    title="CUDA loaded at run time",
    on=(Literal, Call, MacroDefinition),
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <dlfcn.h>
typedef int (*Init)(unsigned);
Init load() {
    void* library = dlopen("libcuda.so.1", RTLD_NOW);
    return library ? (Init)dlsym(library, "cuInit") : nullptr;
}
""",
        ),
        Example(
            before="#include <dlfcn.h>\n#define LOAD(library, name) dlsym(library, #name)\n",
        ),
        Example(
            before='const char* words[] = {"cuInit failed", "libcudnn is missing", "cuInit"};\n',
            clean=True,
        ),
    ],
)
def loaded(fact: Literal | Call | MacroDefinition, ctx: Context) -> Iterator[Finding]:
    """Report libraries of CUDA that are opened by file name, and functions that are looked up by name.

    On AMD the libraries and functions have other names, and the lookup fails at run time only. Name HIP's where AMD is
    the target, or link the library instead of loading it.
    """
    if isinstance(fact, Literal):
        match = _FILE.search(fact.text)
        row = ctx.row(fact.text)
        if match is not None:
            message = f"{fact.text} is NVIDIA's; on AMD it is lib{LIBRARIES[match[1]]}.so"
            yield ctx.finding(fact, message, symbol=fact.text)
        elif row is not None and row.kind == "function" and not row.same and _looked_up(fact, ctx):
            name = f"{row.hip} on AMD" if row.supported else "missing on AMD"
            message = f"{fact.text} is looked up by name at run time; it is {name}"
            yield ctx.finding(fact, message, symbol=fact.text)
    elif isinstance(fact, Call):
        if fact.name in QUERIES and not fact.callee.user_declared:
            message = f"{fact.name} looks a function up by CUDA's name; HIP knows its own names and versions only"
            yield ctx.finding(fact.callee, message)
    elif fact.function_like and _LOADER.search(" ".join(name for name, _ in fact.names)):
        code = ctx.code(fact.span.path)
        for at in code.within(fact.body):
            called, position = code.callee(at)
            if code.text(at) == "#" and position > 0 and _LOADER.search(code.text(called)):
                message = f"{fact.name} looks functions up by the name it is given: renamed ones are not found"
                yield ctx.finding(fact.body, f"{message}; give HIP's names on AMD", symbol=fact.name)


def _looked_up(literal: Literal, ctx: Context) -> bool:
    code = ctx.code(literal.span.path)
    name, _ = code.callee(code.at(literal.span.start))
    return bool(_LOADER.search(code.text(name)))


@rule(
    id="CW519",
    title="Name made by a macro",
    on=MacroDefinition,
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="#define CALL(f) cuda##f\n#define TYPE(t) cu##t##_t\n",
        ),
        Example(
            before="""#include <cuda_runtime.h>
#define SHOW(x) case x: return #x;
const char* name(cudaError_t e) { switch (e) { SHOW(cudaSuccess) default: return ""; } }
""",
            after="""#include <gpu/gpu.hpp>
#define SHOW(x) case x: return #x;
const char* name(gpuError_t e) { switch (e) { SHOW(gpuSuccess) default: return ""; } }
""",
        ),
        Example(
            before="#define CALL(f) my_##f\n#define GLUE(a, b) a##b\n",
            clean=True,
        ),
    ],
)
def pasted(macro: MacroDefinition, ctx: Context) -> Iterator[Finding]:
    """Report macros that paste a name of CUDA's together from a prefix and a parameter.

    No place in the text holds such a name, so that none can be rewritten. Write the portable prefix into the macro
    when all the names that it makes are plain renames, or give it whole names. A macro that makes text of a name
    (``#x``) is for review: the text now shows the portable name, on NVIDIA too.
    """
    code = ctx.code(macro.span.path)
    for at in code.within(macro.body):
        following = code.after(at)
        if code.text(following) == "##" and code.text(code.before(at)) != "##" and _PREFIX.fullmatch(code.text(at)):
            message = f"{macro.name} pastes names that begin with {code.text(at)}: these are not renamed"
            yield ctx.finding(macro.body, f"{message}; see whether {ctx.prefix} can stand there", symbol=macro.name)
            return
    if macro.function_like and (quoted := code.quoted(macro.body) & set(macro.parameters) - code.pasted(macro.body)):
        named = next(_arguments(macro, quoted, ctx), "")
        if named:
            message = f"{macro.name} makes text of the name it is given: {named} now reads {ctx.api(named)} there"
            yield ctx.finding(macro.body, message, safety=Safety.REVIEW, severity=Severity.INFO, symbol=macro.name)


def _arguments(macro: MacroDefinition, parameters: set[str], ctx: Context) -> Iterator[str]:
    """Names of the API that uses of a macro give alone to one of the parameters."""
    for use in ctx.index.macro_uses[macro.name]:
        code = ctx.code(use.span.path)
        opening = code.after(code.at(use.span.start))
        if code.text(opening) != "(" or code.partner(opening) < 0:
            continue
        for at in code.level(opening):
            row = ctx.row(code.text(at))
            alone = code.text(code.before(at)) in ("(", ",") and code.text(code.after(at)) in (")", ",")
            position = code.callee(at)[1]
            taken = macro.parameters[position] if position < len(macro.parameters) else ""
            if row is not None and row.supported and not row.same and alone and taken in parameters:
                yield row.name
