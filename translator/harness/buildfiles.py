"""The build files of an output tree: CMake lists and presets, and a page with plain compile lines."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2

from translator.harness import libraries
from translator.harness.commands import HOST_SEMANTICS, architectures, compile_command, link_command, target_flags
from translator.harness.libraries import Usage
from translator.harness.project import Program, TranslationUnit, programs_of
from translator.paths import data_folder
from translator.targets import load_target
from translator.toolkit.compilers import Compiler

MARKER = "Written by crosswarp migrate, which replaces it while this line stands."
_NAMES = {"CMakeLists.txt": True, "CMakePresets.json": True, "BUILDING.md": False}  # True: part of the CMake build
_PLAIN = {
    "cuda": Compiler("cuda", "nvcc", ("nvcc",), "", ""),
    "hip": Compiler("hip", "amdclang++", ("amdclang++",), "", ""),
    "host": Compiler("host", "g++", ("g++",), "", ""),
}
_DEFAULT_STANDARD = 17


def _quote(text: str) -> str:
    """A CMake argument: bare where it may be, else in quotes with CMake's escapes. ``${root}`` stays a reference."""
    if re.fullmatch(r"[\w./+=:@%-]+", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$").replace(";", "\\;")
    return '"' + escaped.replace("\\${root}", "${root}") + '"'


def _standard(units: tuple[TranslationUnit, ...]) -> int:
    """The newest C++ standard that a unit asks for, at least 17 (which the emitted header needs on the host)."""
    found = [re.fullmatch(r"-std=(?:c|gnu)\+\+(\w\w)", flag) for unit in units for flag in unit.flags]
    years = {"2a": 20, "2b": 23, "2c": 26}
    asked = [years.get(m[1]) or int(m[1]) for m in found if m and (m[1] in years or m[1].isdigit())]
    return max([_DEFAULT_STANDARD, *(year for year in asked if year < 90)])


def _cmake_flags(unit: TranslationUnit) -> tuple[str, ...]:
    """A unit's defines and include paths, the latter from the root of what is compiled."""
    out: list[str] = []
    previous = ""
    for word in target_flags(unit, ""):
        match = re.match(r"(-I|-isystem|-iquote)(.*)", word)
        if word.startswith("-std="):
            continue
        if previous in ("-I", "-isystem", "-iquote") and not PurePosixPath(word).is_absolute():
            word = f"${{root}}/{word}"
        elif match and match[2] and not PurePosixPath(match[2]).is_absolute():
            word = f"{match[1]}${{root}}/{match[2]}"
        out.append(word)
        previous = word
    return tuple(out)


def _flag_groups(units: tuple[TranslationUnit, ...]) -> list[dict[str, Any]]:
    groups: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for unit in units:
        plain = target_flags(unit, "")
        options = (tuple(w for w in target_flags(unit, target) if w not in plain) for target in ("cuda", "hip"))
        groups.setdefault((_cmake_flags(unit), *options), []).append(unit.path)
    return [
        {"flags": {"": flags[0], "cuda": flags[1], "hip": flags[2]}, "paths": paths}
        for flags, paths in groups.items()
        if any(flags)
    ]


def _plain_lines(
    target: str,
    units: tuple[TranslationUnit, ...],
    programs: tuple[Program, ...],
    prefix: str,
    used: Mapping[str, Usage],
) -> list[str]:
    compiler, arch = _PLAIN[target], architectures(target)[0]
    objects = {unit.path: f"{unit.path.replace('/', '-')}.o" for unit in units}
    lines = ["cd build/host/src  # after: crosswarp build . --target host --lower-only"] if target == "host" else []
    lines += [shlex.join(compile_command(compiler, unit, arch, objects[unit.path], prefix)) for unit in units]
    for program in programs:
        inputs, words = [objects[p] for p in program.sources], libraries.words(used[program.name].links(target))
        lines.append(shlex.join(link_command(compiler, inputs, arch, program.name, libraries=words)))
    return lines


def _cmake_libraries(
    used: Mapping[str, tuple[Usage, bool]], targets: tuple[str, ...], prefix: str
) -> list[dict[str, Any]]:
    """For each target with libraries: what CMake looks for, and what each program links."""
    found = []
    for target in targets:
        rows = {name: libraries.cmake_links(usage.links(target), prefix, code) for name, (usage, code) in used.items()}
        rows = {name: words for name, words in rows.items() if words}
        links = list(dict.fromkeys(link for usage, _ in used.values() for link in usage.links(target)))
        named = [(libraries.cmake_variable(link, prefix), link) for link in links if link.names]
        named = [(variable, link) for variable, link in named if not link.imported.startswith("$")]
        words = " ".join(word for row in rows.values() for word in row)
        bare = {link.package for link in links if not link.names and f":{link.imported}>" in words}
        if rows:
            found.append({"target": target, "packages": sorted(bare), "named": named, "rows": rows})
    return found


def _own(path: Path) -> bool:
    """Whether a file with this name may be written: it is not there, or it is an earlier one of ours. Presets are JSON
    and bear no mark: they go with the lists beside them."""
    try:
        return path.name == "CMakePresets.json" or MARKER in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True


def build_files(root: Path, manifest: dict[str, Any], texts: Mapping[str, bytes] | None = None) -> dict[str, str]:
    """Build files by path for a tree laid out like ``root`` (the input or the output: both have the same sources).

    ``texts`` are the output's sources by path, from which the libraries to link are read (by default those below
    ``root``). ``manifest`` needs ``files``, ``prefix`` and ``style``. A project's own build files are not replaced:
    where it has a ``CMakeLists.txt`` none is made, and the page tells only the other ways. Empty when there is nothing
    to compile.
    """
    units, programs = programs_of(root, manifest)
    if not units:
        return {}
    prefix = manifest.get("prefix", "gpu")
    targets = ("hip",) if manifest.get("style") == "hip" else ("cuda", "hip", "host")
    cmake = _own(root / "CMakeLists.txt") and len(targets) > 1
    if (root / "CMakePresets.json").exists() and not (root / "CMakeLists.txt").exists():
        cmake = False  # the presets are the project's own
    linked = {path for program in programs for path in program.sources}
    name = re.sub(r"\W+", "_", programs[0].name if len(programs) == 1 else root.resolve().name) or "program"
    if texts is None:
        texts = libraries.read_texts(root, (row["path"] for row in manifest["files"]))
    loose = [unit.path for unit in units if unit.path not in linked]
    used = {program.name: libraries.usage(texts, program.sources, prefix) for program in programs}
    cuda = {unit.path for unit in units if unit.language == "cuda"}
    linking = {program.name: (used[program.name], not cuda.isdisjoint(program.sources)) for program in programs}
    if loose:
        linking[f"{name}_objects"] = (libraries.usage(texts, loose, prefix), True)
    titles = [(target, load_target(target).data["title"]) for target in targets]
    values: dict[str, Any] = {
        "marker": MARKER,
        "P": prefix.upper(),
        "prefix": prefix,
        "name": name,
        "cmake": cmake,
        "standard": _standard(units),
        "cuda_archs": [arch.removeprefix("sm_") for arch in architectures("cuda")],
        "hip_archs": architectures("hip"),
        "host_semantics": HOST_SEMANTICS,
        "cuda_sources": sorted(cuda),
        "c_sources": sorted(unit.path for unit in units if unit.path.endswith(".c")),
        "libraries": _cmake_libraries(linking, targets[:2], prefix),
        "hostless": {name: usage.hostless for name, usage in used.items() if usage.hostless},
        "flag_groups": _flag_groups(units),
        "programs": programs,
        "loose": loose,
        "targets": titles,
        "lines": [(target, title, _plain_lines(target, units, programs, prefix, used)) for target, title in titles],
    }
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(data_folder("templates") / "build"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quote"] = _quote
    wanted = [file for file, part_of_cmake in _NAMES.items() if (cmake or not part_of_cmake) and _own(root / file)]
    return {file: environment.get_template(f"{file}.j2").render(values) for file in wanted}
