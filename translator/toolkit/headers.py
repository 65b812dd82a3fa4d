"""Finds the CUDA headers that parsing needs: a toolkit, or the header wheels ``nvidia-cuda-runtime`` and ``-crt``."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translator.errors import ToolError

_USUAL = (Path("/usr/local/cuda"), Path("/opt/cuda"))


@dataclass(frozen=True, slots=True)
class CudaHeaders:
    """A folder of CUDA headers: ``include`` holds ``cuda_runtime.h``, ``version`` is (major, minor), ``origin`` says in
    words where it was found."""

    include: Path
    version: tuple[int, int]
    origin: str


def _version(include: Path) -> tuple[int, int]:
    """CUDA's version from ``CUDA_VERSION`` in ``cuda.h`` or ``CUDART_VERSION``; (0, 0) when neither tells."""
    for header in ("cuda.h", "cuda_runtime_api.h"):
        path = include / header
        if path.is_file():
            found = re.search(rb"#define\s+CUDA(?:RT)?_VERSION\s+(\d+)", path.read_bytes())
            if found:
                return int(found[1]) // 1000, int(found[1]) % 1000 // 10
    return 0, 0


def _candidates(cuda_path: Path | None) -> list[tuple[Path, str]]:
    if cuda_path is not None:
        return [(cuda_path, "--cuda-path")]
    places = [(Path(os.environ[name]), name) for name in ("CUDA_HOME", "CUDA_PATH") if os.environ.get(name)]
    places += [(path, str(path)) for path in _USUAL]
    spec = importlib.util.find_spec("nvidia")
    for root in spec.submodule_search_locations or () if spec else ():
        places += [(path, "Python package") for path in sorted(Path(root).glob("cu[0-9]*"), reverse=True)]
        places += [(Path(root) / "cuda_runtime", "Python package")]
    return places


@cache
def find_headers(cuda_path: Path | None = None) -> CudaHeaders:
    """The CUDA headers to parse with. Raises ToolError that says how to get them when there are none."""
    for root, origin in _candidates(cuda_path):
        for include in (root / "include", root / "targets" / "x86_64-linux" / "include", root):
            if (include / "cuda_runtime.h").is_file() and (include / "crt" / "host_config.h").is_file():
                return CudaHeaders(include.resolve(), _version(include), origin)
    where = f"no cuda_runtime.h in {cuda_path} or its include folder" if cuda_path else "no CUDA headers were found"
    raise ToolError(
        f"{where}: give --cuda-path, set CUDA_HOME, or "
        "`pip install nvidia-cuda-runtime nvidia-cuda-crt nvidia-cuda-cccl`"
    )


def clang_cuda_root(headers: CudaHeaders, base: Path) -> Path:
    """A folder below ``base`` laid out as clang wants a toolkit (``include`` linked, the rest empty)."""
    root = base / f"cuda-{hashlib.sha256(str(headers.include).encode()).hexdigest()[:16]}"
    for part in ("bin", "lib64", "nvvm/libdevice"):
        (root / part).mkdir(parents=True, exist_ok=True)
    link = root / "include"
    if not link.is_symlink() or link.resolve() != headers.include:
        spare = root / f"include.{os.getpid()}"
        spare.unlink(missing_ok=True)
        spare.symlink_to(headers.include)
        spare.replace(link)
    return root
