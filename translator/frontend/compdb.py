"""Compilation databases, and how an nvcc, clang or gcc command line becomes arguments for clang."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from pathlib import Path

from translator.errors import InputError

_JOINED = ("-D", "-U", "-I")
_SEPARATE = ("-isystem", "-include", "-iquote", "-idirafter", "-imacros")
# nvcc's long spellings (nvcc --help) of what clang has too
_NVCC_LONG = {
    "--define-macro": "-D", "--undefine-macro": "-U", "--include-path": "-I", "--system-include": "-isystem",
    "--pre-include": "-include", "--std": "-std=",
}  # fmt: skip
# options that take their value as the next argument and that say nothing about what the code means
_DROPPED_WITH_VALUE_TEXT = """
    -o -MF -MT -MQ -gencode --generate-code -arch --gpu-architecture -code --gpu-code -ccbin --compiler-bindir
    -Xcompiler --compiler-options -Xptxas --ptxas-options -Xlinker --linker-options -Xcudafe -Xnvlink
    --nvlink-options -Xarchive --archive-options -maxrregcount --maxrregcount -odir --output-directory -x --x -L -l
    -cudart --cudart -target --output-file -diag-suppress --diag-suppress -diag-error --diag-error -diag-warn
    --diag-warn -allow-unsupported-compiler-version -t --threads -arch-list -Xclang -mllvm -dc-output
    --dependency-output -rdc --relocatable-device-code -dlto-mode -use_fast_math_mode --cuda-gpu-arch --cuda-path
    -isysroot -framework -Xfatbin --fatbin-options
"""
_DROPPED_WITH_VALUE = frozenset(_DROPPED_WITH_VALUE_TEXT.split())
# what nvcc defines for its options (nvcc documentation, compilation macros); the cuda build makes options of them again
_OPTION_MACROS = {
    "--extended-lambda": "__CUDACC_EXTENDED_LAMBDA__", "-extended-lambda": "__CUDACC_EXTENDED_LAMBDA__",
    "--expt-extended-lambda": "__CUDACC_EXTENDED_LAMBDA__", "-expt-extended-lambda": "__CUDACC_EXTENDED_LAMBDA__",
    "--expt-relaxed-constexpr": "__CUDACC_RELAXED_CONSTEXPR__",
    "-expt-relaxed-constexpr": "__CUDACC_RELAXED_CONSTEXPR__",
}  # fmt: skip
# nvcc's options of arithmetic, which define no macro, stand in the arguments under this one with the option's name.
ARITHMETIC = "__NVCC_ARITHMETIC_"
_ARITHMETIC_OPTIONS = ("ftz", "prec-div", "prec-sqrt", "fmad")


@dataclass(frozen=True, slots=True)
class Command:
    """One entry: the absolute source file and its clang arguments (paths absolute)."""

    file: Path
    arguments: tuple[str, ...]


class Database(dict[Path, tuple[tuple[str, ...], ...]]):
    """Clang arguments by resolved source file, one tuple for each command that means something else."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def configurations(self, file: Path) -> tuple[tuple[str, ...], ...]:
        """The arguments of every command for the file; one tuple, what all entries share, where there is none."""
        return self.get(file) or (self.shared(),)

    def shared(self) -> tuple[str, ...]:
        """Arguments for a file that has no entry: what all entries have in common, in the first one's order."""
        if not self:
            return ()
        rows = [row for commands in self.values() for row in commands]
        common = set(rows[0]).intersection(*(set(row) for row in rows[1:]))
        return tuple(dict.fromkeys(argument for argument in rows[0] if argument in common))


def find_database(start: Path) -> Path | None:
    """``compile_commands.json`` in ``start``, its ``build`` folder, or the same of a folder above it."""
    start = start.resolve()
    for folder in (start, *start.parents):
        for path in (folder / "compile_commands.json", folder / "build" / "compile_commands.json"):
            if path.is_file():
                return path
    return None


def compile_database(start: Path, search: bool = True) -> Database | None:
    """Load the compilation database in ``start`` or, with ``search``, in a folder above; None when there is none.
    Raises InputError for a file that is not a compilation database."""
    path = find_database(start) if search else (start if start.is_file() else start / "compile_commands.json")
    if path is None or not path.is_file():
        if search:
            return None
        raise InputError(f"{start} has no compile_commands.json: give -p the folder that the build wrote it to")
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        database = Database(path)
        for entry in entries:
            folder = Path(entry.get("directory", "."))
            folder = folder if folder.is_absolute() else path.parent / folder
            words = entry["arguments"] if "arguments" in entry else shlex.split(entry["command"])
            file = (folder / entry["file"]).resolve()
            database[file] = tuple(dict.fromkeys((*database.get(file, ()), clang_arguments(words[1:], folder))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is not a compilation database ({error}): write it anew with the build") from error
    return database


def _expand(words: list[str], folder: Path, depth: int = 0) -> list[str]:
    """Response files (``@file``, nvcc's ``--options-file file`` and ``-optf file``) in place of their words."""
    found: list[str] = []
    waiting = iter(words)
    for word in waiting:
        name = word[1:] if word.startswith("@") else ""
        if word in ("-optf", "--options-file"):
            name = next(waiting, "")
        elif word.startswith("--options-file="):
            name = word.partition("=")[2]
        path = folder / name
        if name and depth < 8 and path.is_file():
            found += _expand(shlex.split(path.read_text(encoding="utf-8", errors="replace")), folder, depth + 1)
        else:
            found.append(word)
    return found


def _absolute(value: str, folder: Path) -> str:
    return value if Path(value).is_absolute() else str((folder / value).resolve())


def clang_arguments(words: list[str], folder: Path) -> tuple[str, ...]:
    """What a compiler's arguments (its own name left out) say about the meaning of the source, as clang arguments:
    macros, include folders, the language standard. The rest is dropped. ``folder`` is what paths are relative to."""
    found: list[str] = []
    waiting = iter(_expand(words, folder))
    for word in waiting:
        head, equals, value = word.partition("=")
        if head in _NVCC_LONG:
            word = _NVCC_LONG[head]
            value = value if equals else next(waiting, "")
            if word == "-std=":
                found.append(word + value)
                continue
            for part in value.split(",") if word in ("-I", "-isystem") else [value]:
                _keep(found, word, part, folder)
        elif word in ("-std", "-std=") or (word.startswith("-std=") and value):
            found.append("-std=" + (value or next(waiting, "")))
        elif word in _OPTION_MACROS:
            found.append(f"-D{_OPTION_MACROS[word]}=1")
        elif head in ("-default-stream", "--default-stream"):
            if (value if equals else next(waiting, "")) == "per-thread":
                found.append("-DCUDA_API_PER_THREAD_DEFAULT_STREAM=1")
        elif word == "-ffast-math":
            found.append(word)
        elif head in ("-use_fast_math", "--use_fast_math"):
            if value != "false":
                found.append(f"-D{ARITHMETIC}use_fast_math=true")
        elif head.lstrip("-") in _ARITHMETIC_OPTIONS and head.startswith("-"):
            name, value = head.lstrip("-").replace("-", "_"), value if equals else next(waiting, "")
            found.append(f"-D{ARITHMETIC}{name}={'false' if value in ('false', '0') else 'true'}")
        elif word in _SEPARATE:
            _keep(found, word, next(waiting, ""), folder)
        elif word.startswith("-isystem="):
            _keep(found, "-isystem", value, folder)
        elif word.startswith("-isystem") and len(word) > 8:
            _keep(found, "-isystem", word[8:], folder)
        elif word[:2] in _JOINED and not word.startswith("-Illegal"):
            rest = word[2:].removeprefix("=") if word[:2] == "-I" else word[2:]
            _keep(found, word[:2], rest or next(waiting, ""), folder)
        elif word in ("-Xcompiler", "--compiler-options"):
            found += _host_options(next(waiting, ""), folder)
        elif head in ("-Xcompiler", "--compiler-options") and equals:
            found += _host_options(value, folder)
        elif word in _DROPPED_WITH_VALUE:
            next(waiting, "")
    return tuple(found)


def _host_options(text: str, folder: Path) -> list[str]:
    """What ``-Xcompiler`` hands to the host compiler, comma separated: macros and -f flags that define macros."""
    words = [
        w
        for w in text.strip("'\"").replace(",", " ").split()
        if w.startswith(("-D", "-U", "-I", "-isystem", "-fopenmp"))
    ]
    openmp = ["-fopenmp"] if "-fopenmp" in words else []
    return list(clang_arguments([w for w in words if w != "-fopenmp"], folder)) + openmp


def _keep(found: list[str], option: str, value: str, folder: Path) -> None:
    if not value:
        return
    if option in ("-D", "-U"):
        found.append(option + value)
    elif option == "-I":
        found.append(option + _absolute(value, folder))
    elif option == "-include" and not (folder / value).exists():
        found += [option, value]
    else:
        found += [option, _absolute(value, folder)]
