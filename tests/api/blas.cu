#include <gpu/gpu.hpp>
#include <gpu/blas.hpp>
// cuBLAS functions whose parameters differ.
void halves(gpublasHandle_t h, __half* x, const __half* y, __half** v, const __half* const* w) {
    gpublasHgemm(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, x, x, 1, y, 1, y, x, 1);
    gpublasHgemmStridedBatched(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, y, x, 1, 1, y, 1, 1, y, x, 1, 1, 2);
    gpublasHgemmBatched(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, y, w, 1, v, 1, y, v, 1, 2);
    gpublasHgemm_64(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, x, x, 1, y, 1, y, x, 1);
    gpublasHgemmStridedBatched_64(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, y, x, 1, 1, y, 1, 1, y, x, 1, 1, 2);
    gpublasHgemmBatched_64(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, y, w, 1, v, 1, y, v, 1, 2);
}
void mixed(gpublasHandle_t h, const void* x, void* y, const void* const* v, void* const* w) {
    gpublasCreate(&h); gpublasCreate_v2(&h);
    gpublasGemmEx(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, x, x, GPU_R_16F, 1, x, GPU_R_16F, 1, x, y, GPU_R_16F, 1, GPU_R_32F, GPUBLAS_GEMM_DEFAULT);
    gpublasGemmBatchedEx(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, x, v, GPU_R_16F, 1, v, GPU_R_16F, 1, x, w, GPU_R_16F, 1, 2, GPU_R_32F, GPUBLAS_GEMM_DEFAULT);
    gpublasGemmStridedBatchedEx(h, GPUBLAS_OP_N, GPUBLAS_OP_T, 1, 1, 1, x, x, GPU_R_16F, 1, 1, x, GPU_R_16F, 1, 1, x, y, GPU_R_16F, 1, 1, 2, GPUBLAS_COMPUTE_32F, GPUBLAS_GEMM_DEFAULT);
}
template <typename T>
struct Solve {
    const T* const* a; T* const* b; const int* p; int* info;
};
void solvers(gpublasHandle_t h, Solve<float> s, Solve<double> d, Solve<gpuComplex> c, Solve<gpuDoubleComplex> z) {
    gpublasSgetriBatched(h, 1, s.a, 1, s.p, s.b, 1, s.info, 1); gpublasSgetrsBatched(h, GPUBLAS_OP_N, 1, 1, s.a, 1, s.p, s.b, 1, s.info, 1);
    gpublasDgetriBatched(h, 1, d.a, 1, d.p, d.b, 1, d.info, 1); gpublasDgetrsBatched(h, GPUBLAS_OP_N, 1, 1, d.a, 1, d.p, d.b, 1, d.info, 1);
    gpublasCgetriBatched(h, 1, c.a, 1, c.p, c.b, 1, c.info, 1); gpublasCgetrsBatched(h, GPUBLAS_OP_N, 1, 1, c.a, 1, c.p, c.b, 1, c.info, 1);
    gpublasZgetriBatched(h, 1, z.a, 1, z.p, z.b, 1, z.info, 1); gpublasZgetrsBatched(h, GPUBLAS_OP_N, 1, 1, z.a, 1, z.p, z.b, 1, z.info, 1);
}
void complex_gemm(gpublasHandle_t h, const gpuComplex* x, gpuComplex* y) { gpublasCgemm(h, GPUBLAS_OP_C, GPUBLAS_OP_N, 1, 1, 1, x, x, 1, x, 1, x, y, 1); }
