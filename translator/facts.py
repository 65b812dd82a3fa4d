"""What the front end saw, as frozen values: rules work on these and never on libclang cursors.

Every fact has a ``span`` that covers what the user wrote, in the file where the user wrote it. ``origin`` says whether
that text can be edited there with confidence. A fact seen in both passes is one fact with ``Side.HOST | Side.DEVICE``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, StrEnum

from translator.model import Span


class Side(Flag):
    """The passes that saw the fact in code they would emit or check: the host pass, the device pass, or both."""

    HOST = 1
    DEVICE = 2
    BOTH = 3


class Origin(StrEnum):
    """Where the text of a fact stands."""

    FILE = "file"  # plain text of a user's file
    MACRO_ARGUMENT = "macro argument"  # the user wrote it inside the parentheses of a macro use: editable in place
    MACRO_BODY = "macro body"  # inside a user's #define: editable at the definition, all expansions change
    SKIPPED = "skipped branch"  # in a branch that this configuration does not compile: known from tokens only
    UNEXPANDED = "unexpanded macro"  # in a #define that nothing expands here: known from tokens only
    PASTED = "pasted"  # made by ##, by a macro outside the user's files, or text for #: nothing to edit


class NameKind(StrEnum):
    """What a name refers to."""

    FUNCTION = "function"
    TYPE = "type"
    ENUMERATOR = "enumerator"
    VARIABLE = "variable"
    FIELD = "field"
    MACRO = "macro"
    NAMESPACE = "namespace"
    UNRESOLVED = "unresolved"  # no declaration was found (or tokens only): match by name and be careful


class Space(StrEnum):
    """CUDA memory space of a variable."""

    SHARED = "shared"
    CONSTANT = "constant"
    DEVICE = "device"
    MANAGED = "managed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base of all facts. ``function`` is the qualified name of the enclosing function, empty at file scope."""

    span: Span
    side: Side = Side.BOTH
    origin: Origin = Origin.FILE
    function: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Fact):
    """One use of a name. ``span`` covers exactly the identifier.

    ``declared_in`` is the path of the declaring file, empty when unknown or built in. ``user_declared`` is true when
    that declaration is the user's own (such names are never renamed). ``qualifier`` is the text written before the
    identifier up to its start, such as ``cub::`` or ``::``. ``called`` is true for the callee of a call. ``owner`` is
    the structure that declares a field, that around it where that one has no name; empty when unknown. ``redeclared``
    marks a name of the API that the user's code declares by itself, outside all namespaces: with ``user_declared`` it
    defines it in the vendor's stead, else it only repeats the vendor's declaration.
    """

    name: str
    kind: NameKind
    declared_in: str = ""
    user_declared: bool = False
    qualifier: str = ""
    called: bool = False
    owner: str = ""
    redeclared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument. ``type`` is the canonical type as clang spells it, before implicit conversion (empty if unknown or
    dependent on a template parameter). ``value`` is its integer value where it is a constant expression.
    ``editable`` is false when its text is not contiguous in one place (then ``span`` is the nearest user text)."""

    span: Span
    text: str
    type: str = ""
    value: int | None = None
    editable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Fact):
    """A call, also inside templates. ``span`` covers callee to closing parenthesis; ``arguments`` holds the written
    ones only (defaulted arguments have no text). ``parameters`` are the canonical parameter types of the overload that
    was chosen, empty if unresolved. ``template_arguments`` are texts as written between ``<`` and ``>``.
    ``discarded`` is true when the result is not used (the call is a whole statement)."""

    name: str
    callee: Name
    arguments: tuple[Argument, ...]
    parameters: tuple[str, ...] = ()
    result: str = ""
    template_arguments: tuple[str, ...] = ()
    discarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch(Fact):
    """``kernel<<<grid, block, shared, stream>>>(arguments)``. ``kernel`` is the text before ``<<<`` with its span;
    ``configuration`` holds the two to four written configuration arguments; ``configuration_span`` covers ``<<<`` to
    ``>>>`` inclusive; ``arguments_span`` covers the parentheses of the kernel arguments inclusive.
    ``direct`` is true when ``&kernel`` names exactly one function (not a template whose arguments are deduced, not
    overloaded, no defaulted parameters left out)."""

    kernel: str
    kernel_span: Span
    configuration: tuple[Argument, ...]
    configuration_span: Span
    arguments: tuple[Argument, ...]
    arguments_span: Span
    direct: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """One operand of an asm statement: its constraint (``=r``), the expression text and its span."""

    constraint: str
    text: str
    span: Span
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asm(Fact):
    """An inline assembly statement, ``asm`` to closing parenthesis (the semicolon is outside ``span``)."""

    template: str
    outputs: tuple[Operand, ...]
    inputs: tuple[Operand, ...]
    clobbers: tuple[str, ...]
    volatile: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable(Fact):
    """A declaration of a variable in a CUDA memory space. ``span`` covers the whole declaration without its semicolon
    (for ``__shared__ int a, b;`` each variable's span is the same declaration); ``name_span`` the identifier.
    ``type`` is the canonical type (``float[32][33]``); ``element`` the innermost element type as written;
    ``size`` is in bytes, None when it depends on a template parameter or is unknown (``extern __shared__ T s[]``)."""

    name: str
    name_span: Span
    space: Space
    type: str
    element: str = ""
    extern: bool = False
    size: int | None = None
    file_scope: bool = False
    siblings: int = 1  # how many variables the declaration declares


@dataclass(frozen=True, slots=True, kw_only=True)
class Function(Fact):
    """A function definition or declaration in a user's file. ``bounds`` are the arguments of ``__launch_bounds__``,
    ``bounds_span`` the whole attribute macro use. ``body`` is the span of ``{...}``."""

    name: str
    name_span: Span
    kernel: bool = False
    device: bool = False
    host: bool = True
    template: bool = False
    parameters: tuple[tuple[str, str], ...] = ()  # (canonical type, name)
    body: Span | None = None
    bounds: tuple[Argument, ...] = ()
    bounds_span: Span | None = None
    static_shared: int = 0  # bytes of static shared memory declared directly in the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Include(Fact):
    """An include directive, also in a skipped branch. ``span`` covers ``#`` to the closing delimiter,
    ``header_span`` the header with its delimiters. ``resolved`` is the file it found, empty if none."""

    header: str
    header_span: Span
    angled: bool
    resolved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroDefinition(Fact):
    """A ``#define`` in a user's file. ``names`` are the identifiers of its body with their spans; ``parameters`` are in
    order, those of a macro with ``...`` end in ``__VA_ARGS__``."""

    name: str
    body: Span
    function_like: bool = False
    parameters: tuple[str, ...] = ()
    names: tuple[tuple[str, Span], ...] = ()
    expansions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Fact):
    """An ``#if``, ``#ifdef``, ``#ifndef`` or ``#elif`` in a user's file. ``span`` covers ``#`` to the end of the
    (continued) line without comment; ``expression`` is the text after the keyword; ``names`` its identifiers.
    ``arm`` is the text that it guards; ``earlier`` and ``later`` are the other arms between its ``#if`` and ``#endif``,
    of which ``last_resort`` tells whether the last is an ``#else``."""

    keyword: str
    expression: str
    expression_span: Span
    names: tuple[tuple[str, Span], ...] = ()
    arm: Span | None = None
    earlier: tuple[Span, ...] = ()
    later: tuple[Span, ...] = ()
    last_resort: bool = False

    @property
    def inverted(self) -> bool:
        """Whether it asks that a macro is not defined (``#ifndef``, ``#elifndef``)."""
        return self.keyword.endswith("ndef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Fact):
    """A string literal that names something of NVIDIA's: a function, a library's file, an architecture. ``span`` covers
    the literal with its quotes, ``text`` is its value with escapes undone."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscript(Fact):
    """``base[index]`` on an array or pointer in code that may run on a device. ``span`` is the whole expression."""

    base: str
    base_span: Span
    index: Argument
    base_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another meaning of a name in text that is read more than once: the body of a macro, a file that is included
    twice. ``name`` and ``call`` stand where the unit's facts stand; ``use`` is the expansion that means this, ``first``
    the one that the unit's facts show."""

    name: Name
    call: Call | None
    use: Span
    first: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """What clang said while parsing. ``severity`` is clang's word: ``warning``, ``error``, ``fatal``."""

    severity: str
    message: str
    path: str = ""
    offset: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """All facts of one translation unit, both passes merged. ``files`` are the user's files that were read (absolute
    paths, main file first); ``standins`` the library headers that were replaced by generated declarations."""

    main: str
    files: tuple[str, ...]
    facts: tuple[Fact, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    standins: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()  # headers that were not found
    rivals: tuple[Rival, ...] = ()
    unseen: tuple[Span, ...] = ()  # text known from tokens only: skipped branches, bodies of macros never expanded
    flags: tuple[str, ...] = ()
    assumed: bool = False  # flags were assumed, not read from a compilation database
