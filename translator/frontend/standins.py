"""Stand-ins for CUDA library headers that are not installed: they declare what the API tables know, so that parsing
goes on.

A stand-in type converts from everything and to a number, a function takes anything and returns such a type. That is
enough to resolve names and to keep the code around them intact; nothing is concluded from the types.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from translator.apimap import ApiMap
from translator.apirows import ApiRow
from translator.frontend.cache import write_atomic

HEADERS: dict[str, tuple[str, ...]] = {
    "blas": ("cublas.h", "cublas_v2.h", "cublas_api.h", "cublasXt.h"),
    "blaslt": ("cublasLt.h",),
    "fft": ("cufft.h", "cufftXt.h", "cufftw.h"),
    "rand": ("curand.h", "curand_kernel.h"),
    "sparse": ("cusparse.h", "cusparse_v2.h"),
    "solver": ("cusolverDn.h", "cusolverSp.h", "cusolver_common.h", "cusolverRf.h", "cusolverMg.h"),
    "dnn": ("cudnn.h", "cudnn_v8.h", "cudnn_frontend.h"),
    "nccl": ("nccl.h",),
    "rtc": ("nvrtc.h",),
    "tensor": ("cutensor.h",),
    "nvtx": ("nvToolsExt.h", "nvtx3/nvToolsExt.h", "nvtx3/nvtx3.hpp"),
    "nvml": ("nvml.h",),
    "profiler": ("cuda_profiler_api.h", "cudaProfiler.h"),
    "cupti": ("cupti.h",),
    "plain": ("cuda_texture_types.h", "texture_fetch_functions.h", "device_functions.h", "curand_mtgp32_kernel.h"),
}
# Old headers that are another one by now, which may be at hand where the old one is not (NVTX 3, Migrating from v2).
_MOVED = {"nvToolsExt.h": "nvtx3/nvToolsExt.h"}
_ALSO = {"blaslt": ("blas",), "solver": ("blas", "sparse")}  # libraries whose names a header brings along
# CUDA's own headers that the libraries' headers include (from those headers), where they are at hand.
_INCLUDED = ("cuda_runtime.h", "cuComplex.h", "library_types.h", "cuda_fp16.h", "cuda_bf16.h")
_PREFIXES = {
    "nccl": ("nccl", "pnccl"), "blas": ("cublas", "CUBLAS"), "blaslt": ("cublasLt", "CUBLASLT"), "fft": ("cufft",
    "CUFFT"),
    "rand": ("curand", "CURAND"), "sparse": ("cusparse", "CUSPARSE"), "solver": ("cusolver", "CUSOLVER"),
    "dnn": ("cudnn", "CUDNN"), "rtc": ("nvrtc", "NVRTC"), "tensor": ("cutensor", "CUTENSOR"), "nvtx": ("nvtx", "NVTX"),
    "nvml": ("nvml", "NVML"), "profiler": ("cudaProfiler", "cuProfiler"), "cupti": ("cupti", "CUPTI"),
    "plain": (),
}  # fmt: skip
_KNOWN_TYPES = {
    "cufftComplex": "float2", "cufftDoubleComplex": "double2", "cufftReal": "float", "cufftDoubleReal": "double",
    "curandDirectionVectors32_t": "unsigned int*", "curandDirectionVectors64_t": "unsigned long long*",
}  # fmt: skip
# NCCL's names (NCCL user guide, API reference); HIP's counterpart is RCCL, which keeps them.
_NCCL = {
    "type": ("ncclComm_t", "ncclUniqueId", "ncclResult_t", "ncclDataType_t", "ncclRedOp_t", "ncclConfig_t",
    "ncclScalarResidence_t"),
    "enumerator": (
        "ncclSuccess", "ncclUnhandledCudaError", "ncclSystemError", "ncclInternalError", "ncclInvalidArgument",
        "ncclInvalidUsage", "ncclRemoteError", "ncclInProgress", "ncclSum", "ncclProd", "ncclMax", "ncclMin", "ncclAvg",
        "ncclInt8", "ncclChar", "ncclUint8", "ncclInt32", "ncclInt", "ncclUint32", "ncclInt64", "ncclUint64",
        "ncclFloat16",
        "ncclHalf", "ncclFloat32", "ncclFloat", "ncclFloat64", "ncclDouble", "ncclBfloat16",
    ),
    "function": (
        "ncclGetVersion", "ncclGetUniqueId", "ncclCommInitRank", "ncclCommInitRankConfig", "ncclCommInitAll",
        "ncclCommFinalize", "ncclCommDestroy", "ncclCommAbort", "ncclCommSplit", "ncclCommCount", "ncclCommCuDevice",
        "ncclCommUserRank", "ncclCommGetAsyncError", "ncclGetErrorString", "ncclGetLastError", "ncclAllReduce",
        "ncclReduce",
        "ncclBroadcast", "ncclBcast", "ncclAllGather", "ncclReduceScatter", "ncclSend", "ncclRecv", "ncclGroupStart",
        "ncclGroupEnd", "ncclMemAlloc", "ncclMemFree", "ncclCommRegister", "ncclCommDeregister",
        "ncclRedOpCreatePreMulSum",
        "ncclRedOpDestroy",
    ),
}  # fmt: skip

_COMMON = """#ifndef CROSSWARP_STANDIN_COMMON
#define CROSSWARP_STANDIN_COMMON
#if defined(__CUDACC__) || defined(__CUDA__)
#define CROSSWARP_STANDIN_HD __attribute__((host)) __attribute__((device))
#else
#define CROSSWARP_STANDIN_HD
#endif
template <int N> struct crosswarp_standin_type {
  constexpr CROSSWARP_STANDIN_HD crosswarp_standin_type() : value(0) {}
  template <class T> constexpr CROSSWARP_STANDIN_HD crosswarp_standin_type(const T&) : value(0) {}
  constexpr CROSSWARP_STANDIN_HD operator long long() const { return value; }
  constexpr CROSSWARP_STANDIN_HD bool operator==(decltype(nullptr)) const { return value == 0; }
  constexpr CROSSWARP_STANDIN_HD bool operator!=(decltype(nullptr)) const { return value != 0; }
  long long value;
};
#endif
"""


_DRAWN = re.compile(r"curand_(?:uniform|normal|log_normal)([24]?)(_double)?")
_COUNTED = re.compile(r"curand(?:_poisson|_discrete)?(4?)")


def _result(name: str) -> str:
    """A result type that the usual uses of a function fit: most return a status, cuRAND's device functions numbers
    (cuRAND guide, Device API Overview)."""
    if match := _DRAWN.fullmatch(name):
        return ("double" if match[2] else "float") + match[1]
    if match := _COUNTED.fullmatch(name):
        return "uint4" if match[1] else "unsigned int"
    if name.endswith(("String", "ErrorName", "GetStatusName")):
        return "const char*"
    return "crosswarp_standin_type<-1>"


@cache
def _library_of(name: str) -> str:
    """The library whose prefix fits a name best; empty for none."""
    fitting = [(len(p), library) for library, prefixes in _PREFIXES.items() for p in prefixes if name.startswith(p)]
    return max(fitting)[1] if fitting else ""


def _declaration(name: str, kind: str, library: str, number: int) -> str:
    if kind in ("function", "device_function"):
        return f"template <class... A> CROSSWARP_STANDIN_HD {_result(name)} {name}(A&&...) {{ return {{}}; }}"
    if kind in ("type", "struct", "typedef", "enum", "union"):
        known = _KNOWN_TYPES.get(name)
        own = f"crosswarp_standin_type<{list(HEADERS).index(library) * 10000 + number}>"
        return f"typedef {known or own} {name};"
    if kind in ("enumerator", "constant", "macro", "define", "numeric_literal"):
        return f"enum crosswarp_standin_{library}_{number} {{ {name} = {number} }};"
    return ""


def standin_text(library: str, rows: Iterable[ApiRow]) -> str:
    """The text that all stand-in headers of one library include."""
    lines = ["#pragma once", '#include "crosswarp_standin_common.h"']
    lines += [f'#include "crosswarp_standin_{other}.h"' for other in _ALSO.get(library, ())]
    if library == "plain":
        return "#pragma once\n"
    for header in _INCLUDED:
        lines += [f"#if __has_include(<{header}>)", f"#include <{header}>", "#endif"]
    names = {row.name: row.kind for row in rows if _library_of(row.name) == library}
    if library == "nccl":
        names |= {name: kind for kind, group in _NCCL.items() for name in group}
    seen: set[str] = set()
    for number, (name, kind) in enumerate(sorted(names.items())):
        text = _declaration(name, kind, library, number) if name.isidentifier() and name not in seen else ""
        if text:
            seen.add(name)
            lines.append(text)
    return "\n".join(lines) + "\n"


def _digest(api: ApiMap) -> str:
    rows = sorted(f"{r.library} {r.kind} {r.name}" for r in api.values())
    source = "\n".join(rows) + Path(__file__).read_text(encoding="utf-8")
    return hashlib.sha256(source.encode()).hexdigest()[:16]


def write_standins(base: Path, api: ApiMap) -> Path:
    """The folder below ``base`` with a stand-in for every library header, written once for a state of the tables."""
    folder = base / f"standins-{_digest(api)}"
    done = folder / "complete"
    if done.is_file():
        return folder
    write_atomic(folder / "crosswarp_standin_common.h", _COMMON.encode())
    for library, headers in HEADERS.items():
        write_atomic(folder / f"crosswarp_standin_{library}.h", standin_text(library, api.values()).encode())
        for header in headers:
            up = "../" * header.count("/")
            include = f"<{_MOVED[header]}>" if header in _MOVED else f'"{up}crosswarp_standin_{library}.h"'
            write_atomic(folder / header, f"#pragma once\n#include {include}\n".encode())
    write_atomic(done, b"")
    return folder
