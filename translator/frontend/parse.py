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
from translator.frontend import cache, directives, libclang, standins, tokens
from translator.frontend.build import Pass, build
from translator.frontend.conditions import passes_read_the_same
from translator.frontend.extract import Extractor
from translator.frontend.interest import Interest
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
    "algorithm", "cassert", "cfloat", "chrono", "climits", "cmath", "cstddef", "cstdint", "cstdio", "cstdlib",
    "cstring",
    "fstream", "functional", "iomanip", "iostream", "limits", "map", "memory", "mutex", "numeric", "random", "set",
    "sstream",
    "stdexcept", "string", "thread", "tuple", "type_traits", "unordered_map", "utility", "vector",
)  # fmt: skip
_RISKY_DEFINE = re.compile(
    rb"^[ \t]*#[ \t]*(?:define|undef)[ \t]+(?:_[_A-Z]|(?:inline|private|protected|static|class)\b)", re.M
)


@dataclass(frozen=True)
class FrontendConfig:
    """What parsing needs besides the file and its flags. ``cache_dir`` None keeps nothing between runs; ``roots``
    are the absolute folders and files whose contents are the user's. ``names`` are names that rules look for beyond
    the tables'. ``device`` are the names of device code of which there is something to say: functions that are marked
    as device code and hold no name that matters are then passed over."""

    cuda_path: Path | None
    cache_dir: Path | None
    api: ApiMap
    roots: tuple[str, ...]
    names: frozenset[str] = frozenset()
    device: frozenset[str] | None = None


def is_cuda(path: str | Path) -> bool:
    """Whether a file is CUDA by its name."""
    return Path(path).suffix.lower() in _CUDA


def _user_test(main: str, roots: Sequence[str], ours: str) -> Callable[[str], bool]:
    """Whether a real path is the user's: below a root, and not among the front end's own files in ``ours``."""
    resolved = tuple(os.path.realpath(root) for root in roots)
    folders = tuple(root.rstrip("/") + "/" for root in resolved)
    exact = frozenset((main, *resolved))
    own = os.path.realpath(ours) + "/"
    return lambda path: path in exact or (path.startswith(folders) and not path.startswith(own))


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
    """The text to precompile: the standard headers that nearly every file uses, unless this file sets macros that
    such headers read before it includes them; then only what clang includes by itself."""
    try:
        data = Path(main).read_bytes()
    except OSError:
        return ""
    last = data.rfind(b"#include")
    if _RISKY_DEFINE.search(data[: max(last, 0)]):
        return "// no common headers\n"
    return "".join(f"#include <{name}>\n" for name in _COMMON_HEADERS)


class _Parser:
    """The passes over one file."""

    def __init__(self, main: str, base: list[str], config: FrontendConfig, cuda: bool) -> None:
        self.main, self.base, self.config, self.cuda = main, base, config, cuda
        self.is_user = _user_test(main, config.roots, str(config.cache_dir or cache.scratch()))
        starts = [library.names for library in config.api.foreign.values()]
        self.interest = Interest(
            _names(config),
            [word[2:] for word in base if word.startswith("-D")],
            starts,
            config.device,
        )
        forced = any(argument.startswith(("-include", "-imacros")) for argument in base)  # read before any header
        self.store = (
            cache.PchCache(config.cache_dir / "headers") if config.cache_dir is not None and not forced else None
        )

    def run(self) -> tuple[Pass, ...]:
        """The host pass, then as much of the device pass as can tell something new."""
        host = self._parse(Side.HOST, shallow=False)
        if not self.cuda:
            return (Pass(Side.HOST, host),) if host else ()
        same = host is not None and passes_read_the_same({self.main, *host.files}, self.base)
        shallow = host if same else self._parse(Side.DEVICE, shallow=True) if host else None
        if host and shallow and not self._news(host, shallow):
            return Pass(Side.HOST, host), Pass(Side.DEVICE, shallow, shallow=True)
        device = self._parse(Side.DEVICE, shallow=False)
        both = ((Side.HOST, host), (Side.DEVICE, device))
        return tuple(Pass(side, seen) for side, seen in both if seen is not None)

    def _parse(self, side: Side, shallow: bool) -> Seen | None:
        """One pass; a shallow one leaves function bodies unparsed and reads no declarations."""
        arguments = [*self.base, *(_PASSES[side] if self.cuda else ())]
        pch = None
        if self.store is not None:
            pch = self.store.get(arguments, _pch_content(self.main))
        options = _OPTIONS | (libclang.SKIP_FUNCTION_BODIES if shallow else 0)
        for extra in ([["-include-pch", str(pch)]] if pch else []) + [[]]:
            with libclang.TranslationUnit(self.main, [*arguments, *extra], options, True) as unit:
                if unit.ok:
                    return Extractor(unit, self.is_user, self.interest, declarations=not shallow).run()
        return None

    def _news(self, host: Seen, device: Seen) -> bool:
        """Whether the device pass compiles code that the host pass did not, or could resolve a name that matters
        and that the host pass could not."""
        for path in device.files:
            lexed = self.interest.files.get(path)
            if lexed is None:
                continue
            passes = (Pass(Side.HOST, host), Pass(Side.DEVICE, device, shallow=True))
            skipped = directives.skipped_by_side(path, lexed, passes)
            names, macros = host.names.get(path, {}), host.macros.get(path, {})
            calm = directives.outermost(host.quiet.get(path, []))
            for token in lexed.tokens:
                if token.kind != tokens.IDENT or token.directive >= 0 or token.text in tokens.KEYWORDS:
                    continue
                at = token.start
                if at in names or at in macros or directives.inside(skipped[Side.DEVICE], at):
                    continue
                if directives.inside(skipped[Side.HOST], at):
                    return True
                if self.interest.word(token.text) and not directives.inside(calm, at):
                    return True
        return False


def _names(config: FrontendConfig) -> frozenset[str]:
    """Names that matter wherever they stand. Those of device functions such as ``max`` only matter in device code,
    which its qualifiers tell."""
    plain = {row.name for row in config.api.values() if row.library not in ("device", "complex", "other")}
    return frozenset(plain) | config.names


def _missing(passes: Sequence[Pass]) -> list[str]:
    found = {m[1] for p in passes for d in p.seen.diagnostics if (m := _NOT_FOUND.match(d.message))}
    return sorted(found)


def _diagnostics(passes: Sequence[Pass]) -> tuple[Diagnostic, ...]:
    found = {d: None for p in passes for d in p.seen.diagnostics}
    return tuple(sorted(found, key=lambda d: (d.path, d.offset, d.message)))


def parse_unit(main: str | Path, arguments: tuple[str, ...], config: FrontendConfig, assumed: bool = False) -> Unit:
    """Parse one translation unit in both passes (one for plain C++) and return its facts.

    Errors in the source end up in ``Unit.diagnostics``, headers that are not there in ``Unit.missing``. Raises
    InputError for a file that cannot be read and ToolError when libclang or the CUDA headers are missing.
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
    parser = _Parser(path, base, config, cuda)
    passes = parser.run()
    if not passes:
        problem = Diagnostic(severity="fatal", message="clang could not read the file with these flags", path=path)
        return Unit(main=path, files=(path,), facts=(), diagnostics=(problem,), flags=arguments, assumed=assumed)
    files = list(dict.fromkeys([path, *(f for p in passes for f in p.seen.files)]))
    stand_prefix = os.path.realpath(stand) + "/"
    used = sorted(
        {r[len(stand_prefix) :] for p in passes for r in p.seen.includes.values() if r.startswith(stand_prefix)}
    )
    built = build(files, passes, parser.interest.files)
    return Unit(
        main=path,
        files=tuple(files),
        facts=built.facts,
        rivals=built.rivals,
        unseen=built.unseen,
        diagnostics=_diagnostics(passes),
        standins=tuple(used),
        missing=tuple(_missing(passes)),
        flags=arguments,
        assumed=assumed,
    )
