"""The header sets that rows are checked against, and how a compiler reads each of them."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from rows.cxx import SET
from translator.apimap import ApiMap
from translator.apirows import ApiRow
from translator.toolkit.headers import CudaHeaders, clang_cuda_root

#: Libraries whose names are C functions, types and constants that a host pass of the compiler sees.
HOST = ("runtime", "driver", "complex", "rtc", "rand", "sparse", "blas", "blaslt", "fft", "solver", "nvtx")
#: C++ libraries, whose headers are device code's.
CXX = ("cub", "thrust", "libcu", "cooperative_groups")
# Rows that CUDA's headers declare to nvcc alone, and those of a header that cublas_v2.h excludes.
_APART = ("cublas.h", "curand_", "math_constants.h", "texture_", "surface_", "cuda_texture", "cuda_surface")
_CLANG = ["-fsyntax-only", "-ferror-limit=0", "-w", "-fno-caret-diagnostics", "-fno-spell-checking"]
# What clang includes by itself: CUDA 13 lacks the first, and the second is cuRAND's.
_CLANG_WANTS = ("texture_fetch_functions.h", "curand_mtgp32_kernel.h")
# What NVIDIA's and AMD's headers for OpenGL need of its own.
_GL = "#pragma once\ntypedef unsigned GLuint;\ntypedef unsigned GLenum;\ntypedef int GLint;\n"


@dataclass(frozen=True)
class HeaderSet:
    """One set. ``version`` is the runtime's, ``versions`` those of libraries that differ. ``root`` holds the headers;
    it is put before the compiler's own unless it is ``/usr/include``."""

    name: str
    title: str
    vendor: str
    version: str
    root: Path
    libraries: tuple[str, ...]
    versions: dict[str, str] = field(default_factory=dict)
    standard: int = 0  # the C++ standard of a pass for C++ libraries; 0 for C ones, which CUDA's is a C++ compiler's
    arch: str = ""  # the GPU of a pass for device code, else the host's
    cxx: tuple[str, ...] = ()  # the C++ libraries that passes of their own look at
    partial: bool = False  # has some of the vendor's headers only; names of the others are not counted

    def version_of(self, row: ApiRow) -> str:
        """The version of the row's library in this set."""
        return self.versions.get(row.library, self.version)

    def compiler(self) -> str:
        """The compiler, empty when it is not here."""
        return shutil.which("clang++-19") or ""

    def command(self, folder: Path) -> list[str]:
        """The compiler's command but for the source; ``folder`` holds the emitted header."""
        (folder / "GL").mkdir(exist_ok=True)
        (folder / "GL" / "gl.h").write_text(_GL, encoding="utf-8")
        common = [*_CLANG, f"-std=c++{self.standard or 17}", "-I", str(folder)]
        side = "--cuda-device-only" if self.arch else "--cuda-host-only"
        if self.vendor == "cuda" and (self.standard or self.arch):
            (folder / "after").mkdir(exist_ok=True)
            for name in _CLANG_WANTS:
                (folder / "after" / name).touch()
            toolkit = clang_cuda_root(CudaHeaders(self.root, (0, 0), self.title), folder)
            cuda = ["-x", "cuda", side, f"--cuda-gpu-arch={self.arch or 'sm_80'}", "-nocudalib"]
            cuda += [f"--cuda-path={toolkit}", "-Xclang", "-target-sdk-version=12.3"]
            roots = ["-isystem", str(self.root / "cccl"), "-idirafter", str(folder / "after")]
            return [self.compiler(), *cuda, *common, *roots]
        if self.vendor == "cuda":
            roots = ["-I", str(self.root), "-I", str(self.root / "cccl")]
            return [self.compiler(), "-x", "c++", "-DGPU_TARGET_CUDA=1", *common, *roots]
        roots = [] if self.root == Path("/usr/include") else ["-isystem", str(self.root)]
        hip = ["-x", "hip", side, "-nogpulib", "-D__HIP_PLATFORM_AMD__"]
        hip += [f"--offload-arch={self.arch}"] if self.arch else []
        return [self.compiler(), *hip, *common, *roots]

    def rows(self, api: ApiMap) -> list[ApiRow]:
        """The supported rows of this set's libraries that a host pass can see."""
        rows = [row for row in api.values() if row.library in self.libraries and row.supported and row.name not in SET]
        if self.standard:
            rows = [row for row in rows if ("std20" in row.flags) == (self.standard == 20)]
        elif self.vendor == "cuda" and not self.arch:
            rows = [row for row in rows if not row.header.startswith(_APART)]
        return [row for row in rows if not row.name.startswith("nvcuda::") and not self._lacks(api, row)]

    def _lacks(self, api: ApiMap, row: ApiRow) -> bool:
        """Whether the row's header is among those that a set of some headers only is without."""
        if not self.partial:
            return False
        if self.vendor == "hip" and re.match("i?hiprtc", row.hip, re.I):
            return not self.has("hip/hiprtc.h")
        header = api.header(row.header)
        wrapper = api.wrappers.get(header.wrapper) if header else None
        return wrapper is not None and not all(self.has(name) for name in getattr(wrapper, self.vendor).split(","))

    def passes(self) -> list[HeaderSet]:
        """This one, and those for the C++ libraries: names that need C++20 on AMD are looked for with it."""
        found = [self]
        for standard, libraries in ((17, self.cxx), (20, tuple({"libcu"} & {*self.cxx}))):
            if libraries:
                found.append(replace(self, libraries=libraries, versions={}, standard=standard, cxx=()))
        return found

    def has(self, header: str) -> bool:
        """Whether the set holds a header; the standard library's are always there."""
        return ("." not in header and "/" not in header) or any(
            (root / header).is_file() for root in (self.root, self.root / "cccl")
        )


def debian() -> HeaderSet:
    """HIP as Debian 12 has it."""
    title = "HIP 5.2.3, hipRAND and hipSPARSE 5.3.3 of Debian 12"
    libraries = ("runtime", "driver", "complex", "rtc", "rand", "sparse", "device")
    versions = {"rand": "5.3", "sparse": "5.3"}
    cxx = ("libcu", "cooperative_groups")
    return HeaderSet("hip-5.2", title, "hip", "5.2", Path("/usr/include"), libraries, versions, cxx=cxx)


def hip6(root: Path) -> HeaderSet:
    """HIP and its libraries of October 2024."""
    title = "HIP 6.3.0 and the ROCm 6.3 libraries, sources of October 2024"
    return HeaderSet("hip-6.3", title, "hip", "6.3", root, (*HOST, "nccl", "device"), cxx=CXX)


def hip7(root: Path) -> HeaderSet:
    """The runtime's headers of HIP 7.1."""
    title, libraries = "HIP 7.1, the headers of its runtime and of ROCTX", ("runtime", "driver", "nvtx")
    return HeaderSet("hip-7.1", title, "hip", "7.1", root, libraries, partial=True)


def cuda(version: str, root: Path, partial: bool = False) -> HeaderSet:
    """A CUDA toolkit's headers, or some of them."""
    cxx = () if version.startswith("11.") else CXX
    return HeaderSet(f"cuda-{version}", f"CUDA {version}", "cuda", version, root, HOST, cxx=cxx, partial=partial)
