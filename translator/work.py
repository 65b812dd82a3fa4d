"""One unit of work: parse a translation unit, run the rules, and keep the result by content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from translator import __version__, locate
from translator.edits import write_atomic
from translator.engine import translate
from translator.errors import CrosswarpError
from translator.facts import Fact, Include, Name, NameKind, Unit
from translator.frontend import FrontendConfig, parse_unit
from translator.frontend.directives import inside, outermost
from translator.inputs import read_source
from translator.model import Edit, Finding, Safety, Severity, SourceFile, Span, Style
from translator.paths import data_folder
from translator.rtc import program_findings
from translator.rulebook import Rulebook, load_rulebook

_UNDECLARED = re.compile(r"use of undeclared identifier '(\w+)'.*|no matching function for call to '(__\w+)'")


@dataclass(frozen=True, slots=True)
class Settings:
    """What shapes every unit's result beside its own text and flags."""

    style: Style
    prefix: str
    roots: tuple[str, ...]
    excluded: tuple[
        str, ...
    ] = ()  # folders below the roots whose files are not the user's (the emitted header, the cache)
    cuda_path: str | None = None
    cache: str | None = None  # folder, None for no cache


@dataclass(frozen=True, slots=True)
class Task:
    """One translation unit to do: absolute path and clang arguments; ``assumed`` when nobody gave those."""

    main: str
    arguments: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A unit's result. ``files`` are the user's files that it read; ``includes`` their resolved user includes.
    ``unseen`` is text that it knows from tokens only; ``own`` are names that the tables know and that the project
    declares itself as this unit sees it; ``silent`` are resolved names that rules ask for and said nothing of;
    ``located`` are headers without an include folder, with the folder in the input where they were found."""

    main: str
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    includes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    complete: bool = True
    standins: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unseen: tuple[Span, ...] = ()
    own: tuple[Span, ...] = ()
    silent: tuple[Span, ...] = ()
    located: tuple[tuple[str, str], ...] = ()
    arguments: tuple[str, ...] = ()
    cached: bool = False


@cache
def rules_digest() -> str:
    """A hash over everything that decides a result apart from the input: the code, the rules and the tables."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parent
    files = [*package.rglob("*.py"), *data_folder("rules").rglob("*.py"), *data_folder("rules").rglob("*.toml")]
    files += [*data_folder("templates").rglob("*.toml"), *data_folder("templates").rglob("*.hpp")]
    for path in sorted(set(files)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _hash(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _key(task: Task, settings: Settings) -> str:
    parts = [
        rules_digest(),
        settings.style,
        settings.prefix,
        *settings.roots,
        "|",
        *settings.excluded,
        str(settings.cuda_path),
        task.main,
        *task.arguments,
        str(task.assumed),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def run(task: Task, settings: Settings) -> Done:
    """Do one unit, from the cache when its files, flags, rules and tables are unchanged."""
    store = Path(settings.cache) / "units" / f"{_key(task, settings)}.json" if settings.cache else None
    if store:
        done = _load(store, settings.roots)
        if done:
            return replace(done, arguments=task.arguments)
    done = _translate(task, settings)
    if store and not done.missing:
        _save(store, done)
    return replace(done, arguments=task.arguments)


def _translate(task: Task, settings: Settings) -> Done:
    rulebook = load_rulebook()
    config = FrontendConfig(
        cuda_path=Path(settings.cuda_path) if settings.cuda_path else None,
        cache_dir=Path(settings.cache) if settings.cache else None,
        api=rulebook.api,
        roots=settings.roots,
        names=rulebook.names,
        device=rulebook.device,
    )
    unit, folders = _parse(task, config)
    ours = tuple(f for f in unit.files if not _within(f, settings.excluded))
    sources: dict[str, SourceFile] = {path: read_source(path) for path in ours}
    kept = tuple(fact for fact in unit.facts if fact.span.path in sources)
    said = tuple(d for d in unit.diagnostics if not _is_known(d.message, rulebook))
    rivals = tuple(rival for rival in unit.rivals if rival.name.span.path in sources)
    unit = replace(unit, facts=kept, files=ours, diagnostics=said, rivals=rivals)
    findings = translate(unit, rulebook, sources, settings.style, settings.prefix)
    findings += locate.findings(unit, folders)
    findings += program_findings(unit, rulebook, config, sources, settings.style, settings.prefix)
    includes: dict[str, set[str]] = {}
    for fact in kept:
        if isinstance(fact, Include) and fact.resolved in sources:
            includes.setdefault(fact.span.path, set()).add(fact.resolved)
    complete = not any(d.severity in ("error", "fatal") for d in unit.diagnostics)
    return Done(
        task.main,
        ours,
        tuple(findings),
        {path: tuple(sorted(found)) for path, found in sorted(includes.items())},
        complete,
        unit.standins,
        unit.missing,
        tuple(span for span in unit.unseen if span.path in sources),
        tuple(dict.fromkeys(fact.span for fact in kept if isinstance(fact, Name) and _is_own(fact, rulebook))),
        tuple(_silent(kept, findings, rulebook)),
        tuple(sorted(folders.items())),
    )


def _parse(task: Task, config: FrontendConfig) -> tuple[Unit, dict[str, str]]:
    """The unit, and the folders of headers that only a look around the input found."""
    folders = locate.expected(task.main, task.arguments, config.roots)
    for last in (False, False, False, True):
        extra = [word for folder in dict.fromkeys(folders.values()) for word in ("-idirafter", folder)]
        unit = parse_unit(task.main, (*task.arguments, *extra), config, task.assumed)
        used = locate.taken(unit, folders)
        if locate.stray(unit, folders, used):
            folders = used
            continue
        more = {header: folder for header in unit.missing if (folder := locate.locate(header, config.roots))}
        if last or more.items() <= folders.items():
            break
        folders |= more
    return unit, used


def _silent(facts: Iterable[Fact], findings: Iterable[Finding], rulebook: Rulebook) -> Iterator[Span]:
    """The resolved names that some rule asks for and that no finding is about."""
    spoken: dict[str, list[tuple[int, int]]] = {}
    for finding in findings:
        spoken.setdefault(finding.span.path, []).append((finding.span.start, finding.span.end))
    spoken = {path: outermost(ranges) for path, ranges in spoken.items()}
    for fact in facts:
        if not isinstance(fact, Name) or fact.name not in rulebook.names:
            continue
        resolved = fact.kind is not NameKind.UNRESOLVED and not fact.user_declared
        if resolved and not inside(spoken.get(fact.span.path, []), fact.span.start):
            yield fact.span


def _is_own(name: Name, rulebook: Rulebook) -> bool:
    """Whether a name that rules or tables know is the project's own here."""
    if not name.user_declared or name.kind is NameKind.FIELD:
        return False
    return name.name in rulebook.names or name.name in rulebook.api


def _is_known(message: str, rulebook: Rulebook) -> bool:
    """Whether clang only lacks a declaration of a CUDA name that the rules or tables know: clang's CUDA headers declare
    fewer device functions than nvcc's (and CUDA's own add overloads to some of those), and the rules work by name
    there."""
    match = _UNDECLARED.fullmatch(message)
    name = (match[1] or match[2]) if match else ""
    return name in rulebook.names or name in rulebook.api


def _within(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(folder.rstrip("/") + "/") for folder in folders)


def _save(store: Path, done: Done) -> None:
    body = {
        "main": done.main,
        "files": {path: _hash(path) for path in done.files},
        "includes": done.includes,
        "complete": done.complete,
        "standins": done.standins,
        "unseen": [_span_out(span) for span in done.unseen],
        "own": [_span_out(span) for span in done.own],
        "silent": [_span_out(span) for span in done.silent],
        "located": done.located,
        "findings": [_finding_out(f) for f in done.findings],
    }
    try:
        write_atomic(store, json.dumps(body).encode())
    except CrosswarpError:
        return  # a cache that cannot be written only costs time


def _load(store: Path, roots: tuple[str, ...]) -> Done | None:
    """A kept result whose files are unchanged; None when absent, stale or damaged (a damaged entry is made anew)."""
    try:
        body = json.loads(store.read_bytes())
        files = tuple(body["files"])
        if any(_hash(path) != digest for path, digest in body["files"].items()):
            return None
        located = tuple((header, folder) for header, folder in body["located"])
        if any(locate.locate(header, roots) != folder for header, folder in located):
            return None
        includes = {path: tuple(found) for path, found in body["includes"].items()}
        findings = tuple(_finding_in(f) for f in body["findings"])
        unseen, own, silent = (tuple(Span(*row) for row in body[key]) for key in ("unseen", "own", "silent"))
        return Done(
            body["main"],
            files,
            findings,
            includes,
            body["complete"],
            tuple(body["standins"]),
            unseen=unseen,
            own=own,
            silent=silent,
            located=located,
            cached=True,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _span_out(span: Span) -> list[object]:
    return [span.path, span.start, span.end]


def _finding_out(f: Finding) -> list[object]:
    edits = [[*_span_out(e.span), e.text] for e in f.edits]
    return [f.id, f.rule, f.severity, f.safety, _span_out(f.span), f.message, edits, f.symbol]


def _finding_in(row: list[object]) -> Finding:
    id, rule, severity, safety, span, message, edits, symbol = row
    return Finding(
        str(id),
        str(rule),
        Severity(str(severity)),
        Safety(str(safety)),
        Span(*span),  # type: ignore[misc]
        str(message),
        tuple(Edit(Span(path, start, end), text) for path, start, end, text in edits),  # type: ignore[attr-defined]
        str(symbol),
    )
