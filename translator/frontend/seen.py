"""What one pass of clang saw, keyed by byte offsets into the user's files: plain values, no cursors."""

from __future__ import annotations

from dataclasses import dataclass, field

from translator.addresses import Read
from translator.facts import Diagnostic, NameKind, Space


@dataclass(frozen=True, slots=True)
class Ref:
    """What the identifier at some offset refers to. ``template`` is the number of template parameters it declares,
    when it is a function template or a function made from one; ``overloads`` how many declarations it may mean."""

    name: str
    kind: NameKind
    declared_in: str
    user_declared: bool
    template: int = 0
    overloads: int = 1
    owner: str = ""  # of a field: the structure that declares it
    redeclared: bool = False  # a vendor's name that the user's code declares or defines by itself


@dataclass(frozen=True, slots=True)
class SeenArgument:
    """Start offset of an argument in its file, its canonical type, its integer value if constant."""

    path: str
    start: int
    type: str
    value: int | None


@dataclass(frozen=True, slots=True)
class SeenCall:
    """A call that clang resolved, or knows to be one; ``launch`` holds the configuration arguments of a kernel
    launch."""

    parameters: tuple[str, ...]
    result: str
    arguments: tuple[SeenArgument, ...]
    launch: tuple[SeenArgument, ...] | None = None


@dataclass(frozen=True, slots=True)
class SeenFunction:
    """A function declaration: ``start``/``end`` its extent, ``name_at`` the offset of its name."""

    path: str
    start: int
    end: int
    name_at: int
    name: str
    kernel: bool
    device: bool
    host: bool
    template: bool
    parameters: tuple[tuple[str, str], ...]
    definition: bool


@dataclass(frozen=True, slots=True)
class SeenVariable:
    """A variable in a memory space, at the offset of its name."""

    path: str
    start: int
    name_at: int
    name: str
    space: Space
    type: str
    size: int | None
    extern: bool
    file_scope: bool


@dataclass(frozen=True, slots=True)
class SeenAsm:
    """An inline assembly statement starting at ``start``; operands as (constraint, type)."""

    template: str
    outputs: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    clobbers: tuple[str, ...]
    volatile: bool


@dataclass(frozen=True, slots=True)
class SeenRival:
    """Another meaning of text that was read before: another reference, or another call, at the expansion ``use``."""

    ref: Ref | None
    call: SeenCall | None
    use: tuple[str, int]


@dataclass(frozen=True, slots=True)
class SeenAddress:
    """An expression with ``CUdeviceptr`` in it (see ``DeviceAddress``). ``at`` is where it is used; the other places
    are where it is written, None outside the user's files."""

    at: tuple[str, int]
    place: tuple[str, int, int] | None
    operands: tuple[tuple[tuple[str, int, int] | None, Read], ...]
    made: bool
    update: str = ""
    amount: tuple[str, int, int] | None = None


@dataclass(slots=True)
class Seen:
    """All of one pass. The first key of the mappings is the file, the second the offset in it."""

    files: list[str] = field(default_factory=list)
    names: dict[str, dict[int, Ref]] = field(default_factory=dict)
    macros: dict[str, dict[int, Ref]] = field(default_factory=dict)  # macro uses, by the offset of the macro's name
    macro_extents: dict[str, dict[int, int]] = field(default_factory=dict)  # start of the use to its end
    macro_definitions: dict[str, dict[int, int]] = field(default_factory=dict)  # offset of the name to expansions
    calls: dict[str, dict[int, SeenCall]] = field(default_factory=dict)  # by the offset of the callee's name
    functions: dict[tuple[str, int], SeenFunction] = field(default_factory=dict)
    variables: dict[tuple[str, int], SeenVariable] = field(default_factory=dict)
    asms: dict[tuple[str, int], SeenAsm] = field(default_factory=dict)
    subscripts: dict[tuple[str, int, int], tuple[str, str, int | None]] = field(default_factory=dict)
    addresses: list[SeenAddress] = field(default_factory=list)
    pasted: dict[tuple[str, int], list[Ref]] = field(default_factory=dict)  # by the macro use that made the name
    skipped: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    quiet: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # declarations that were not walked
    includes: dict[tuple[str, int], str] = field(default_factory=dict)  # directive to the file that it found
    rivals: dict[tuple[str, int], list[SeenRival]] = field(default_factory=dict)
    first_uses: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)  # of names in macro bodies
    diagnostics: list[Diagnostic] = field(default_factory=list)
