"""Library headers that are not installed: their names are known from the tables, so that translation goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import translate

SOURCES = {
    "cublas_v2.h": (
        "int f(cublasHandle_t h, float* a, int n) { float one = 1; cublasStatus_t s = cublasSgemm(h, CUBLAS_OP_N, "
        "CUBLAS_OP_T, n, n, n, &one, a, n, a, n, &one, a, n); return s == CUBLAS_STATUS_SUCCESS; }\n",
        ("gpublasHandle_t", "gpublasStatus_t", "gpublasSgemm(h, GPUBLAS_OP_N, GPUBLAS_OP_T", "GPUBLAS_STATUS_SUCCESS"),
    ),
    "cufft.h": (
        "void f(cufftComplex* x, int n) { cufftHandle p; cufftPlan1d(&p, n, CUFFT_C2C, 1); x[0].x = 2; "
        "cufftExecC2C(p, x, x, CUFFT_FORWARD); }\n",
        ("gpufftComplex", "gpufftHandle", "gpufftPlan1d", "GPUFFT_C2C", "gpufftExecC2C", "GPUFFT_FORWARD"),
    ),
    "curand_kernel.h": (
        "__global__ void k(curandState* s, float* x) { curand_init(1, threadIdx.x, 0, s); *x = curand_uniform(s); }\n",
        ("gpurandState", "gpurand_init", "gpurand_uniform"),
    ),
    "cusparse.h": (
        "void f() { cusparseHandle_t h; if (cusparseCreate(&h) != CUSPARSE_STATUS_SUCCESS) cusparseDestroy(h); }\n",
        ("gpusparseHandle_t", "gpusparseCreate", "GPUSPARSE_STATUS_SUCCESS", "gpusparseDestroy"),
    ),
    "cusolverDn.h": (
        "void f() { cusolverDnHandle_t h; cusolverDnCreate(&h); }\n",
        ("gpusolverDnHandle_t", "gpusolverDnCreate"),
    ),
    "cudnn.h": (
        "const char* f() { cudnnHandle_t h; return cudnnGetErrorString(cudnnCreate(&h)); }\n",
        ("cudnnHandle_t", "cudnnCreate", "cudnnGetErrorString"),
    ),
    "nccl.h": (
        "void f(ncclComm_t c, float* x, cudaStream_t s) { ncclAllReduce(x, x, 1, ncclFloat, ncclSum, c, s); }\n",
        ("ncclAllReduce", "ncclComm_t", "gpuStream_t"),
    ),
}


@pytest.mark.parametrize("header", SOURCES)
def test_names_of_a_missing_library_are_translated(header: str, tmp_path: Path) -> None:
    body, expected = SOURCES[header]
    done = translate(tmp_path, f"#include <cuda_runtime.h>\n#include <{header}>\n{body}")
    assert "CW001" not in done.ids(), [f.message for f in done.findings if f.id == "CW001"]
    for text in expected:
        assert text in done.text, done.text
    assert "CW004" in done.ids() and header in done.run.done[0].standins


def test_libraries_beside_each_other(tmp_path: Path) -> None:
    headers = ["cusolverDn.h", "cublasLt.h", "curand.h", *SOURCES, "nvToolsExt.h", "nvrtc.h"]
    body = """
    __global__ void draw(float *out) {
      curandStatePhilox4_32_10_t s;
      curand_init(1, threadIdx.x, 0, &s);
      float4 v = curand_uniform4(&s);
      double2 d = curand_normal2_double(&s);
      out[threadIdx.x] = v.w + d.y + curand_poisson4(&s, 2.0).z;
    }
    void f(cublasHandle_t h, cublasLtHandle_t l, cusolverDnHandle_t d, cuComplex *z, cufftHandle p, half *x) {
      cudaDataType_t t = CUDA_R_16F;
      cublasGemmEx(h, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, z, x, t, 1, x, t, 1, z, z, t, 1, t, CUBLAS_GEMM_DEFAULT);
      cufftExecC2C(p, (cufftComplex *)z, z, CUFFT_FORWARD);
    }
    """
    done = translate(tmp_path, "".join(f"#include <{header}>\n" for header in headers) + body)
    assert "CW001" not in done.ids(), [f.message for f in done.findings if f.id == "CW001"]
    assert "gpurand_uniform4" in done.text and "gpublasGemmEx" in done.text


def test_an_old_header_is_the_new_one_where_that_is_at_hand(tmp_path: Path) -> None:
    (tmp_path / "toolkit" / "nvtx3").mkdir(parents=True)
    text = "#pragma once\ntypedef enum nvtxColorType_t { NVTX_COLOR_ARGB = 1 } nvtxColorType_t;\n"
    (tmp_path / "toolkit" / "nvtx3" / "nvToolsExt.h").write_text(text, encoding="utf-8")
    body = "#include <nvToolsExt.h>\n#include <nvtx3/nvToolsExt.h>\nint c = NVTX_COLOR_ARGB;\n"
    done = translate(tmp_path, body, arguments=("-isystem", str(tmp_path / "toolkit")))
    assert "CW001" not in done.ids(), [f.message for f in done.findings if f.id == "CW001"]


def test_what_is_to_be_known_of_a_library_is_said_at_its_include(tmp_path: Path) -> None:
    done = translate(tmp_path, "#include <cuda_runtime.h>\n#include <cublasLt.h>\nint x;\n")
    (said,) = [f for f in done.findings if f.id == "CW505" and not f.edits]
    assert (
        "gfx90a" in said.message and said.safety == "review" and said.symbol == "" and "<gpu/blaslt.hpp>" in done.text
    )
    again = translate(tmp_path, "#include <cuda_runtime.h>\n#include <cublas_v2.h>\nint x;\n")
    assert [f for f in again.findings if f.id == "CW505" and not f.edits] == []
