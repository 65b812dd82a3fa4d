// cuBLAS functions that hipBLAS has with other parameters.
//@ GPU_BLAS_V2
// hipBLAS 2 (HIP 6) has the interface with HIP's own types under names of its own; hipBLAS 3 (HIP 7) has no other one,
// and before that its complex types are HIP's when it is told so.
#if HIP_VERSION >= 60000000 && HIP_VERSION < 70000000
#define GPU_BLAS_V2(name, suffix) name##_v2##suffix
#else
#define GPU_BLAS_V2(name, suffix) name##suffix
#endif
#if HIP_VERSION < 60000000 && !defined(ROCM_MATHLIBS_API_USE_HIP_COMPLEX)
#define ROCM_MATHLIBS_API_USE_HIP_COMPLEX 1
#endif

//@ detail:blas_half wrapper: blas
#include <hip/hip_fp16.h>
// hipBLAS spells a half as a 16-bit integer unless HIPBLAS_USE_HIP_HALF is defined.
namespace gpu::detail {
static_assert(sizeof(__half) == sizeof(hipblasHalf), "halves");
inline const hipblasHalf* blas_half(const __half* value) {
  return reinterpret_cast<const hipblasHalf*>(value);
}
inline hipblasHalf* blas_half(__half* value) {
  return reinterpret_cast<hipblasHalf*>(value);
}
inline const hipblasHalf* const* blas_halves(const __half* const* value) {
  return reinterpret_cast<const hipblasHalf* const*>(value);
}
inline hipblasHalf* const* blas_halves(__half* const* value) {
  return reinterpret_cast<hipblasHalf* const*>(value);
}
}  // namespace gpu::detail

//@ gpublasHgemm wrapper: blas needs: detail:blas_half
inline hipblasStatus_t gpublasHgemm(hipblasHandle_t handle, hipblasOperation_t transa, hipblasOperation_t transb, int m,
                                    int n, int k, const __half* alpha, const __half* a, int lda, const __half* b,
                                    int ldb, const __half* beta, __half* c, int ldc) {
  using namespace gpu::detail;
  return hipblasHgemm(handle, transa, transb, m, n, k, blas_half(alpha), blas_half(a), lda, blas_half(b), ldb,
                      blas_half(beta), blas_half(c), ldc);
}

//@ gpublasHgemmStridedBatched wrapper: blas needs: detail:blas_half
inline hipblasStatus_t gpublasHgemmStridedBatched(hipblasHandle_t handle, hipblasOperation_t transa,
                                                  hipblasOperation_t transb, int m, int n, int k, const __half* alpha,
                                                  const __half* a, int lda, long long stride_a, const __half* b,
                                                  int ldb, long long stride_b, const __half* beta, __half* c, int ldc,
                                                  long long stride_c, int count) {
  using namespace gpu::detail;
  return hipblasHgemmStridedBatched(handle, transa, transb, m, n, k, blas_half(alpha), blas_half(a), lda, stride_a,
                                    blas_half(b), ldb, stride_b, blas_half(beta), blas_half(c), ldc, stride_c, count);
}

//@ gpublasHgemmBatched wrapper: blas needs: detail:blas_half
inline hipblasStatus_t gpublasHgemmBatched(hipblasHandle_t handle, hipblasOperation_t transa, hipblasOperation_t transb,
                                           int m, int n, int k, const __half* alpha, const __half* const a[], int lda,
                                           const __half* const b[], int ldb, const __half* beta, __half* const c[],
                                           int ldc, int count) {
  using namespace gpu::detail;
  return hipblasHgemmBatched(handle, transa, transb, m, n, k, blas_half(alpha), blas_halves(a), lda, blas_halves(b),
                             ldb, blas_half(beta), blas_halves(c), ldc, count);
}

//@ gpublasHgemm_64 wrapper: blas needs: detail:blas_half
#if HIP_VERSION >= 60300000
inline hipblasStatus_t gpublasHgemm_64(hipblasHandle_t handle, hipblasOperation_t transa, hipblasOperation_t transb,
                                       int64_t m, int64_t n, int64_t k, const __half* alpha, const __half* a,
                                       int64_t lda, const __half* b, int64_t ldb, const __half* beta, __half* c,
                                       int64_t ldc) {
  using namespace gpu::detail;
  return hipblasHgemm_64(handle, transa, transb, m, n, k, blas_half(alpha), blas_half(a), lda, blas_half(b), ldb,
                         blas_half(beta), blas_half(c), ldc);
}
#endif

//@ gpublasHgemmStridedBatched_64 wrapper: blas needs: detail:blas_half
#if HIP_VERSION >= 60300000
inline hipblasStatus_t gpublasHgemmStridedBatched_64(hipblasHandle_t handle, hipblasOperation_t transa,
                                                     hipblasOperation_t transb, int64_t m, int64_t n, int64_t k,
                                                     const __half* alpha, const __half* a, int64_t lda,
                                                     long long stride_a, const __half* b, int64_t ldb,
                                                     long long stride_b, const __half* beta, __half* c, int64_t ldc,
                                                     long long stride_c, int64_t count) {
  using namespace gpu::detail;
  return hipblasHgemmStridedBatched_64(handle, transa, transb, m, n, k, blas_half(alpha), blas_half(a), lda, stride_a,
                                       blas_half(b), ldb, stride_b, blas_half(beta), blas_half(c), ldc, stride_c,
                                       count);
}
#endif

//@ gpublasHgemmBatched_64 wrapper: blas needs: detail:blas_half
#if HIP_VERSION >= 60300000
inline hipblasStatus_t gpublasHgemmBatched_64(hipblasHandle_t handle, hipblasOperation_t transa,
                                              hipblasOperation_t transb, int64_t m, int64_t n, int64_t k,
                                              const __half* alpha, const __half* const a[], int64_t lda,
                                              const __half* const b[], int64_t ldb, const __half* beta,
                                              __half* const c[], int64_t ldc, int64_t count) {
  using namespace gpu::detail;
  return hipblasHgemmBatched_64(handle, transa, transb, m, n, k, blas_half(alpha), blas_halves(a), lda, blas_halves(b),
                                ldb, blas_half(beta), blas_halves(c), ldc, count);
}
#endif

//@ gpublasCreate gpublasCreate_v2 wrapper: blas
// CUDA's library repeats its results by default; AMD's uses atomic operations unless told not to.
inline hipblasStatus_t gpublasCreate(hipblasHandle_t* handle) {
  const hipblasStatus_t status = hipblasCreate(handle);
  return status == HIPBLAS_STATUS_SUCCESS ? hipblasSetAtomicsMode(*handle, HIPBLAS_ATOMICS_NOT_ALLOWED) : status;
}
#define gpublasCreate_v2 gpublasCreate
