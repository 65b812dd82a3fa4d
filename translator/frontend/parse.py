"""From a source file and its flags to a ``Unit``: both passes, stand-ins, missing headers, the header cache."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.apimap import ApiMap
from translator.errors import InputError
from translator.facts import Diagnostic, Side, Unit
from translator.frontend import cache, libclang, standins
from translator.frontend.build import Pass, build
from translator.frontend.extract import Extractor
from translator.frontend.seen import Seen
from translator.toolkit.headers import clang_cuda_root, find_headers

_CUDA = frozenset((".cu", ".cuh", ".cuhpp", ".hu"))
_NOT_FOUND = re.compile(r"^'(.+)' file not found")
_PASSES = {
    Side.HOST: ("--cuda-host-only",),
    Side.DEVICE: ("--cuda-device-only", "--cuda-gpu-arch=sm_80"),
}
_OPTIONS = libclang.DETAILED_PREPROCESSING_RECORD | libclang.KEEP_GOING
_COMMON_HEADERS = (
    "algorithm", "cassert", "cfloat", "chrono", "climits", "cmath", "cstddef", "cstdint", "cstdio", "cstdlib", "cstring",
    "fstream", "functional", "iomanip", "iostream", "limits", "map", "memory", "mutex", "numeric", "random", "set", "sstream",
    "stdexcept", "string", "thread", "tuple", "type_traits", "unordered_map", "utility", "vector",
)  # fmt: skip
_RISKY_DEFINE = re.compile(
    rb"^[ \t]*#[ \t]*(?:define|undef)[ \t]+(?:_[_A-Z]|(?:inline|private|protected|static|class)\b)", re.M
)


@dataclass(frozen=True)
class FrontendConfig:
    """What parsing needs besides the file and its flags. ``cache_dir`` None keeps nothing between runs; ``roots`` are the
    absolute folders and files whose contents are the user's."""

    cuda_path: Path | None
    cache_dir: Path | None
    api: ApiMap
    roots: tuple[str, ...]


def is_cuda(path: str | Path) -> bool:
    """Whether a file is CUDA by its name."""
    return Path(path).suffix.lower() in _CUDA


def _user_test(main: str, roots: Sequence[str]) -> Callable[[str], bool]:
    resolved = tuple(os.path.realpath(root) for root in roots)
    folders = tuple(root.rstrip("/") + "/" for root in resolved)
    exact = frozenset((main, *resolved))
    return lambda path: path in exact or path.startswith(folders)


def _base_arguments(cuda: bool, arguments: Sequence[str], config: FrontendConfig) -> tuple[list[str], Path]:
    """Arguments that both passes share, and the folder of the stand-ins."""
    headers = find_headers(config.cuda_path)
    folder = config.cache_dir or cache.scratch()
    stand = standins.write_standins(folder, config.api)
    base = ["-x", "cuda" if cuda else "c++", f"-resource-dir={libclang.resource_dir()}"]
    if not any(argument.startswith("-std=") for argument in arguments):
        base.append("-std=c++17")
    if cuda:
        base += ["-nocudalib", f"--cuda-path={clang_cuda_root(headers, folder)}", "-Wno-unknown-cuda-version"]
        base += ["-Xclang", f"-target-sdk-version={_sdk(headers.version)}"]
    base += ["-ferror-limit=0", "-Wno-everything", *arguments]
    base += ["-isystem", str(headers.include)] if not cuda else []
    for extra in (headers.include / "cccl",):
        base += ["-isystem", str(extra)] if extra.is_dir() else []
    return [*base, "-idirafter", str(stand)], stand


def _sdk(version: tuple[int, int]) -> str:
    """The CUDA version to tell clang's semantic checks, at most the newest that clang 22 knows."""
    major, minor = min(version, (12, 9)) if version != (0, 0) else (12, 9)
    return f"{major}.{minor}"


def _pch_content(main: str) -> str:
    """The text to precompile: the standard headers that nearly every file uses, unless this file sets macros that such headers
    read before it includes them; then only what clang includes by itself."""
    try:
        data = Path(main).read_bytes()
    except OSError:
        return ""
    last = data.rfind(b"#include")
    if _RISKY_DEFINE.search(data[: max(last, 0)]):
        return "// no common headers\n"
    return "".join(f"#include <{name}>\n" for name in _COMMON_HEADERS)


def _one_pass(
    main: str, side: Side, base: list[str], config: FrontendConfig, is_user: Callable[[str], bool], cuda: bool
) -> Seen | None:
    arguments = [*base, *(_PASSES[side] if cuda else ())]
    pch = None
    if config.cache_dir is not None:
        store = cache.PchCache(config.cache_dir)
        content = _pch_content(main)
        pch = store.find(arguments, content) or store.make(arguments, content)
    for extra in ([["-include-pch", str(pch)]] if pch else []) + [[]]:
        with libclang.TranslationUnit(main, [*arguments, *extra], _OPTIONS, True) as unit:
            if unit.ok:
                return Extractor(unit, is_user).run()
    return None


def _missing(passes: Sequence[Pass]) -> list[str]:
    found = {m[1] for p in passes for d in p.seen.diagnostics if (m := _NOT_FOUND.match(d.message))}
    return sorted(found)


def _diagnostics(passes: Sequence[Pass]) -> tuple[Diagnostic, ...]:
    found = {d: None for p in passes for d in p.seen.diagnostics}
    return tuple(sorted(found, key=lambda d: (d.path, d.offset, d.message)))


def parse_unit(main: str | Path, arguments: tuple[str, ...], config: FrontendConfig, assumed: bool = False) -> Unit:
    """Parse one translation unit in both passes (one for plain C++) and return its facts.

    Errors in the source end up in ``Unit.diagnostics``, headers that are not there in ``Unit.missing``. Raises InputError for
    a file that cannot be read and ToolError when libclang or the CUDA headers are missing.
    """
    path = os.path.realpath(main)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{main} cannot be read: {error.strerror}") from error
    if b"\0" in data[:8192]:
        problem = Diagnostic(severity="fatal", message="not a text file", path=path, line=1)
        return Unit(main=path, files=(), facts=(), diagnostics=(problem,), flags=arguments, assumed=assumed)
    cuda = is_cuda(path)
    base, stand = _base_arguments(cuda, arguments, config)
    is_user = _user_test(path, config.roots)
    passes = []
    for side in (Side.HOST, Side.DEVICE) if cuda else (Side.HOST,):
        seen = _one_pass(path, side, base, config, is_user, cuda)
        if seen is not None:
            passes.append(Pass(side, seen))
    if not passes:
        problem = Diagnostic(severity="fatal", message="clang could not read the file with these flags", path=path)
        return Unit(main=path, files=(path,), facts=(), diagnostics=(problem,), flags=arguments, assumed=assumed)
    files = list(dict.fromkeys([path, *(f for p in passes for f in p.seen.files)]))
    stand_prefix = os.path.realpath(stand) + "/"
    used = sorted(
        {r[len(stand_prefix) :] for p in passes for r in p.seen.includes.values() if r.startswith(stand_prefix)}
    )
    return Unit(
        main=path,
        files=tuple(files),
        facts=build(files, tuple(passes)),
        diagnostics=_diagnostics(passes),
        standins=tuple(used),
        missing=tuple(_missing(passes)),
        flags=arguments,
        assumed=assumed,
    )
