"""The API tables: complete, unambiguous, quick to read, and loud about mistakes."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from translator.apimap import ApiMap, load_api
from translator.errors import ConfigError
from translator.paths import data_folder
from translator.targets import load_target

FOLDER = data_folder("rules") / "api"
API = load_api(FOLDER)

# Runtime functions whose arguments or parameters differ between CUDA and HIP.
DIFFERENT = re.findall(
    r"\w+",
    """
cudaFuncGetAttributes cudaFuncSetAttribute cudaFuncSetCacheConfig cudaFuncSetSharedMemConfig cudaGetDriverEntryPoint
cudaGetSymbolAddress cudaGetSymbolSize cudaGetTextureReference cudaGraphAddMemcpyNodeFromSymbol
cudaGraphAddMemcpyNodeToSymbol cudaGraphExecMemcpyNodeSetParamsFromSymbol cudaGraphExecMemcpyNodeSetParamsToSymbol
cudaGraphMemcpyNodeSetParamsFromSymbol cudaGraphMemcpyNodeSetParamsToSymbol cudaLaunchCooperativeKernel
cudaLaunchKernel cudaMallocHost cudaMemcpyFromSymbol cudaMemcpyFromSymbolAsync cudaMemcpyToSymbol
cudaMemcpyToSymbolAsync cudaGraphExecUpdate cudaGraphInstantiate cudaLaunchCooperativeKernelMultiDevice
cudaStreamGetCaptureInfo cudaMemPrefetchAsync cudaMemAdvise cudaGraphAddDependencies cudaGraphRemoveDependencies
cudaGraphGetEdges cudaGraphNodeGetDependencies cudaGraphNodeGetDependentNodes cudaStreamUpdateCaptureDependencies
""",
)


def write_tables(folder: Path, rows: str, **more: str) -> Path:
    """A smallest set of tables with the given rows in the library ``demo``."""
    texts = {
        "demo": f'title = "Demo"\nheader = "demo.h"\n[prefixes]\n"cuda" = ["gpu", "hip"]\n'
        f"[[names]]\nkind = 'function'\nrows = '''\n{rows}\n'''\n",
        "headers": "wrappers = ''\nheaders = ''\n",
        "namespaces": "namespaces = ''\n",
        "hints": "[hints]\n",
        "nearest": "names = ''\n[texts]\nother = 'NAME'\n",
        "foreign": "",
        "coincide": "enumerators = ''\n",
        "numbers": "numbers = ''\n",
        "shims": "",
        "fields": "fields = ''\n",
    }
    for name, text in {**texts, **more}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_portable_names_are_unique() -> None:
    """Two CUDA names never share a portable name, nor does one equal the name of something else.

    What libcu++ declares in two namespaces is one name."""
    names = {
        (row.name.replace("cuda::std::", "cuda::"), row.portable())
        for row in API.values()
        if row.supported and not row.same
    }
    counts = Counter(portable for _, portable in names)
    assert [name for name, count in counts.items() if count > 1] == []
    assert [name for name in counts if name in API] == []


def test_portable_names_leave_the_headers_macros_alone() -> None:
    """No portable name is one of the emitted header's own macros."""
    reserved = {"GPU_TARGET_CUDA", "GPU_TARGET_HIP", "GPU_TARGET_HOST"}
    reserved |= {"GPU_DEVICE_CODE", "GPU_COMPILER", "GPU_LAUNCH_BOUNDS"}
    assert not reserved & {row.portable() for row in API.values() if row.supported}


def test_portable_names_are_identifiers_with_the_prefix() -> None:
    """A portable name that differs from CUDA's is an identifier (or qualified) that holds the chosen prefix."""
    for row in API.values():
        if row.supported and not row.same:
            assert re.fullmatch(r"\w+(::\w+)*", row.portable("acme")), row
            assert "acme" in row.portable("acme").lower(), row
            assert not row.portable().lower().startswith("cu"), row


def test_spellings() -> None:
    """The spellings that the design names."""
    wanted = {
        "cudaMalloc": "gpuMalloc",
        "cudaStream_t": "gpuStream_t",
        "cudaSuccess": "gpuSuccess",
        "cublasSgemm": "gpublasSgemm",
        "CUBLAS_OP_T": "GPUBLAS_OP_T",
        "cufftExecC2C": "gpufftExecC2C",
        "curandGenerateUniform": "gpurandGenerateUniform",
        "cusparseCreate": "gpusparseCreate",
        "cuMemAlloc": "gpuDrvMemAlloc",
        "CUdevice": "gpuDrvDevice",
        "make_cuComplex": "make_gpuComplex",
    }
    assert {name: API[name].portable() for name in wanted} == wanted
    assert not API["cudnnCreate"].supported, "its hipDNN is not in ROCm any more"
    assert API["sinf"].same and API["sinf"].portable("acme") == "sinf"
    assert API["CUBLAS_OP_T"].portable("acme") == "ACMEBLAS_OP_T"


def test_every_different_function_is_answered() -> None:
    """A function that differs in its arguments has an entry, and a block where the entry says so."""
    blocks = load_target("hip").by_key
    assert [name for name in DIFFERENT if name not in API.shims] == []
    for name, shim in API.shims.items():
        assert name in API and shim.id in ("CW503", "CW504", "CW524"), name
        assert shim.how in ("block", "alias", "empty") and shim.note, name
        assert (API[name].portable() in blocks) == (shim.how != "alias"), name
        assert "{}" in shim.wrap or (not shim.wrap and not shim.position), name


def test_notes_name_rows_that_exist() -> None:
    """Every enumerator, header and hint of the other tables belongs to a row."""
    assert [name for name in (*API.numbers, *API.coincide) if name not in API] == []
    assert [name for name, (cuda, hip) in API.numbers.items() if cuda == hip] == []
    for name, hip in API.coincide.items():
        assert API[name].hip == hip
    assert [name for name in API.nearest if name not in API] == []
    kinds = {
        "library": {row.library for row in API.values()} | {"libcu++"} | set(API.foreign),
        "namespace": set(API.namespaces),
        "header": set(API.headers),
    }
    for key in API.hints:
        word, _, rest = key.partition(" ")
        assert not rest or rest in kinds[word], key


def test_every_unsupported_name_has_a_way_out() -> None:
    """The finding for a name without counterpart always says what to do, nearly always for this name or its kind."""
    missing = [row for row in API.values() if not row.supported]
    assert [row.name for row in missing if not API.hint(row.name, row.library)] == []
    general = [row.name for row in missing if not API.own_hint(row.name)]
    assert len(general) <= len(missing) * 0.05, general


def test_ways_out_are_clauses() -> None:
    """A hint follows "NAME has no counterpart in HIP; " and ends the sentence without a full stop."""
    for key, text in {**API.hints, **API.nearest}.items():
        assert text and not re.search(r"[^.][.]$|[; ]$", text) and "  " not in text, key
        assert text.count("(") == text.count(")"), key


def test_hints_name_calls_that_hip_has() -> None:
    """Where a hint says which CUDA name to use instead (not to what a name belongs), HIP has it."""
    texts = {**API.hints, **{name: library.way for name, library in API.foreign.items()}}
    calls = re.compile(r"\b(?:cuda|cu|cublas|cufft|curand|cusparse|cusolver)[A-Z][a-z]\w+")
    of = re.compile("drop it|it is for")
    named = {(key, name) for key, text in texts.items() for name in calls.findall(text) if not of.match(text)}
    assert [(key, name) for key, name in named if name not in API or not API[name].supported] == []


def test_libraries_without_rows_are_known_by_header_and_name() -> None:
    """Includes and names of NVIDIA's further libraries find their entry, other names do not."""
    headers = {"nppi_color_conversion.h": "npp", "cutlass/gemm/gemm.h": "cutlass", "helper_cuda.h": "samples"}
    for header, library in headers.items():
        found = API.header(header)
        assert found and (found.library, found.hip, found.wrapper) == (library, "", "")
    names = {
        "nppiSet_32f_C1R": "npp", "NppiSize": "npp", "nvmlInit_v2": "nvml", "cuFileRead": "cufile",
        "cusparseLtInit": "cusparselt", "cutensorCreate": "cutensor", "CUPTI_SUCCESS": "cupti", "optixInit": "optix",
        "nvshmem_malloc": "nvshmem", "nvshmemx_stream_synchronize": "nvshmem",
    }  # fmt: skip
    for name, library in names.items():
        entry = API.foreign_library(name)
        assert entry and entry.name == library and API.foreign_hint(name, entry)
    for name in ("nppx", "cufile_name", "cutensor", "optics", "cuMemAlloc", "cusparseCreate", "Nppy"):
        assert API.foreign_library(name) is None, name


def test_reading_is_quick() -> None:
    """All tables are read in well under a tenth of a second on an idle core; the bound allows for a slow, busy one."""
    times = []
    for _ in range(3):
        start = time.process_time()
        ApiMap(FOLDER)
        times.append(time.process_time() - start)
    assert min(times) < 0.3


def test_lookups() -> None:
    """Names by library and by header, and headers with folder lines."""
    assert len(API.of_library("runtime")) > 1400
    wanted = {
        "cub/block/block_reduce.cuh": "cub",
        "cuda/std/barrier": "",
        "cuda/std/tuple": "std_tuple",
        "thrust/fill.h": "same",
        "cuda.h": "driver",
    }
    for name, wrapper in wanted.items():
        header = API.header(name)
        assert header and header.wrapper == wrapper, name
    assert API.header("vector") is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("cudaA ~\ncudaA ~", "cudaA is defined twice"),
        ("cudaA", "no HIP column"),
        ("cudaA ~ nonsense", "unknown word 'nonsense'"),
        ("cudaA ~ hop=5.2", "unknown word 'hop=5.2'"),
        ("fooA ~", "no prefix fits"),
        ("fooA barA", "no prefix fits"),
    ],
)
def test_malformed_rows_are_refused(tmp_path: Path, rows: str, message: str) -> None:
    """A row that cannot be understood stops the tool with the file and the reason."""
    with pytest.raises(ConfigError, match=re.escape(message)) as error:
        ApiMap(write_tables(tmp_path, rows))
    assert "demo.toml" in str(error.value)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("demo", "title = "),
        ("demo", 'title = "x"\n'),
        ("headers", "wrappers = ''\nheaders = '''\nx.h demo x.hpp nowhere\n'''\n"),
        ("headers", "wrappers = ''\nheaders = '''\nx.h demo\n'''\n"),
        ("numbers", "numbers = '''\ncudaA one two\n'''\n"),
        ("shims", '[cudaA]\nid = "CW503"\n'),
        ("foreign", '[demo2]\ntitle = "x"\n'),
        ("foreign", '[demo2]\ntitle = "x"\nheaders = ""\nnames = "("\nway = "y"\n'),
    ],
)
def test_malformed_tables_are_refused(tmp_path: Path, table: str, text: str) -> None:
    """A table that is no TOML, or lacks a part, stops the tool with its path."""
    write_tables(tmp_path, "cudaA ~")
    (tmp_path / f"{table}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=f"{table}.toml"):
        ApiMap(tmp_path)


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    """An empty folder is a broken installation, not an empty map."""
    with pytest.raises(ConfigError, match="no API tables found"):
        ApiMap(tmp_path)


def test_a_row_is_all_that_a_new_name_needs(tmp_path: Path) -> None:
    """Every word of a row arrives in the row."""
    words = "deprecated hip=5.2.0 hip-dep=6.0 hip-absent=6.3 cuda=11 cuda-dep=12 cuda-gone=13 cuda-args=12"
    words += " as=gpuB v2 tagless"
    row = ApiMap(write_tables(tmp_path, f"cudaA hipB {words}\ncudaC - found=hipC"))["cudaA"]
    assert (row.hip, row.spelling, row.status, row.flags) == ("hipB", "gpuB", "deprecated", ("v2", "tagless"))
    assert (row.hip_since, row.hip_deprecated, row.hip_absent) == ("5.2.0", "6.0", "6.3")
    assert (row.cuda_since, row.cuda_deprecated, row.cuda_removed, row.cuda_changed) == ("11", "12", "13", "12")
    assert row.needs_hip("5.1") and not row.needs_hip("5.2")
