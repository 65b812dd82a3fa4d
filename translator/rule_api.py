"""Everything that a rule may import, and nothing else of the translator.

A rule is one decorated function from a fact to findings::

    @rule(id="CW101", title="Warp shuffle", on=Name, names=OPS, safety=Safety.EXACT, examples=[...])
    def shuffle(name: Name, ctx: Context) -> Iterator[Finding]:
        \"\"\"What it does, why it is right, when it refuses.\"\"\"
        yield ctx.rewrite(name, "...", ctx.to_op(name, OPS[name.name]))

The engine hands a rule every fact of the types in ``on`` whose ``name`` is in ``names`` (all of them when ``names`` is
empty). Facts from skipped branches and unexpanded macros arrive too, marked by ``origin``: the engine lowers an exact
rewrite there to ``review``, and turns rewrites of pasted text into ``manual`` findings, so that rules need not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from translator import evidence, meaning, ptxasm, targets
from translator.addresses import DeviceAddress, Read
from translator.apimap import ApiMap
from translator.apirows import ApiRow, Field
from translator.around import Code, code_of
from translator.choice import Choice, Chooser, holds
from translator.facts import (
    Argument,
    Asm,
    Call,
    Condition,
    Fact,
    Function,
    Include,
    Launch,
    Literal,
    MacroDefinition,
    Name,
    NameKind,
    Operand,
    Origin,
    Side,
    Space,
    Subscript,
    Unit,
    Variable,
)
from translator.guards import Asked, decided, replace_test, tests
from translator.model import Edit, Finding, Safety, Severity, SourceFile, Span, Style
from translator.ops import OpTable
from translator.unit_index import UnitIndex, index_of

__all__ = [
    "ApiRow",
    "Argument",
    "Asked",
    "Asm",
    "Call",
    "Choice",
    "Code",
    "Condition",
    "Context",
    "DeviceAddress",
    "Edit",
    "Example",
    "Fact",
    "Field",
    "Finding",
    "Function",
    "Include",
    "Launch",
    "Literal",
    "MacroDefinition",
    "Name",
    "NameKind",
    "Operand",
    "Origin",
    "Read",
    "Rule",
    "Safety",
    "Severity",
    "Side",
    "Space",
    "Span",
    "Style",
    "Subscript",
    "Unit",
    "Variable",
    "decided",
    "evidence",
    "holds",
    "ptxasm",
    "replace_test",
    "rule",
    "tests",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A complete small CUDA file and what becomes of it; each is a test.

    ``after`` is the portable text (without the include of the emitted header that the engine adds). ``hip`` is the text
    under ``--style hip``, where it is worth fixing. With neither, the text stays as it is, and the rule must report a
    finding (``clean=False``) or must not (``clean=True``). ``builds`` is false when the rewritten text cannot compile
    alone (it keeps what has no counterpart). ``ending`` is that of the file's name.
    """

    before: str
    after: str | None = None
    hip: str | None = None
    clean: bool = False
    builds: bool = True
    ending: str = ".cu"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the engine sees it; made by the ``rule`` decorator."""

    id: str
    title: str
    severity: Severity
    safety: Safety
    on: tuple[type[Fact], ...]
    names: frozenset[str]
    examples: tuple[Example, ...]
    check: Callable[..., Iterable[Finding]]
    fallback: bool = False
    on_amd: bool = False

    @property
    def doc(self) -> str:
        """The rule's documentation, its function's docstring."""
        return self.check.__doc__ or ""

    @property
    def name(self) -> str:
        """The rule's name, its function's name."""
        return self.check.__name__


def rule(
    *,
    id: str,
    title: str,
    on: type[Fact] | tuple[type[Fact], ...],
    examples: Sequence[Example],
    names: Collection[str] = (),
    safety: Safety = Safety.EXACT,
    severity: Severity = Severity.INFO,
    fallback: bool = False,
    on_amd: bool = False,
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Declare a rule. ``names`` may be a mapping (its keys count) or any collection; empty means every fact of ``on``.
    A ``fallback`` rule speaks only of places of which no other rule spoke. Text in a branch that only builds for AMD
    read is its author's and passed over, but for rules ``on_amd``: those of names that mean nothing but CUDA's API."""

    def make(check: Callable[..., Iterable[Finding]]) -> Rule:
        types = on if isinstance(on, tuple) else (on,)
        return Rule(id, title, severity, safety, types, frozenset(names), tuple(examples), check, fallback, on_amd)

    return make


class Context:
    """What a rule may ask while it looks at one fact of one translation unit."""

    def __init__(
        self,
        rule: Rule,
        unit: Unit,
        sources: Mapping[str, SourceFile],
        ops: OpTable,
        api: ApiMap,
        style: Style,
        prefix: str,
    ) -> None:
        self.rule = rule
        self.unit = unit
        self.style = style
        self.prefix = prefix
        self.ops = ops
        self.apis = api
        self._sources = sources
        self._calls: dict[Span, Call] = {}
        self._choosers: dict[str, Chooser] = {}

    def bind_calls(self, calls: dict[Span, Call]) -> None:
        """Give the unit's calls by the span of their callee's name (the engine does this once for a unit)."""
        self._calls = calls

    def text(self, span: Span) -> str:
        """What the user wrote at ``span``."""
        return self._sources[span.path].text(span.start, span.end)

    def code(self, path: str) -> Code:
        """The tokens of a user's file."""
        return code_of(self._sources[path])

    @property
    def index(self) -> UnitIndex:
        """The unit's functions, calls and macros by place and name."""
        return index_of(self.unit)

    def chooser(self, path: str) -> Chooser:
        """Answers for the conditions of a file that compare the compute capability."""
        if path not in self._choosers:
            self._choosers[path] = Chooser(self.unit, self._sources[path], self.code(path), self.apis)
        return self._choosers[path]

    def pasting(self, name: Name) -> str:
        """The user's macro that takes a name as a whole argument and pastes it to other text; empty for none."""
        macro, parameter = meaning.argument_of(name, self.index, self.code(name.span.path))
        known = macro is not None and macro.span.path in self._sources
        return macro.name if macro and known and parameter in self.code(macro.span.path).pasted(macro.body) else ""

    def call_of(self, name: Name) -> Call | None:
        """The call whose callee ``name`` is, or None (address taken, macro body, tokens only)."""
        return self._calls.get(name.span)

    def row(self, name: str) -> ApiRow | None:
        """The API table's row for a CUDA name, or None."""
        return self.apis.get(name)

    def is_api(self, name: Name) -> bool:
        """Whether a name, as it is qualified, can be one of a C interface (see ``meaning.is_api``)."""
        return meaning.is_api(name, self.apis)

    def member(self, name: Name) -> Field | None:
        """What the tables say of a member of a CUDA structure (see ``meaning.member``)."""
        return meaning.member(name, self.apis, self.code(name.span.path))

    def api(self, name: str) -> str:
        """The output's spelling of a supported CUDA API name. Raises KeyError for a name that the tables lack."""
        row = self.apis[name]
        return row.hip if self.style is Style.HIP else row.portable(self.prefix)

    def op(self, name: str) -> str:
        """The qualified name of an op, as ``gpu::shfl_xor``. Raises KeyError for an op that the vocabulary lacks."""
        self.ops[name]
        return f"{self.prefix}::{name}"

    def provided(self, name: str) -> bool:
        """Whether the emitted header defines a CUDA name for AMD under that very name, so that it stays."""
        return self.style is Style.PORTABLE and name in targets.provided("hip")

    def macro(self, name: str) -> str:
        """An upper-case macro of the emitted header, as ``GPU_DEVICE_CODE`` for ``DEVICE_CODE``."""
        return f"{self.prefix.upper()}_{name}"

    def way_out(self, text: str) -> str:
        """A hint of the tables with the emitted header's names as they are spelled here."""
        return meaning.spelled(text, self.prefix)

    def rename(self, name: Name, text: str) -> tuple[Edit, ...]:
        """Replace an identifier together with a leading ``::`` qualifier."""
        start = name.span.start - (2 if name.qualifier == "::" and text.find("::") > 0 else 0)
        return (Edit(Span(name.span.path, start, name.span.end), text),)

    def to_op(self, name: Name, op: str) -> tuple[Edit, ...]:
        """Turn a name into an op that takes the same arguments.

        In portable style this renames. In HIP style a call becomes the op's HIP expression in place when it has one
        and all arguments are at hand; otherwise the emitted header's helper is called.
        """
        expression = self.ops[op].hip_expression if self.style is Style.HIP else ""
        call = self.call_of(name)
        if expression and call and name.origin is Origin.FILE and all(a.editable for a in call.arguments):
            text = self.ops[op].expand(expression, [a.text for a in call.arguments])
            if text is not None:
                return (Edit(call.span, text),)
        return self.rename(name, self.op(op))

    def finding(
        self,
        at: Fact | Span,
        message: str,
        edits: Iterable[Edit] = (),
        *,
        safety: Safety | None = None,
        severity: Severity | None = None,
        symbol: str = "",
    ) -> Finding:
        """A finding of this rule. Without edits it is ``manual`` unless ``safety`` says otherwise."""
        edits = tuple(edits)
        span = at if isinstance(at, Span) else at.span
        if safety is None:
            safety = self.rule.safety if edits else Safety.MANUAL
        symbol = symbol or str(getattr(at, "name", ""))
        return Finding(
            self.rule.id, self.rule.name, severity or self.rule.severity, safety, span, message, edits, symbol
        )
