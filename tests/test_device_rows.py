"""Every overload of every device function that the tables call supported, called in device code that is migrated and
compiled to code for AMD GPUs: what does not compile has a finding that says so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rows import device
from snippets import Translated, translate

from translator.apimap import load_api
from translator.errors import ToolError
from translator.harness.commands import compile_command
from translator.harness.project import TranslationUnit
from translator.model import Safety
from translator.output import write_tree
from translator.paths import data_folder
from translator.toolkit.compilers import find_compiler


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Translated, Path]:
    """The migrated program, and the folder of its output tree."""
    include = next(
        (Path(p) / "nvidia/cu13/include" for p in sys.path if (Path(p) / "nvidia/cu13/include").is_dir()), None
    )
    if include is None or not shutil.which("clang++-19"):
        pytest.skip("needs clang++-19 and CUDA 13.0's headers (nvidia-cuda-runtime)")
    folder = tmp_path_factory.mktemp("device")
    found = device.signatures(load_api(data_folder("rules") / "api"), include, folder)
    assert len(found) > 480 and sum(map(len, found.values())) > 900
    translated = translate(folder, "\n".join([*device.program(found), ""]))
    write_tree(translated.run, folder / "out")
    return translated, folder / "out"


def test_device_functions_compile_or_are_reported(done: tuple[Translated, Path]) -> None:
    """With code generation; lines at fault are taken out until the rest compiles."""
    translated, out = done
    try:
        compiler = find_compiler("hip")
    except ToolError as error:
        pytest.skip(f"no compiler: {error}")
    source = (out.parent / "example.cu").read_bytes()
    number_of = [source[: finding.span.start].count(b"\n") for finding in translated.findings]
    told = {
        _function(source.decode().splitlines()[number])
        for number, finding in zip(number_of, translated.findings, strict=True)
        if finding.safety is not Safety.EXACT
    }
    lines = (out / "example.cu").read_text(encoding="utf-8").splitlines()
    unit = TranslationUnit("calls.cu", "cuda", ("-std=c++17",))
    command = compile_command(compiler, unit, "gfx90a", str(out / "calls.s"), "gpu")
    command = [word for word in command if word != "-c"] + ["--cuda-device-only", "-S", "-ferror-limit=0", "-w"]
    silent: dict[str, str] = {}
    for _ in range(5):
        (out / "calls.cu").write_text("\n".join([*lines, ""]), encoding="utf-8")
        ran = subprocess.run(command, cwd=out, capture_output=True, text=True, timeout=600)
        faults = re.findall(r"calls\.cu:(\d+):\d+: error: (.*)", ran.stderr)
        if not faults:
            break
        for number, message in faults:
            function = _function(lines[int(number) - 1])
            if function and function not in told:
                silent[lines[int(number) - 1]] = message
            lines[int(number) - 1] = ""
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert silent == {}


def _function(line: str) -> str:
    match = re.search(r"\bcall\d+(?=\()", line)
    return match[0] if match else ""
