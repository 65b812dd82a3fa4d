"""CW008: CUDA names that no finding speaks of. What the rules miss must not pass in silence.

The rules speak of names that they understand. Every other identifier of the code (not in a comment or a string) that
the API tables know, or that looks like a name of CUDA's API, is found here by its text alone, so that each name of the
tables is either rewritten or reported, whatever the parser made of its surroundings.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from translator.apimap import ApiMap
from translator.apirows import ApiRow
from translator.facts import Include, MacroDefinition, Name, NameKind, Unit
from translator.frontend.tokens import IDENT, KEYWORDS, Lexed, lex_file
from translator.meaning import spelled
from translator.model import Finding, Safety, Severity, SourceFile, Span
from translator.targets import provided

ID = "CW008"
RULE = "leftover"

# How CUDA's libraries begin their names. A name of this form that no table has is newer than the tables, or another
# project's.
VENDOR = re.compile(
    r"""(?:cuda|cublas|cublasLt|cublasXt|cufft|curand|cusparse|cusolver|cudnn|cutensor|cupti|nvrtc|nvml|nvtx|nvJitLink|nccl)
        (?:[A-Z]\w*|_?v\d)
      |cu[A-Z][a-z]\w*|CU_[A-Z]\w*|CU[a-z]\w*_(?:st|enum|t)
      |(?:CUBLAS|CUFFT|CURAND|CUSPARSE|CUSOLVER|CUDNN|NVRTC|NVML|CUPTI)_[A-Z]\w*|cuda(?:Error|Success)\w*""",
    re.X,
)
# Names of the tables that are no common words, so that they mean CUDA's also where no declaration was seen.
RESERVED = re.compile(r"(?:make_)?(?:cu|CU|nv|NV|_?Cub|nccl|NCCL)|__|THRUST_|CUB_")
# What the tool says of itself is not about a name that stands there.
_OWN = frozenset(("CW001", "CW004", "CW005", "CW006", "CW007", ID))


class Spoken:
    """The places of one file that findings speak of."""

    def __init__(self, places: Iterable[tuple[int, int, str]] = ()) -> None:
        self._wide = sorted(places)
        self._exact = {(start, end) for start, end, _ in self._wide}
        self._longest = max((end - start for start, end, _ in self._wide), default=0)

    def of(self, start: int, end: int, name: str) -> bool:
        """Whether a finding is about the name that stands at these bytes, or an edit replaces it."""
        if (start, end) in self._exact:
            return True
        at = bisect.bisect_right(self._wide, start, key=itemgetter(0))
        for first, last, about in (self._wide[i] for i in range(at - 1, -1, -1)):
            if first < start - self._longest:
                return False
            if end <= last and (not about or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", about)):
                return True
        return False


def spoken_of(findings: Iterable[Finding]) -> dict[str, Spoken]:
    """What findings speak of, by path."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for finding in findings:
        if finding.id in _OWN:
            continue
        span = finding.span
        found.setdefault(span.path, []).append((span.start, span.end, f"{finding.symbol} {finding.message}"))
        for edit in finding.edits:
            found.setdefault(edit.span.path, []).append((edit.span.start, edit.span.end, ""))
    return {path: Spoken(places) for path, places in found.items()}


def leftovers(
    unit: Unit, findings: Iterable[Finding], sources: Mapping[str, SourceFile], api: ApiMap, prefix: str = "gpu"
) -> Iterator[Finding]:
    """A finding for each CUDA name in the unit's files that ``findings`` do not speak of."""
    search = _Search(unit, api, prefix)
    spoken = spoken_of(findings)
    for path in sources:
        lexed = lex_file(path)
        if lexed is not None:
            yield from search.in_file(path, lexed, spoken.get(path) or Spoken())
    for fact in unit.facts:
        if isinstance(fact, Include):
            here = spoken.get(fact.span.path) or Spoken()
            yield from _include(fact, here, unit, api)


def _stays(row: ApiRow) -> bool:
    """Whether HIP has the name, or the emitted header defines it for AMD."""
    return row.same or (not row.supported and row.name in provided("hip"))


class _Search:
    """What one unit says of the names in its files."""

    def __init__(self, unit: Unit, api: ApiMap, prefix: str) -> None:
        self._api, self._prefix = api, prefix
        self._facts: dict[str, dict[int, Name]] = {}
        self._own: set[str] = set()  # names that the unit's own files declare
        self._libraries = {"runtime", "device"}  # those whose headers the unit includes
        for fact in unit.facts:
            if isinstance(fact, Name):
                self._facts.setdefault(fact.span.path, {})[fact.span.start] = fact
                if fact.user_declared:
                    self._own.add(fact.name)
            elif isinstance(fact, MacroDefinition):
                self._own.add(fact.name)
            elif isinstance(fact, Include) and (header := api.header(fact.header)) is not None:
                self._libraries.add(header.library)

    def in_file(self, path: str, lexed: Lexed, spoken: Spoken) -> Iterator[Finding]:
        """The leftovers of one file."""
        facts = self._facts.get(path, {})
        for number, token in enumerate(lexed.tokens):
            if token.kind != IDENT or token.text in KEYWORDS:
                continue
            fact = facts.get(token.start)
            row = self._row(token.text, fact)
            if (row is None and VENDOR.fullmatch(token.text) is None) or (row is not None and _stays(row)):
                continue
            if self._is_other(number, lexed, fact, row) or spoken.of(token.start, token.end, token.text):
                continue
            if row is not None and "::" in row.name and _scope_spoken(number, lexed, row, spoken):
                continue
            if fact is not None and row is not None and _by_namespace(fact, row, spoken):
                continue
            span, name = Span(path, token.start, token.end), row.name if row else token.text
            message = _message(name, row, self._api, self._prefix)
            yield Finding(ID, RULE, Severity.WARNING, Safety.MANUAL, span, message, symbol=token.text)

    def _row(self, name: str, fact: Name | None) -> ApiRow | None:
        """The tables' row of a name, also where it is written with its namespace."""
        qualifier = fact.qualifier.replace(" ", "").removeprefix("::") if fact is not None else ""
        return self._api.get(qualifier + name)

    def _is_other(self, number: int, lexed: Lexed, fact: Name | None, row: ApiRow | None) -> bool:
        """Whether an identifier that is spelled like CUDA's is known to be something else."""
        token = lexed.tokens[number]
        if fact is None:
            before = lexed.tokens[number - 1].text if number else ""
            if token.directive >= 0 and lexed.directives[token.directive].keyword == "define":
                return True  # the macro that is defined, or a parameter of it
            return before in (".", "->") or not RESERVED.match(token.text) or token.text in self._own
        if row is not None and "::" in row.name:
            return fact.user_declared
        if fact.user_declared or fact.kind is NameKind.FIELD or fact.qualifier not in ("", "::"):
            return True
        if fact.kind is not NameKind.UNRESOLVED:
            return row is None and fact.declared_in != ""
        if token.text in self._own:
            return True
        if RESERVED.match(token.text):
            return False
        return row is None or row.library not in self._libraries or (row.kind == "function" and not fact.called)


def _by_namespace(name: Name, row: ApiRow, spoken: Spoken) -> bool:
    """Whether the name itself stays and a finding is about the namespace before it."""
    if row.portable().rpartition("::")[2] != name.name:
        return False
    start = name.span.start - len(name.qualifier.encode())
    spaces = re.finditer(r"\w+", name.qualifier)
    return any(spoken.of(start + m.start(), start + m.end(), m[0]) for m in spaces)


def _scope_spoken(number: int, lexed: Lexed, row: ApiRow, spoken: Spoken) -> bool:
    """Whether another part of a qualified name is spoken of: the namespace before it, if that is all that changes, or
    the name behind it."""
    parts = []
    if row.supported and row.portable().rpartition("::")[2] == row.name.rpartition("::")[2]:
        parts.append(number - 2)
    if number + 2 < len(lexed.tokens) and lexed.tokens[number + 1].text == "::":
        parts.append(number + 2)
    around = [lexed.tokens[part] for part in parts if part >= 0]
    return any(spoken.of(token.start, token.end, token.text) for token in around)


def _message(name: str, row: ApiRow | None, api: ApiMap, prefix: str) -> str:
    if row is None:
        return (
            f"{name} looks like a name of CUDA's API, but no table has it and no declaration was seen: "
            "check by hand whether AMD has it"
        )
    if not row.supported:
        hint = spelled(api.hint(name, row.library), prefix)
        return f"{name} has no counterpart in HIP and stays" + (f"; {hint}" if hint else "")
    return f"{name} stays: what it stands for here was not understood; elsewhere it becomes {row.portable(prefix)}"


def _include(include: Include, spoken: Spoken, unit: Unit, api: ApiMap) -> Iterator[Finding]:
    found = api.header(include.header)
    if found is None or found.wrapper == "same" or include.resolved in unit.files:
        return
    if not include.angled and found.name.endswith("/*"):
        return  # a folder of the project's own may be called as CUDA's
    span = include.span
    if spoken.of(span.start, span.end, include.header):
        return
    if spoken.of(include.header_span.start, include.header_span.end, include.header):
        return
    message = f"{include.header} is a header of CUDA and stays: include what both vendors have"
    yield Finding(ID, RULE, Severity.WARNING, Safety.MANUAL, span, message, symbol=include.header)


def unanswered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of all units without the leftovers of one whose place another understood."""
    findings = list(findings)
    spoken = spoken_of(findings)

    def answered(left: Finding) -> bool:
        span = left.span
        return span.path in spoken and spoken[span.path].of(span.start, span.end, left.symbol)

    return [finding for finding in findings if finding.id != ID or not answered(finding)]
