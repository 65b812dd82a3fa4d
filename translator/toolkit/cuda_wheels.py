"""A CUDA toolkit folder made from NVIDIA's PyPI wheels.

The wheels hold nvcc, its back end, the headers and the static runtime library, but not in the layout in which nvcc
links programs: ``lib64`` is missing, and some installers drop executable bits. The cure is a small folder of links.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from translator.errors import ToolError
from translator.paths import cache_root

_NEEDED = ("bin/nvcc", "nvvm/bin/cicc", "include/crt/host_config.h", "include/cuda_runtime.h", "lib/libcudart_static.a")


def wheel_roots() -> list[Path]:
    """Folders ``nvidia/cuNN`` of the running Python's packages that hold nvcc, newest first."""
    roots = {root for entry in sys.path if entry for root in Path(entry).glob("nvidia/cu[0-9]*")}
    return sorted((r for r in roots if (r / "bin/nvcc").is_file()), key=lambda r: r.name, reverse=True)


def missing_parts(root: Path) -> list[str]:
    """The files that nvcc needs and the wheels under ``root`` do not hold."""
    return [part for part in _NEEDED if not (root / part).is_file()]


def _place(source: Path, target: Path) -> None:
    """Link ``target`` to ``source``, or copy it where its executable bit has been lost."""
    if source.parent.name == "bin" and source.is_file() and not os.access(source, os.X_OK):
        shutil.copyfile(source, target)
        target.chmod(0o755)
    else:
        target.symlink_to(source)


def _assemble(root: Path, folder: Path) -> None:
    for entry in ("bin", "nvvm/bin"):
        (folder / entry).mkdir(parents=True)
        for source in sorted((root / entry).iterdir()):
            _place(source, folder / entry / source.name)
    (folder / "nvvm/libdevice").symlink_to(root / "nvvm/libdevice")
    (folder / "include").symlink_to(root / "include")
    (folder / "lib").symlink_to(root / "lib")
    (folder / "lib64").symlink_to(root / "lib")


def assemble_toolkit(root: Path) -> Path:
    """A toolkit folder in the cache made of links into the wheels at ``root``; made once and kept.

    Raises ToolError when the wheels lack a part or the cache cannot be written.
    """
    if absent := missing_parts(root):
        raise ToolError(f"{root}: the CUDA wheels lack {', '.join(absent)}; pip install 'crosswarp[nvcc]'")
    stamp = [str(root.resolve())]
    for part in _NEEDED:
        stat = (root / part).stat()
        stamp.append(f"{part}:{stat.st_size}:{stat.st_mtime_ns}")
    folder = cache_root() / "toolkit" / f"{root.name}-{hashlib.sha256('|'.join(stamp).encode()).hexdigest()[:12]}"
    if (folder / "bin/nvcc").exists():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder.parent))
        try:
            _assemble(root.resolve(), draft / "kit")
            (draft / "kit").rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        if (folder / "bin/nvcc").exists():  # another process was first
            return folder
        raise ToolError(f"{folder}: cannot make the toolkit folder ({error}); set CROSSWARP_CACHE") from error
    return folder
