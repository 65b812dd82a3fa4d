"""Wires the stages: inputs, units, findings, output tree."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator import locate
from translator.compose import Composition, compose
from translator.config import Config, load_config
from translator.emit import PREFIX, portable_spellings
from translator.errors import CrosswarpError, InputError
from translator.frontend import Database, compile_database
from translator.inputs import Inputs, Kind, collect, read_source, smells_of_cuda
from translator.model import Finding, Safety, Severity, SourceFile, Span, Style
from translator.paths import cache_root
from translator.rulebook import load_rulebook
from translator.work import Done, Settings, Task, run

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """One run as the command line asks for it. ``out`` None means the sources themselves (in place) or nothing."""

    paths: tuple[Path, ...]
    out: Path | None = None
    databases: tuple[Path, ...] = ()
    style: Style | None = None
    prefix: str = ""
    safe: bool = False
    jobs: int = 0
    cache: bool = True
    arguments: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    cuda_path: str = ""


@dataclass(frozen=True)
class Run:
    """All that a run knows: what was read, what was found, and the text of every output file."""

    inputs: Inputs
    config: Config
    style: Style
    prefix: str
    sources: dict[str, SourceFile]
    done: tuple[Done, ...]
    tasks: tuple[Task, ...]
    result: Composition
    notes: tuple[str, ...]


def translate_tree(options: Options, progress: Progress | None = None) -> Run:
    """Read, translate and compose; writes nothing but the cache.

    Raises CrosswarpError for anything that the user must mend first.
    """
    config = load_config(options.paths[0].resolve())
    inputs = collect(options.paths, options.out)
    locate.forget()
    notes: list[str] = []
    excluded = _excluded(inputs, config)
    sources = {i.path: read_source(i.path) for i in inputs.files if i.kind is not Kind.OTHER and i.path not in excluded}
    style = options.style or Style(config.style)
    prefix = _prefix(options.prefix or config.prefix, sources, notes)
    tasks = _tasks(options, config, inputs, sources, prefix, notes)
    settings = Settings(
        style,
        prefix,
        inputs.roots,
        (*(str(Path(root, prefix)) for root in inputs.roots), str(cache_root())),
        options.cuda_path or config.cuda_path or None,
        str(cache_root()) if options.cache else None,
    )
    done = list(_run_all(tasks, settings, options.jobs, progress))
    reached = {path for unit in done for path in unit.files}
    named = {os.path.realpath(path) for path in options.paths}
    left = [path for path, source in sources.items() if path not in reached and smells_of_cuda(source.data)]
    alone = [path for path in left if not tasks or path in named or Path(path).suffix.lower() == ".cuh"]
    rest = [Task(path, _with_root(_arguments(options, config), inputs), True) for path in alone]
    done += _run_all(rest, settings, options.jobs, progress)
    for path in sorted({path for unit in done for path in unit.files} - sources.keys()):
        sources[path] = read_source(path)
        inputs = inputs.with_file(path)
    result = compose(
        done,
        sources,
        load_rulebook(),
        style,
        prefix,
        safe=options.safe or config.safe,
        keep=options.select or config.select,
        drop=options.ignore or config.ignore,
    )
    result = dataclasses.replace(result, findings=(*result.findings, *_unreached(set(left) - set(alone), inputs)))
    return Run(inputs, config, style, prefix, sources, tuple(done), (*tasks, *rest), result, tuple(notes))


def _unreached(paths: set[str], inputs: Inputs) -> list[Finding]:
    """A finding for each header that no unit of this run reads, and each file that holds no text: both are copied."""
    rows = [(path, "holds CUDA names, but no unit of this run includes it: copied as it is") for path in paths]
    rows += [(path, "is binary, not source text: copied as it is") for path in inputs.binary]
    return [
        Finding("CW007", "unread", Severity.WARNING, Safety.MANUAL, Span(path, 0, 0), f"{Path(path).name} {what}")
        for path, what in sorted(rows)
    ]


def _excluded(inputs: Inputs, config: Config) -> set[str]:
    """Files that the configuration's ``exclude`` globs name."""
    return {i.path for i in inputs.files if any(Path(i.relative).match(pattern) for pattern in config.exclude)}


def _arguments(options: Options, config: Config) -> tuple[str, ...]:
    """Clang arguments from the command line, else from the configuration. ``-I`` folders become absolute."""
    out: list[str] = []
    path_follows = False
    for word in options.arguments or config.arguments:
        attached = re.fullmatch(r"(-I|-isystem|-include)(.+)", word)
        if path_follows:
            out.append(str(Path(word).resolve()))
        elif attached and word != "-include-pch":
            out.append(attached[1] + str(Path(attached[2]).resolve()))
        else:
            out.append(word)
        path_follows = not path_follows and word in ("-I", "-isystem", "-include")
    return tuple(out)


def _with_root(arguments: tuple[str, ...], inputs: Inputs) -> tuple[str, ...]:
    """Let units find an emitted header that the input already has."""
    return (*arguments, *(f"-I{root}" for root in inputs.roots))


def _tasks(
    options: Options, config: Config, inputs: Inputs, sources: dict[str, SourceFile], prefix: str, notes: list[str]
) -> list[Task]:
    """One task for every CUDA file and every C++ file that could hold CUDA names; headers come with their includers."""
    arguments = _arguments(options, config)
    databases = _databases(options, inputs)
    if not databases and not arguments:
        notes.append("no compile_commands.json found (-p DIR): assuming -std=c++17 and no defines for every unit")
    tasks = []
    for item in inputs.files:
        if item.path not in sources or item.kind not in (Kind.CUDA, Kind.CXX):
            continue
        if item.kind is Kind.CXX and not smells_of_cuda(sources[item.path].data):
            continue
        listed = [database for database in databases if Path(item.path) in database]
        commands = [c for database in listed or databases for c in database.configurations(Path(item.path))] or [()]
        assumed = not listed and not arguments
        flags = dict.fromkeys(_with_root((*command, *arguments), inputs) for command in commands)
        tasks += [Task(item.path, words, assumed) for words in flags]
    if several := len(tasks) - len({task.main for task in tasks}):
        notes.append(
            f"{several} further configurations of files that are compiled with different flags were read; "
            "build and verify take the first of each file"
        )
    return tasks


def _databases(options: Options, inputs: Inputs) -> list[Database]:
    """The compilation databases that were named, else the one that is found above the input, if there is one."""
    if not options.databases:
        found = compile_database(inputs.root)
        return [found] if found is not None else []
    databases: dict[Path, Database] = {}
    for folder in options.databases:
        database = compile_database(folder, search=False)
        assert database is not None
        path = database.path.resolve()
        if path in databases:
            raise InputError(f"{folder} is given twice with -p: name each folder once")
        databases[path] = database
    return list(databases.values())


def _prefix(wanted: str, sources: dict[str, SourceFile], notes: list[str]) -> str:
    """The portable prefix: the wanted one, else ``gpu`` unless the project uses such names for things of its own."""
    if wanted:
        if not re.fullmatch(r"[a-z][a-z0-9]*", wanted):
            raise InputError(f"prefix {wanted!r} must be lower-case letters and digits, starting with a letter")
        return wanted
    for candidate in (PREFIX, "xgpu", "cwgpu", "portgpu"):
        clash = _collision(candidate, sources)
        if clash is None:
            return candidate
        notes.append(f"prefix {candidate!r} is taken ({clash}); choose another with --prefix if you like")
    raise InputError("every default prefix collides with names of this project: give one with --prefix")


def _collision(prefix: str, sources: dict[str, SourceFile]) -> str | None:
    own = f"<{prefix}/{prefix}.hpp>".encode()
    if any(own in source.data for source in sources.values()):
        return None  # already in portable form with this prefix
    namespace = re.compile(rb"\bnamespace\s+" + prefix.encode() + rb"\b")
    names = re.compile(rb"\b" + prefix.encode() + rb"[A-Z]\w*")
    known = {prefix + name[len(PREFIX) :] for name in portable_spellings(load_rulebook().api)}
    for path, source in sorted(sources.items()):
        if namespace.search(source.data):
            return f"namespace {prefix} in {path}"
        for match in names.finditer(source.data):
            if match[0].decode() in known:
                return f"{match[0].decode()} in {path}"
    return None


def _run_all(tasks: Sequence[Task], settings: Settings, jobs: int, progress: Progress | None) -> Iterator[Done]:
    """Results in the order of the tasks, whatever the number of workers."""
    workers = min(jobs or os.cpu_count() or 1, len(tasks))
    if workers <= 1:
        for index, task in enumerate(tasks):
            yield _report(run(task, settings), index, len(tasks), progress)
        return
    with concurrent.futures.ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(run, task, settings) for task in tasks]
        try:
            for index, future in enumerate(futures):
                yield _report(future.result(), index, len(tasks), progress)
        except concurrent.futures.process.BrokenProcessPool as error:
            raise CrosswarpError(
                f"the parser crashed on {tasks[index].main} or a file parsed beside it; "
                "run that file alone with -j 1, or exclude it"
            ) from error
        finally:
            for future in futures:
                future.cancel()


def _report(done: Done, index: int, total: int, progress: Progress | None) -> Done:
    if progress:
        progress(index + 1, total, done.main)
    return done
