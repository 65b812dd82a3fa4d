"""The copy of an output tree that the host build compiles: what only a CUDA compiler reads is lowered to plain C++.

Launches become calls of ``gpu::host::launch``, ``extern __shared__`` arrays become references to the block's dynamic
shared memory, shared arrays say their names, element accesses in device code are checked. No edit adds a line, and a
line directive gives the user's path, so that messages and debuggers show the user's lines.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from translator.edits import apply, write_atomic
from translator.errors import InputError
from translator.facts import Asm, Fact, Function, Launch, Name, NameKind, Origin, Space, Subscript, Unit, Variable
from translator.frontend.tokens import blank_comments_and_strings
from translator.harness.project import MANIFEST, Project, read_project
from translator.model import Edit, SourceFile, Span
from translator.units import portable_facts
from translator.work import rules_digest

_FOLDER = ("build", "host", "src")
_BOM = b"\xef\xbb\xbf"
_UNREAD = (Origin.SKIPPED, Origin.UNEXPANDED, Origin.PASTED)
_ADDRESS_OF = re.compile(rb"(?:^|[(,=+\-*/%<>!&|^?:;{}\[]|\breturn)\s*&\s*$")
_CAST = re.compile(
    rb"(?:\(\s*(?:const\s+)?void\s*(?:const\s*)?\*\s*\)\s*|"
    rb"reinterpret_cast\s*<\s*(?:const\s+)?void\s*(?:const\s*)?\*\s*>\s*\(\s*)((?:&\s*)?(?:::)?(?:\w+\s*::\s*)*)$"
)
_ASM = (
    '_Pragma("GCC error \\"inline PTX cannot run on the host target: '
    'rewrite it, or leave it out where {macro}_TARGET_HOST is defined\\"") '
)


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    """One replacement of the bytes ``start`` to ``end``. Of several insertions at one place the one whose ``owner``
    (the end of the text it is about) reaches furthest comes first."""

    path: str
    start: int
    end: int
    owner: int
    text: str


def host_edits(unit: Unit, sources: Mapping[str, SourceFile], prefix: str = "gpu") -> tuple[Edit, ...]:
    """The edits that lower the unit's files (those in ``sources``) for a plain C++ compiler. They never add a line."""
    return _compose(_pieces(unit, sources, prefix))


def _compose(pieces: Iterable[_Piece]) -> tuple[Edit, ...]:
    """One edit for each place, insertions at one place joined from the outermost to the innermost."""
    places: dict[Span, list[_Piece]] = {}
    for piece in sorted(set(pieces), key=lambda p: (p.path, p.start, p.end, -p.owner, p.text)):
        places.setdefault(Span(piece.path, piece.start, piece.end), []).append(piece)
    edits = []
    for span, here in sorted(places.items()):
        text = "".join(p.text for p in here) if span.start == span.end else here[0].text
        edits.append(Edit(span, text))
    return tuple(edits)


def _pieces(unit: Unit, sources: Mapping[str, SourceFile], prefix: str) -> Iterator[_Piece]:
    shared = {f.name for f in unit.facts if isinstance(f, Variable) and f.space is Space.SHARED}
    pointers = {f.span for f in unit.facts if isinstance(f, Name) and f.kind is NameKind.VARIABLE}
    device = [f.body for f in unit.facts if isinstance(f, Function) and f.body and (f.device or f.kernel)]
    kernels = {f.name.rpartition("::")[2] for f in unit.facts if isinstance(f, Function) and f.kernel}
    blank: dict[str, bytes] = {}
    for fact in unit.facts:
        source = sources.get(fact.span.path)
        if source is None or fact.origin is Origin.PASTED:
            continue
        if isinstance(fact, Launch):
            yield from _launch(fact, source.data, prefix, fact.kernel_span in pointers)
        elif isinstance(fact, Variable) and fact.space is Space.SHARED:
            code = blank.setdefault(source.path, blank_comments_and_strings(source.data))
            yield from (_dynamic if fact.extern else _static)(fact, code, prefix)
        elif isinstance(fact, Name) and fact.name in kernels and fact.kind is NameKind.FUNCTION:
            yield from _kernel_address(fact, source.data, prefix)
        elif isinstance(fact, Subscript) and _worth_checking(fact, shared):
            yield from _subscript(fact, source.data, prefix)
        elif isinstance(fact, Asm) and _is_ptx(fact, device) and not _for_cuda_only(fact, source.data, prefix):
            yield _insert(fact, fact.span.start, _ASM.format(macro=prefix.upper()))


def _is_ptx(asm: Asm, device: Iterable[Span]) -> bool:
    """Whether an asm statement is device code that says something (an empty one is a compiler barrier)."""
    if not asm.template.strip() or asm.origin in _UNREAD:
        return False
    return asm.origin is Origin.MACRO_BODY or any(body.contains(asm.span) for body in device)


def _for_cuda_only(asm: Asm, data: bytes, prefix: str) -> bool:
    """Whether a statement is the argument of the header's macro that leaves it out here."""
    return data[: asm.span.start].rstrip().endswith(f"{prefix.upper()}_CUDA_ONLY(".encode())


def _insert(fact: Fact, at: int, text: str, owner: int = 0) -> _Piece:
    return _Piece(fact.span.path, at, at, owner or fact.span.end, text)


def _literal(text: str) -> str:
    """A C++ string literal of a text, white space collapsed."""
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _scope(data: bytes, at: int, prefix: str) -> str:
    """``::gpu::host::`` as it can be put at a place; a colon just before must not run into it."""
    return f"{' ' if data[at - 1 : at] == b':' else ''}::{prefix}::host::"


def _launch(launch: Launch, data: bytes, prefix: str, pointer: bool) -> Iterator[_Piece]:
    """``k<<<g, b>>>(x)`` becomes ``launch("k", &k, Configuration(g, b))(x)``, or a lambda in place of ``&k``."""
    path, name = launch.span.path, _literal(launch.kernel)
    opening, closing = launch.configuration_span.start, launch.configuration_span.end
    if pointer or launch.direct:
        before, after = "" if pointer else "&", ""
    else:
        before, after = "[&](auto... gpu_argument) { ", "(gpu_argument...); }"
    before = f"{_scope(data, launch.kernel_span.start, prefix)}launch({name}, {before}"
    yield _insert(launch, launch.kernel_span.start, before)
    yield _Piece(path, opening, opening + 3, closing, f"{after}, ::{prefix}::host::Configuration(")
    yield _Piece(path, closing - 3, closing, closing, "))")


def _kernel_address(name: Name, data: bytes, prefix: str) -> Iterator[_Piece]:
    """``(void*)k<T>`` becomes ``(void*)kernel_address(k<T>)``, which knows how to call the kernel by its address."""
    cast = _CAST.search(data, max(0, name.span.start - 200), name.span.start)
    if cast is None or name.origin in _UNREAD:
        return
    end = name.span.end
    if data[end : end + 1] == b"<":
        depth = 0
        while end < len(data) and data[end : end + 1] not in (b";", b"{"):
            depth += {b"<": 1, b">": -1}.get(data[end : end + 1], 0)
            end += 1
            if depth == 0:
                break
    yield _insert(name, cast.start(1), f" ::{prefix}::host::kernel_address(", end)
    yield _insert(name, end, ")", end)


def _static(variable: Variable, code: bytes, prefix: str) -> Iterator[_Piece]:
    """``__shared__ T name[N];`` is followed by a call that makes the array known by its name."""
    yield from _without(variable, code, rb"\bstatic\b")
    after = re.compile(rb"\s*;").match(code, variable.span.end)
    if after and variable.origin is Origin.FILE:
        text = f' ::{prefix}::host::shared_object({variable.name}, "{variable.name}");'
        yield _insert(variable, after.end(), text, variable.name_span.end)


def _dynamic(variable: Variable, code: bytes, prefix: str) -> Iterator[_Piece]:
    """``extern __shared__ T name[];`` becomes ``T (&name)[] = dynamic_shared("name");``: all begin at one address."""
    head = rb"\b(?:extern|static|__shared__)\b"
    yield from _without(variable, code, head + rb"|\b(?:__align__|alignas|__attribute__)\s*\((?:[^()]|\([^()]*\))*\)")
    if variable.file_scope:
        yield _insert(variable, variable.span.start, "static thread_local ")
    yield _insert(variable, variable.name_span.start, "(&")
    yield _insert(variable, variable.name_span.end, ")")
    brackets = re.compile(rb"(?:\s*\[[^\[\]]*\])*").match(code, variable.name_span.end)
    end = brackets.end() if brackets else variable.name_span.end
    yield _insert(variable, end, f' = ::{prefix}::host::dynamic_shared("{variable.name}")', 1)


def _without(variable: Variable, code: bytes, pattern: bytes) -> Iterator[_Piece]:
    """Removes what matches in the declaration before the name, line ends kept."""
    start = variable.span.start
    for match in re.finditer(pattern, code[start : variable.name_span.start]):
        kept = "\n" * match[0].count(b"\n")
        yield _Piece(variable.span.path, start + match.start(), start + match.end(), variable.span.end, kept)


def _worth_checking(access: Subscript, shared: set[str]) -> bool:
    """Whether the access could leave a shared array: not for constants within the bounds, nor for local arrays."""
    bound = re.search(r"\[(\d+)\]", access.base_type)
    if bound and access.index.value is not None and 0 <= access.index.value < int(bound[1]):
        return False
    return not (bound and access.base.isidentifier() and access.base not in shared) and access.origin not in _UNREAD


def _subscript(access: Subscript, data: bytes, prefix: str) -> Iterator[_Piece]:
    """``base[index]`` becomes ``at(base, (index))``."""
    path, end = access.span.path, access.span.end
    opening = data.find(b"[", access.base_span.end, access.index.span.start)
    if opening < 0 or data[end - 1 : end] != b"]":
        return
    before = data[max(0, access.span.start - 32) : access.span.start]
    name = "at_address" if _ADDRESS_OF.search(before) else "at"
    yield _insert(access, access.span.start, f"{_scope(data, access.span.start, prefix)}{name}(")
    yield _Piece(path, opening, opening + 1, end, ", (")
    yield _Piece(path, end - 1, end, end, "))")


def write_host_copy(root: Path, folder: Path | None = None) -> Path:
    """Write the lowered copy of the tree at ``root`` to ``folder`` (default: ``build/host/src`` in it), and return
    that folder, which must hold nothing else. Files that are the same are left untouched.

    Raises InputError for a folder that is no output tree, and as the front end does.
    """
    project = read_project(root)
    folder = folder or project.root.joinpath(*_FOLDER)
    files = sorted(_files(project.root))
    digest = _digest(project, files)
    stamp = folder.with_name(f"{folder.name}.stamp")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest and folder.is_dir():
        return folder
    stamp.unlink(missing_ok=True)
    paths = [project.root / name for name in project.files]
    sources = {str(path): SourceFile(str(path), path.read_bytes()) for path in paths}
    pieces: dict[tuple[str, int, int, int], _Piece] = {}
    for unit in project.units:
        if unit.language != "cuda":
            continue
        facts = portable_facts(project.root, unit.path, unit.flags, project.emitted)
        for piece in _pieces(facts, sources, project.prefix):
            # A header that two units see differently is lowered as the first one sees it.
            pieces.setdefault((piece.path, piece.start, piece.end, piece.owner), piece)
    edits: dict[str, list[Edit]] = {}
    for edit in _compose(pieces.values()):
        edits.setdefault(edit.span.path, []).append(edit)
    for name in files:
        path = project.root / name
        data = path.read_bytes()
        if str(path) in edits:
            source = sources[str(path)]
            data = f'#line 1 "{name}"\n'.encode() + apply(data, edits[str(path)], source.encoding).removeprefix(_BOM)
        _write(folder / name, data)
    _remove_others(folder, files)
    write_atomic(stamp, digest.encode())
    return folder


def _files(root: Path) -> Iterator[str]:
    """All files of the tree but its build folder and hidden ones, relative to it."""
    for place, folders, names in os.walk(root):
        here = Path(place).relative_to(root)
        folders[:] = [f for f in folders if not f.startswith(".") and not (place == str(root) and f == "build")]
        yield from ((here / name).as_posix() for name in names if not name.startswith("."))


def _digest(project: Project, files: Iterable[str]) -> str:
    digest = hashlib.sha256(rules_digest().encode())
    for name in files:
        digest.update(f"{name}\0".encode())
        if name != MANIFEST:
            digest.update(hashlib.sha256((project.root / name).read_bytes()).digest())
    digest.update(repr((project.units, project.prefix)).encode())
    return digest.hexdigest()


def _write(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        write_atomic(path, data)


def _remove_others(folder: Path, files: Iterable[str]) -> None:
    """Remove what an earlier tree had and this one has not."""
    known = set(files)
    try:
        for path in sorted(folder.rglob("*"), reverse=True):
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif name not in known:
                path.unlink()
    except OSError as error:
        raise InputError(f"cannot tidy {folder}: {error.strerror or error}") from error
