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
        ("gpudnnHandle_t", "gpudnnCreate", "gpudnnGetErrorString"),
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
