#include <gpu/gpu.hpp>
#include <gpu/sparse.hpp>
// cuSPARSE functions whose parameters differ.
void generic(gpusparseHandle_t h, gpusparseConstSpMatDescr_t a, gpusparseDnMatDescr_t b, gpusparseDnVecDescr_t x, gpusparseConstSpVecDescr_t v,
             gpusparseConstDnMatDescr_t c, gpusparseConstDnVecDescr_t y, const float* one, float* out, void* buffer) {
    size_t size;
    gpusparseSpVV_bufferSize(h, GPUSPARSE_OPERATION_NON_TRANSPOSE, v, y, static_cast<const void*>(out), GPU_R_32F, &size);
    gpusparseSpSMDescr_t m; gpusparseSpSM_createDescr(&m);
    gpusparseSpSM_analysis(h, GPUSPARSE_OPERATION_NON_TRANSPOSE, GPUSPARSE_OPERATION_NON_TRANSPOSE, one, a, c, b, GPU_R_32F, GPUSPARSE_SPSM_ALG_DEFAULT, m, buffer);
    gpusparseSpSM_solve(h, GPUSPARSE_OPERATION_NON_TRANSPOSE, GPUSPARSE_OPERATION_NON_TRANSPOSE, one, a, c, b, GPU_R_32F, GPUSPARSE_SPSM_ALG_DEFAULT, m);
    gpusparseSpSM_destroyDescr(m);
    gpusparseSpSVDescr_t s; gpusparseSpSV_createDescr(&s);
    gpusparseSpSV_analysis(h, GPUSPARSE_OPERATION_NON_TRANSPOSE, one, a, y, x, GPU_R_32F, GPUSPARSE_SPSV_ALG_DEFAULT, s, buffer);
    gpusparseSpSV_solve(h, GPUSPARSE_OPERATION_NON_TRANSPOSE, one, a, y, x, GPU_R_32F, GPUSPARSE_SPSV_ALG_DEFAULT, s);
    gpusparseSpSV_destroyDescr(s);
}
void sizes(gpusparseHandle_t h, gpusparseMatDescr_t d, const int* p, const float* f, const double* g, const gpuComplex* c, const gpuDoubleComplex* z) {
    int n;
    gpusparseSgebsr2gebsc_bufferSize(h, 1, 1, 1, f, p, p, 2, 2, &n); gpusparseDgebsr2gebsc_bufferSize(h, 1, 1, 1, g, p, p, 2, 2, &n);
    gpusparseCgebsr2gebsc_bufferSize(h, 1, 1, 1, c, p, p, 2, 2, &n); gpusparseZgebsr2gebsc_bufferSize(h, 1, 1, 1, z, p, p, 2, 2, &n);
    gpusparseScsr2gebsr_bufferSize(h, GPUSPARSE_DIRECTION_ROW, 1, 1, d, f, p, p, 2, 2, &n);
    gpusparseDcsr2gebsr_bufferSize(h, GPUSPARSE_DIRECTION_ROW, 1, 1, d, g, p, p, 2, 2, &n);
    gpusparseCcsr2gebsr_bufferSize(h, GPUSPARSE_DIRECTION_ROW, 1, 1, d, c, p, p, 2, 2, &n);
    gpusparseZcsr2gebsr_bufferSize(h, GPUSPARSE_DIRECTION_ROW, 1, 1, d, z, p, p, 2, 2, &n);
}
