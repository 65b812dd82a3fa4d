"""The compile and link lines of each target: pure functions, so that the build files and people can show them.

Optimised code with the vendors' own defaults for contraction and denormals, which agree: floating-point flags are those
that the original build gave (``arithmetic_flags``).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from translator.harness.project import TranslationUnit
from translator.targets import load_target
from translator.toolkit.compilers import Compiler

_OLD_STANDARDS = ("98", "03", "0x", "11", "1y", "14")
_PAIRED = ("-D", "-U", "-I", "-isystem", "-iquote", "-include")
# Macros that nvcc defines for an option, which stand for the option in a unit's flags: what becomes of them for a
# target and a language (nothing where none is named).
_OPTIONS = {
    "__CUDACC_EXTENDED_LAMBDA__": {("cuda", "cuda"): "--extended-lambda"},
    "__CUDACC_RELAXED_CONSTEXPR__": {("cuda", "cuda"): "--expt-relaxed-constexpr"},
    "CUDA_API_PER_THREAD_DEFAULT_STREAM": {
        ("cuda", "cuda"): "--default-stream=per-thread",
        ("cuda", "c++"): "-DCUDA_API_PER_THREAD_DEFAULT_STREAM=1",
        ("hip", "cuda"): "-fgpu-default-stream=per-thread",
        ("hip", "c++"): "-DHIP_API_PER_THREAD_DEFAULT_STREAM=1",
    },
}
# What stands before the name of an nvcc option of arithmetic in a unit's flags (``frontend/compdb.py``).
ARITHMETIC = "__NVCC_ARITHMETIC_"
OPTIMISE = {"cuda": "-O3", "hip": "-O3", "host": "-O2"}

# CUDA code views one type's memory as another's through pointers, and a rounded product is rounded on the CPU too.
HOST_SEMANTICS = ("-fno-strict-aliasing", "-ffp-contract=off")


def architectures(target: str) -> tuple[str, ...]:
    """The architectures that are built when none is asked for; one empty name for a target without them."""
    return tuple(load_target(target).data.get("compiler", {}).get("default_architectures", ())) or ("",)


def language_flags(flags: Iterable[str]) -> tuple[str, ...]:
    """The flags that say what the source means: defines, include paths and the standard, in their order, without the
    root (every command adds it last). Warnings, optimisation and code generation are the build's own affair, and
    compilers disagree on how to spell them."""
    kept: list[str] = []
    words = iter(flags)
    for word in words:
        if word in _PAIRED:
            kept += [word, next(words, "")]
        elif word.startswith(("-D", "-U", "-I", "-isystem", "-iquote", "-include", "-std=")):
            kept.append(word)
    return tuple(word for word in kept if word not in ("-I.", "-I./"))


def target_flags(unit: TranslationUnit, target: str) -> tuple[str, ...]:
    """The unit's ``language_flags``, with the options that a target's compiler has for nvcc's."""
    kept: list[str] = []
    for word in language_flags(unit.flags):
        if word.startswith(f"-D{ARITHMETIC}"):
            continue
        option = _OPTIONS.get(word[2:].partition("=")[0]) if word.startswith("-D") else None
        kept.append(word if option is None else option.get((target, unit.language), ""))
    return (*filter(None, kept), *(arithmetic_flags(unit.flags, target) if unit.language == "cuda" else ()))


def arithmetic_flags(flags: Iterable[str], target: str) -> tuple[str, ...]:
    """What ``-fmad``, ``-ftz``, ``-prec-div``, ``-prec-sqrt`` and ``--use_fast_math`` of the original build become.

    The later option wins, as in nvcc. For AMD never ``-ffast-math``, which also assumes that there is no NaN and lets
    sums be reassociated. Its one flag for inexact division and roots is given where the build asked for both. Without
    any of these options both vendors fuse multiply-adds, keep denormals and round division and roots correctly.
    """
    given = [word[2 + len(ARITHMETIC) :].partition("=") for word in flags if word.startswith(f"-D{ARITHMETIC}")]
    if target == "cuda":
        spelled = ((name.replace("_", "-"), value) for name, _, value in given)
        return tuple("--use_fast_math" if n == "use-fast-math" else f"-{n}={v}" for n, v in spelled)
    if target != "hip" or not given:
        return ()
    state: dict[str, str] = {}
    for name, _, value in given:
        fast = {"ftz": "true", "prec_div": "false", "prec_sqrt": "false", "fmad": "true"}
        state |= {name: value} | (fast if name == "use_fast_math" else {})
    kept = ["-fgpu-approx-transcendentals"] if "use_fast_math" in state else []
    kept += ["-fgpu-flush-denormals-to-zero"] if state.get("ftz") == "true" else []
    kept += [f"-ffp-contract={'fast' if state['fmad'] == 'true' else 'off'}"] if "fmad" in state else []
    inexact = state.get("prec_div") == state.get("prec_sqrt") == "false"
    return (*kept, *(["-fno-hip-fp32-correctly-rounded-divide-sqrt"] if inexact else []))


def at_least_cpp17(flags: Iterable[str]) -> tuple[str, ...]:
    """The flags with C++17 where they ask for an older standard or for none (the host target's header needs it)."""
    kept, standard = [], "-std=c++17"
    for flag in flags:
        if flag.startswith("-std="):
            if not flag.endswith(_OLD_STANDARDS):
                standard = flag
        else:
            kept.append(flag)
    return (*kept, standard)


def compile_command(
    compiler: Compiler, unit: TranslationUnit, arch: str, output: str, prefix: str, *, relocatable: bool = False
) -> list[str]:
    """The line that compiles one unit to an object file; run in the root of the tree (host: of its copy)."""
    target = compiler.target
    define = f"-D{prefix.upper()}_TARGET_{target.upper()}=1"
    optimise, flags = OPTIMISE[target], target_flags(unit, target)
    command = [*compiler.command]
    if target == "cuda":
        command += [f"-arch={arch}", optimise, *flags, "-I.", define, *(["-rdc=true"] if relocatable else [])]
        command += ["-x", "cu"] if unit.language == "cuda" else ["-x", "c++"]
    elif target == "hip":
        # HIP's compilers before clang 16 start from C++11, which no CUDA compiler of today does.
        standard = [] if any(flag.startswith("-std=") for flag in flags) else ["-std=c++17"]
        command += [optimise, *standard, *flags, "-I.", define]
        if unit.language == "cuda":
            command += ["-x", "hip", f"--offload-arch={arch}", *compiler.flags, *(["-fgpu-rdc"] if relocatable else [])]
        else:
            command += ["-x", "c++", "-D__HIP_PLATFORM_AMD__=1", *(f"-I{root}/include" for root in _rocm(compiler))]
    else:
        command += [optimise, *HOST_SEMANTICS, *at_least_cpp17(flags), "-I.", define, "-pthread", "-x", "c++"]
    return [*command, "-c", unit.path, "-o", output]


def _rocm(compiler: Compiler) -> list[str]:
    return [compiler.root] if compiler.root not in ("", "/usr") else []


def link_command(
    compiler: Compiler,
    objects: Iterable[str],
    arch: str,
    output: str,
    *,
    relocatable: bool = False,
    libraries: Iterable[str] = (),
) -> list[str]:
    """The line that links objects to a program; ``libraries`` are words like ``-lcublas``."""
    command = [*compiler.command, *objects, "-o", output]
    if compiler.target == "cuda":
        return [*command, f"-arch={arch}", *(["-rdc=true"] if relocatable else []), *libraries]
    if compiler.target == "hip":
        device = (f"--offload-arch={arch}", *(["-fgpu-rdc"] if relocatable else []))
        return [*command, "--hip-link", *device, *compiler.flags, "-pthread", *libraries]
    return [*command, "-pthread", *libraries]


def ptx_command(compiler: Compiler, unit: TranslationUnit, arch: str, output: str, defines: Iterable[str]) -> list[str]:
    """The line that compiles one CUDA unit to PTX, with the same code generation flags as ``compile_command``."""
    flags = [f"-arch={arch}", OPTIMISE["cuda"], *target_flags(unit, "cuda"), "-I.", *defines]
    return [*compiler.command, *flags, "-x", "cu", "--ptx", unit.path, "-o", output]


def object_name(path: str) -> str:
    """Where a unit's object lies below the object folder: its path with ``.o`` added."""
    return str(PurePosixPath(path)) + ".o"
