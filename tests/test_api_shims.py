"""The functions that are more than a rename, called in every way that CUDA allows, compiled for both vendors.

Each file of tests/api calls those of one library. Where a vendor's headers for it are not on this machine, its case is
left out. ``CROSSWARP_HIP_INCLUDE`` and ``CROSSWARP_CUDA_INCLUDE`` name further folders to look in.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from translator.apimap import load_api
from translator.emit import header_files, names_in, wrapper_headers, wrappers_in
from translator.paths import data_folder
from translator.targets import load_target

API = load_api(data_folder("rules") / "api")
SOURCES = sorted((Path(__file__).parent / "api").glob("*.cu"))
# CUDA 12 has no texture references.
NOT_CALLED = {"cudaGetTextureReference"}
# Takes a structure whose row is to come.
NOT_CALLED |= {"cuGraphBatchMemOpNodeSetParams"}
# Need handles of another API; their names are checked with the other rows.
NOT_CALLED |= {"cudaSignalExternalSemaphoresAsync", "cudaWaitExternalSemaphoresAsync", "cudaMalloc3DArray"}
WARNINGS = ("-Wall", "-Wextra", "-Werror", "-Wno-unused-result", "-Wno-deprecated-declarations")


def more_folders(variable: str, *usual: Path) -> list[Path]:
    """The folders that an environment variable names, then the usual ones that exist."""
    named = [Path(entry) for entry in os.environ.get(variable, "").split(os.pathsep) if entry]
    return [*named, *(folder for folder in usual if folder.is_dir())]


CUDA_WHEELS = [Path(p) / "nvidia/cu13/include" for p in sys.path]
HIP_FOLDERS = more_folders("CROSSWARP_HIP_INCLUDE", Path("/opt/rocm/include"), Path("/usr/include"))
CUDA_FOLDERS = more_folders("CROSSWARP_CUDA_INCLUDE", *CUDA_WHEELS, Path("/usr/local/cuda/include"))


def hip_version() -> tuple[int, ...]:
    """The version of the first HIP headers in the folders, (0,) without any."""
    for folder in HIP_FOLDERS:
        header = folder / "hip/hip_version.h"
        if header.is_file():
            text = header.read_text(encoding="utf-8")
            return tuple(int(n) for n in re.findall(r"HIP_VERSION_M(?:AJOR|INOR)\s+(\d+)", text)[:2])
    return (0,)


def buildable(folders: list[Path], vendor: str) -> list[Path]:
    """The sources for which all of a vendor's headers are in the folders, and HIP's version is no older than the one
    that their first line names."""
    found = []
    for source in SOURCES:
        needed = re.match(r"// HIP (\d+)\.(\d+)\n", source.read_text(encoding="utf-8"))
        if vendor == "hip" and needed and hip_version() < (int(needed[1]), int(needed[2])):
            continue
        headers = [getattr(wrapper, vendor) for wrapper in wrappers_in([source.read_bytes()], API)]
        if all(any((folder / header).is_file() for folder in folders) for header in headers):
            found.append(source)
    return found


def emit(folder: Path, source: Path) -> None:
    """Write the headers for what the source uses."""
    data = source.read_bytes()
    for path, text in header_files(names_in(data), API, wrappers=wrappers_in([data], API)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_the_sources_call_every_shim() -> None:
    """No name with an entry is left out but those named above, and a library's file includes its wrapper."""
    used = {name for source in SOURCES for name in names_in(source.read_bytes())}
    blocks = {name: API[name].portable() for name, shim in API.shims.items() if shim.how != "alias"}
    spelled = {name for name in blocks if name.endswith(("_st", "_v1", "_enum"))}  # other spellings of a type
    assert {name for name, portable in blocks.items() if portable not in used} - spelled == NOT_CALLED
    for source in SOURCES:
        data = source.read_bytes()
        included = {f"gpu/{wrapper.name}.hpp" for wrapper in wrappers_in([data], API)}
        assert {h for name, h in wrapper_headers("gpu", API).items() if name in names_in(data)} <= included, source.name


def test_blocks_leave_older_hip_alone() -> None:
    """A block for a name that HIP 5.2 lacks asks for the version, so that projects which guard their use compile."""
    target = load_target("hip")
    newer = [name for name, shim in API.shims.items() if shim.how == "block" and API[name].needs_hip("5.2")]
    texts = {name: target.blocks[target.by_key[API[name].portable()]].text for name in newer}
    assert [name for name, text in texts.items() if not re.search(r"HIP_VERSION|GPU_\w+\(|#define", text)] == []


@pytest.mark.parametrize("source", buildable(HIP_FOLDERS, "hip"), ids=lambda path: path.stem)
def test_shims_compile_for_amd(source: Path, tmp_path: Path) -> None:
    """The installed HIP headers take every call, on host and device, without a warning."""
    compiler = shutil.which("clang++-19")
    if not compiler or not any((folder / "hip/hip_runtime.h").exists() for folder in HIP_FOLDERS):
        pytest.skip("needs clang++-19 and HIP's headers (libamdhip64-dev)")
    emit(tmp_path, source)
    flags = ["-x", "hip", "--offload-arch=gfx90a", "-nogpulib", "-fsyntax-only", "-std=c++17", "-DCUDA_12_CALLS"]
    flags += [word for f in HIP_FOLDERS if f != Path("/usr/include") for word in ("-isystem", str(f))]
    done = subprocess.run(
        [compiler, *flags, *WARNINGS, "-I", tmp_path, source], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[:3000]


@pytest.mark.parametrize("source", buildable(CUDA_FOLDERS, "cuda"), ids=lambda path: path.stem)
def test_shims_compile_for_nvidia(source: Path, tmp_path: Path) -> None:
    """CUDA's own functions take every call that is not CUDA 12's only."""
    nvcc = shutil.which("nvcc") or next((str(p) for p in wheel_nvcc()), "")
    if not nvcc:
        pytest.skip("needs nvcc (nvidia-cuda-nvcc)")
    emit(tmp_path, source)
    version = subprocess.run([nvcc, "--version"], capture_output=True, text=True, check=False).stdout
    older = [] if re.search(r"release 1[3-9]", version) else ["-DCUDA_12_CALLS"]
    more = [word for folder in more_folders("CROSSWARP_CUDA_INCLUDE") for word in ("-I", str(folder))]
    # Libraries may come as wheels beside an installed toolkit: their headers follow the toolkit's own.
    more += [f"-Xcompiler=-idirafter,{folder}" for folder in CUDA_WHEELS if folder.is_dir()]
    command = [nvcc, "-arch=sm_80", "-std=c++17", "-ptx", *older, "-I", tmp_path, *more, source]
    done = subprocess.run([*command, "-o", tmp_path / "shims.ptx"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]


def wheel_nvcc() -> list[Path]:
    """The nvcc that PyPI's wheels brought."""
    return [path for root in sys.path for path in Path(root).glob("nvidia/cu13/bin/nvcc")]
