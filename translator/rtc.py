"""Device code in string literals, which a program hands to the run-time compiler: read as device code, in place.

Such a program sees no files. Where HIP is all that is wanted, plain HIP is written into the literal. In portable style
the text gets its operations and includes ``<gpu/rtc_device.hpp>``, if it is known to go to ``nvrtcCreateProgram`` only,
whose emitted wrapper hands that header over; else the text stays, and what AMD needs is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from translator.around import Code, code_of
from translator.edits import apply
from translator.emit import names_in, respell, vocabulary
from translator.engine import is_ignored, max_severity, translate
from translator.facts import Unit
from translator.frontend import FrontendConfig, parse_unit
from translator.frontend.cache import scratch, write_atomic
from translator.frontend.strings import Literal, literal_groups
from translator.frontend.tokens import lex_file
from translator.model import Edit, Finding, Safety, Severity, SourceFile, Span, Style
from translator.rtc_device import device_text, include_name, includes, offered
from translator.rtc_sites import refusal
from translator.rulebook import Rulebook
from translator.targets import load_target

ID, RULE = "CW530", "program_text"
# A kernel or device function with its body begins here, or at least its declaration: prose about kernels does not.
_DEVICE_CODE = re.compile(rb"\b__(?:global__|device__)[^;(]*?\b\w+\s*\([^;{}]*\)\s*\{")

_INCLUDE = re.compile(rb"[ \t]*#[ \t]*include")


@dataclass(frozen=True)
class Program:
    """Adjacent literals of a file as one text."""

    path: str
    text: bytes
    literals: tuple[Literal, ...]

    def span(self, start: int, end: int) -> Span:
        """Where a range of the text stands in the file."""
        places = [place for literal in self.literals for place in literal.places]
        if not places:
            return Span(self.path, self.literals[0].start, self.literals[0].end)
        first = places[min(start, len(places) - 1)]
        last = places[min(max(end, start + 1), len(places)) - 1] if end > start else first
        return Span(self.path, first[0], last[1] if end > start else first[0])

    def edit(self, edit: Edit) -> Edit | None:
        """The same edit in the file; None where it would cross from one literal into the next."""
        at = 0
        for literal in self.literals:
            size = len(literal.places)
            if at <= edit.span.start and edit.span.end <= at + size:
                text = literal.spelled(edit.text)
                return None if text is None else Edit(self.span(edit.span.start, edit.span.end), text)
            at += size
        return None


def programs(path: str) -> Iterator[Program]:
    """The device programs in a file's string literals."""
    lexed = lex_file(path)
    if lexed is None or not any(word in lexed.data for word in (b"__global__", b"__device__")):
        return
    for group in literal_groups(lexed):
        text = b"".join(literal.text for literal in group)
        if _DEVICE_CODE.search(text):
            yield Program(path, text, group)


def program_findings(
    unit: Unit,
    rulebook: Rulebook,
    config: FrontendConfig,
    sources: Mapping[str, SourceFile],
    style: Style,
    prefix: str,
) -> list[Finding]:
    """What the rules say of the device programs in the unit's files, at their places in the literals."""
    found: dict[Finding, None] = {}
    codes: dict[str, Code] = {}
    for path in sources:
        for number, program in enumerate(programs(path)):
            codes = codes or {path: code_of(source) for path, source in sources.items()}
            why = refusal(program.literals, path, unit, codes, f"{prefix}rtcCreateProgram")
            teller = _Teller(program, number, rulebook, config, style, prefix, why)
            for outer in teller.findings():
                if not is_ignored(outer, sources):
                    found[outer] = None
    return list(found)


class _Teller:
    """Asks the rules about one program, as about a CUDA file of its own."""

    def __init__(
        self,
        program: Program,
        number: int,
        rulebook: Rulebook,
        config: FrontendConfig,
        style: Style,
        prefix: str,
        refusal: str,
    ) -> None:
        self._program, self._rulebook, self._prefix = program, rulebook, prefix
        self._style, self._refusal = style, refusal
        folder = scratch() / "programs"
        file = folder / f"{Path(program.path).stem}-{number}.cu"
        write_atomic(file, program.text)
        arguments: tuple[str, ...] = ()
        if includes(program.text, prefix):
            names = [name for name in names_in(program.text, prefix) if offered(name)]
            text = respell(device_text(load_target("cuda"), names), prefix)
            write_atomic(folder / file.stem / include_name(prefix), text.encode())
            arguments = (f"-I{folder / file.stem}",)
        unit = parse_unit(file, arguments, replace(config, roots=(str(file),)))
        self._source = SourceFile(unit.main, program.text)
        kept = tuple(fact for fact in unit.facts if fact.span.path == unit.main)
        rivals = tuple(r for r in unit.rivals if r.name.span.path == unit.main)
        said = tuple(d for d in unit.diagnostics if not d.path.startswith(f"{folder / file.stem}/"))
        self._unit = replace(unit, facts=kept, rivals=rivals, files=(unit.main,), diagnostics=said)

    def findings(self) -> Iterator[Finding]:
        """What there is to say, at its place in the literal."""
        plain = list(self._told(Style.HIP))
        if self._style is Style.HIP or self._refusal:
            yield from (self._outer(finding) for finding in plain)
            return
        for finding in self._told(Style.PORTABLE):
            made = self._portable(finding)
            same = (f for f in plain if (f.id, f.span) == (finding.id, finding.span))
            yield made or self._outer(next(same, finding))

    def _told(self, style: Style) -> Iterator[Finding]:
        errors = 0
        for finding in translate(self._unit, self._rulebook, {self._unit.main: self._source}, style, self._prefix):
            errors += finding.id == "CW001"
            if finding.id != "CW004" and (finding.id != "CW001" or errors == 1):
                yield finding

    def _portable(self, finding: Finding) -> Finding | None:
        """The finding with its edits in the literal and the include that they need; None where they cannot be made."""
        edits = [self._program.edit(edit) for edit in finding.edits]
        if not edits or None in edits:
            return None
        after = _changed(finding, self._source)[1]
        own = names_in(after.encode(), self._prefix) & vocabulary(self._rulebook.ops, self._rulebook.api)
        if "#include" in after or self._in_include(finding) or not all(map(offered, own)):
            return None
        header = include_name(self._prefix)
        if own and not includes(self._program.text, self._prefix):
            start = 1 if self._program.text[:1] == b"\n" and len(self._program.literals[0].places) > 1 else 0
            edits.append(self._program.edit(Edit(Span("", start, start), f"#include <{header}>\n")))
        made = tuple(edit for edit in edits if edit is not None)
        message = (
            f"{finding.message} (in a string; right if that goes only to {self._prefix}rtcCreateProgram, which hands "
            f"<{header}> to the compiler, and the program's options ask for C++14 or later)"
        )
        place = self._program.span(finding.span.start, finding.span.end)
        return Finding(ID, RULE, finding.severity, Safety.REVIEW, place, message, made, finding.symbol)

    def _in_include(self, finding: Finding) -> bool:
        data = self._source.data
        lines = (data.rfind(b"\n", 0, edit.span.start) + 1 for edit in finding.edits)
        return any(_INCLUDE.match(data, start) for start in lines)

    def _outer(self, finding: Finding) -> Finding:
        """The finding about plain HIP, which is written where that is the style."""
        program, prefix = self._program, self._prefix
        place = program.span(finding.span.start, finding.span.end)
        if not finding.edits:
            return replace(finding, span=place, message=f"in a program compiled at run time: {finding.message}")
        edits = [program.edit(edit) for edit in finding.edits]
        before, after = _changed(finding, self._source)
        own = names_in(after.encode(), prefix) & vocabulary(self._rulebook.ops, self._rulebook.api)
        if self._style is Style.HIP and not own and None not in edits:
            made = tuple(edit for edit in edits if edit is not None)
            safety = Safety.REVIEW if finding.safety is Safety.EXACT else finding.safety
            message = f"{finding.message} (in a string; right if hipRTC compiles it)"
            return Finding(ID, RULE, finding.severity, safety, place, message, made, finding.symbol)
        portable = self._style is Style.PORTABLE
        if own and portable and not self._refusal:
            way = f"this needs {', '.join(sorted(own))}, which rests on what such a program cannot be given"
        elif own:
            way = f"this needs {', '.join(sorted(own))} of the emitted header, whose text such a program must be given"
        else:
            way = f"for AMD write {after!r} for {before!r}, under #ifdef __HIP__ where NVRTC reads the text too"
        if portable and self._refusal:
            way += f" (not rewritten: {self._refusal})"
        message = f"in a program compiled at run time, which has no emitted header: {finding.message}; {way}"
        severity = max_severity(finding.severity, Severity.WARNING)
        return Finding(ID, RULE, severity, Safety.MANUAL, place, message, symbol=finding.symbol)


def _changed(finding: Finding, source: SourceFile) -> tuple[str, str]:
    """The text that the finding's edits change, before and after."""
    first = min(edit.span.start for edit in finding.edits)
    last = max(edit.span.end for edit in finding.edits)
    moved = [Edit(Span("", e.span.start - first, e.span.end - first), e.text) for e in finding.edits]
    old = source.data[first:last]
    return old.decode("utf-8", "replace"), apply(old, moved).decode("utf-8", "replace")
