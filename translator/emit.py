"""The emitted header: for each target only what the project uses, from its block library and the API tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2

from translator.apimap import ApiMap
from translator.apirows import ApiRow, Namespace, Wrapper
from translator.frontend.tokens import blank_comments_and_strings, identifiers
from translator.paths import data_folder
from translator.targets import Target, load_target, target_names

PREFIX = "gpu"
# Words after which ``::name`` is a global name, not a member of something.
_BEFORE_GLOBAL = frozenset((b"return", b"else", b"do", b"throw", b"case", b"new", b"delete", b"const", b"typedef"))


@dataclass(frozen=True, slots=True)
class Alias:
    """A portable API name that is nothing but another name on this target."""

    name: str
    target_name: str
    library: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What one target's header must hold: the ``base`` that all else rests on, aliases, further blocks in order, and
    the used API names that the target cannot offer (``absent``). ``wrapped`` holds the blocks of each library wrapper,
    by the wrapper's name."""

    base: tuple[str, ...]
    aliases: tuple[Alias, ...]
    blocks: tuple[str, ...]
    absent: tuple[str, ...]
    wrapped: dict[str, tuple[str, ...]]


@cache
def _environment(templates: Path) -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(templates)
    return jinja2.Environment(
        loader=loader,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: object) -> str:
    """Render ``templates/<template>``; an undefined name is an error."""
    return _environment(data_folder("templates")).get_template(template).render(**values)


def positions_in(data: bytes, prefix: str = PREFIX) -> Iterator[tuple[str, int]]:
    """The vocabulary keys in a source with their byte offsets, in canonical spelling (prefix ``gpu``): ``gpu::shfl``,
    ``gpuMalloc``, ``GPU_DEVICE_CODE`` and plain identifiers. Comments and strings do not count, nor do members and
    names qualified by another namespace (but for macros that stand for a name of ``thrust``)."""
    scope = prefix.encode() + b"::"
    code = blank_comments_and_strings(data)
    for name, start, _ in identifiers(data):
        before = code[max(0, start - 64) : start].rstrip()
        if before.endswith(b"::"):
            if before.endswith(scope) and not re.search(rb"\w$", before[: -len(scope)]):
                yield f"{PREFIX}::{name}", start
                continue
            scoped = re.search(rb"(\w+|>)\s*::$", before)
            in_thrust = scoped and scoped[1] == b"thrust" and name.startswith(f"{prefix}Thrust")
            if scoped and scoped[1] not in _BEFORE_GLOBAL and not in_thrust:
                if scoped[1].startswith(prefix.encode()):  # a namespace that the header names, as gpucub
                    yield f"{_canonical(scoped[1].decode(), prefix)}::{name}", start
                continue
        elif before.endswith((b".", b"->")):
            continue
        yield _canonical(name, prefix), start


def names_in(data: bytes, prefix: str = PREFIX) -> frozenset[str]:
    """The vocabulary keys that a source uses (see ``positions_in``)."""
    return frozenset(name for name, _ in positions_in(data, prefix))


def vocabulary(ops: Iterable[str], api: ApiMap) -> frozenset[str]:
    """Every canonical name that only the emitted header gives: ops, what inline PTX computes, portable API names and
    upper-case macros."""
    own = (f"{PREFIX.upper()}_", f"{PREFIX}::ptx_")
    macros = {key for t in target_names() for key in load_target(t).by_key if key.startswith(own)}
    spaces = {space.portable for space in api.namespaces.values() if space.alias}
    return frozenset(f"{PREFIX}::{op}" for op in ops) | portable_names(_Key(api)).keys() | macros | spaces


def _canonical(name: str, prefix: str) -> str:
    if prefix == PREFIX:
        return name
    lower = re.match(rf"(make_)?{prefix}(?=[A-Z_a-z])", name)
    if lower:
        return (lower[1] or "") + PREFIX + name[lower.end() :]
    if re.match(rf"{prefix.upper()}[A-Z]*_", name):
        return PREFIX.upper() + name[len(prefix) :]
    return name


def respell(text: str, prefix: str) -> str:
    """Spell a block's or template's ``gpu``, ``gpuX``, ``GPU_X`` and ``GPUBLAS_X`` with another prefix."""
    if prefix == PREFIX:
        return text
    text = re.sub(r"\bGPU(?=[A-Z]*_\w)", prefix.upper(), text)
    return re.sub(
        r"\b(make_)?gpu(?=\b|[A-Z_]|(?:blas|fft|rand|sparse|solver|dnn|cub|thrust|std|rtc|tx)\w|(?:cub|std|thrust)\b)",
        rf"\1{prefix}",
        text,
    )


@cache
def portable_names(api: _Key) -> dict[str, ApiRow]:
    """API rows by their portable name with prefix ``gpu``."""
    return {row.portable(PREFIX): row for row in api.map.values() if row.hip and row.portable(PREFIX) != row.name}


class _Key:
    """An ApiMap as a cache key, by identity."""

    def __init__(self, map: ApiMap) -> None:
        self.map = map

    def __hash__(self) -> int:
        return id(self.map)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.map is self.map


def portable_spellings(api: ApiMap) -> frozenset[str]:
    """All portable API names with prefix ``gpu``."""
    return frozenset(portable_names(_Key(api)))


def select(target: Target, used: Collection[str], api: ApiMap, without: Collection[str] = ()) -> Selection:
    """The blocks and aliases that ``used`` names call for, closed over what the blocks themselves use. Nothing is
    chosen for the names ``without``."""
    rows = portable_names(_Key(api))
    spaces = {space.portable: space for space in api.namespaces.values() if space.alias}
    blocks: set[int] = set()
    aliases: dict[str, Alias] = {}
    absent: set[str] = set()
    queue = sorted(used)
    for index, block in enumerate(target.blocks):
        if "always" in block.keys:
            queue += block.needs
            blocks.add(index)
            queue += sorted(_block_names(target, index))
    seen: set[str] = set(without)
    together = {key: frozenset(key.split("+")) for key in target.by_key if "+" in key}
    while queue:
        key = queue.pop()
        if key in seen:
            continue
        seen.add(key)
        queue += sorted(key for key, parts in together.items() if parts <= seen)
        if key in target.by_key and key != "always":
            index = target.by_key[key]
            if index not in blocks:
                blocks.add(index)
                queue += target.blocks[index].needs
                queue += sorted(_block_names(target, index))
        elif key in rows or key in spaces:
            row = rows.get(key) or spaces[key]
            name = _vendor_name(target, row)
            if name and "::" not in key:  # else a macro for the namespace serves
                aliases[key] = Alias(key, name, row.library)
            if name:
                queue += sorted(names_in(name.encode()) & target.by_key.keys())
            else:
                absent.add(key)
    last = max((i for i in blocks if "always" in target.blocks[i].keys), default=-1)
    base = tuple(target.blocks[index].text for index in sorted(blocks) if index <= last)
    rest: dict[str, tuple[str, ...]] = {"": ()}
    for block in (target.blocks[index] for index in sorted(blocks) if index > last):
        rest[block.wrapper] = (*rest.get(block.wrapper, ()), block.text)
    ordered = tuple(sorted(aliases.values(), key=lambda a: (a.library, a.name)))
    return Selection(base, ordered, rest.pop(""), tuple(sorted(absent)), rest)


def wrapper_headers(prefix: str, api: ApiMap) -> dict[str, str]:
    """Keys that mean something behind a library's wrapper only, to that header: ``gpublasHgemm``, whose block stands in
    it, to ``gpu/blas.hpp``, and the namespace ``gpucub`` to ``gpu/cub.hpp``."""
    targets = [load_target(name) for name in target_names()]
    blocks = [block for target in targets for block in target.blocks if block.wrapper]
    found = {key: f"{prefix}/{block.wrapper}.hpp" for block in blocks for key in block.keys}
    spaces = [space for space in api.namespaces.values() if space.alias and space.wrapper in api.wrappers]
    return found | {space.portable: f"{prefix}/{space.wrapper}.hpp" for space in spaces}


def _vendor_name(target: Target, row: ApiRow | Namespace) -> str:
    spelling = target.data.get("api", "")
    name = {"cuda": row.name, "hip": row.hip}.get(spelling, "")
    for pattern, text in target.data.get("api_names", {}).items():
        if re.fullmatch(pattern, name):
            return re.sub(f"^{pattern}$", text, name)
    return name


@cache
def _names_of_text(text: str) -> frozenset[str]:
    return names_in(text.encode())


def _block_names(target: Target, index: int) -> Iterable[str]:
    return _names_of_text(target.blocks[index].text)


def wrappers_in(texts: Iterable[bytes], api: ApiMap, prefix: str = PREFIX) -> tuple[Wrapper, ...]:
    """The library wrappers (``<gpu/blas.hpp>``) that sources include, in the order of their names."""
    pattern = re.compile(rb"#[ \t]*include[ \t]*[<\"]" + prefix.encode() + rb"/(\w+)\.hpp[>\"]")
    names = {match[1].decode() for text in texts for match in pattern.finditer(text)}
    return tuple(api.wrappers[name] for name in sorted(names) if name in api.wrappers)


def header_files(
    used: Collection[str],
    api: ApiMap,
    prefix: str = PREFIX,
    wrappers: Iterable[Wrapper] = (),
    programs: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The emitted header tree for the names and library wrappers that the project uses: path below the output root to
    text. A wrapper that a used name's block stands in comes with them. A block with the key ``half+include:fp16``
    answers for ``half`` where ``<gpu/fp16.hpp>`` is included. ``programs`` holds for each vendor the function with the
    header of programs compiled at run time; ``gpurtcCreateProgram`` then hands it over."""
    names, wrappers = target_names(), tuple(wrappers)
    used = {*used, *(f"include:{wrapper.name}" for wrapper in wrappers)}
    files = {}
    wrappers = tuple(wrappers)
    used = {*used, *(f"{PREFIX}/{wrapper.name}.hpp" for wrapper in wrappers)}
    wrapped: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in names:
        target = load_target(name)
        if programs and name in programs:
            selection = select(target, {*used, "detail:rtc_create"}, api, ("gpurtcCreateProgram",))
            selection.wrapped["rtc"] = (programs[name], *selection.wrapped["rtc"])
        else:
            selection = select(target, used, api)
        for wrapper_name, blocks in selection.wrapped.items():
            wrapped.setdefault(wrapper_name, {})[name] = blocks
        width = max((len(a.name) for a in selection.aliases), default=0)
        text = render("portable/target.hpp.j2", target=target, selection=selection, width=width)
        files[f"{prefix}/{name}.hpp"] = respell(text, prefix)
    for wrapper in sorted({*wrappers, *(api.wrappers[name] for name in wrapped)}):
        own, pieces = f"{prefix}/{prefix}.hpp", wrapped.get(wrapper.name, {})
        text = render("portable/wrapper.hpp.j2", wrapper=wrapper, own=own, blocks=pieces)
        files[f"{prefix}/{wrapper.name}.hpp"] = respell(text, prefix)
    text = render("portable/gpu.hpp.j2", targets=[load_target(name) for name in names])
    files[f"{prefix}/{prefix}.hpp"] = respell(text, prefix)
    return files
