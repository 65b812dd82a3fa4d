// cuBLAS functions of several element types, and the batched solvers.
//@ detail:blas_compute wrapper: blas
#if HIP_VERSION >= 60000000
namespace gpu::detail {
// The computation that an element type stands for, in calls written for CUDA 10.
inline hipblasStatus_t blas_compute(hipDataType type, hipblasComputeType_t* result) {
  switch (type) {
    case HIP_R_16F:
      *result = HIPBLAS_COMPUTE_16F;
      return HIPBLAS_STATUS_SUCCESS;
    case HIP_R_32F:
    case HIP_C_32F:
      *result = HIPBLAS_COMPUTE_32F;
      return HIPBLAS_STATUS_SUCCESS;
    case HIP_R_64F:
    case HIP_C_64F:
      *result = HIPBLAS_COMPUTE_64F;
      return HIPBLAS_STATUS_SUCCESS;
    case HIP_R_32I:
      *result = HIPBLAS_COMPUTE_32I;
      return HIPBLAS_STATUS_SUCCESS;
    default:
      return HIPBLAS_STATUS_NOT_SUPPORTED;
  }
}
inline hipblasStatus_t blas_compute(hipblasComputeType_t type, hipblasComputeType_t* result) {
  *result = type;
  return HIPBLAS_STATUS_SUCCESS;
}
}  // namespace gpu::detail
#endif

//@ detail:blas_type wrapper: blas
#if HIP_VERSION < 60000000
namespace gpu::detail {
// hipBLAS's own element types, which it had before HIP 6; one that it lacks becomes a number that it refuses.
inline hipblasDatatype_t blas_type(hipDataType type) {
  switch (static_cast<int>(type)) {
    case HIP_R_16F:
      return HIPBLAS_R_16F;
    case HIP_R_32F:
      return HIPBLAS_R_32F;
    case HIP_R_64F:
      return HIPBLAS_R_64F;
    case HIP_C_16F:
      return HIPBLAS_C_16F;
    case HIP_C_32F:
      return HIPBLAS_C_32F;
    case HIP_C_64F:
      return HIPBLAS_C_64F;
    case 14:  // bfloat16, which hipDataType does not name before HIP 5.3
      return HIPBLAS_R_16B;
    case 3:  // int8_t
      return HIPBLAS_R_8I;
    case 10:  // int32_t
      return HIPBLAS_R_32I;
    default:
      return static_cast<hipblasDatatype_t>(0);
  }
}
}  // namespace gpu::detail
#endif

//@ gpublasGemmEx wrapper: blas needs: GPU_BLAS_V2, detail:blas_compute, detail:blas_type
#if HIP_VERSION >= 60000000
template <typename Compute>
hipblasStatus_t gpublasGemmEx(hipblasHandle_t handle, hipblasOperation_t transa, hipblasOperation_t transb, int m,
                              int n, int k, const void* alpha, const void* a, hipDataType type_a, int lda,
                              const void* b, hipDataType type_b, int ldb, const void* beta, void* c, hipDataType type_c,
                              int ldc, Compute compute, hipblasGemmAlgo_t algorithm) {
  hipblasComputeType_t type;
  const hipblasStatus_t status = gpu::detail::blas_compute(compute, &type);
  if (status != HIPBLAS_STATUS_SUCCESS) return status;
  return GPU_BLAS_V2(hipblasGemmEx, )(handle, transa, transb, m, n, k, alpha, a, type_a, lda, b, type_b, ldb, beta, c,
                                      type_c, ldc, type, algorithm);
}
#else
inline hipblasStatus_t gpublasGemmEx(hipblasHandle_t handle, hipblasOperation_t transa, hipblasOperation_t transb,
                                     int m, int n, int k, const void* alpha, const void* a, hipDataType type_a, int lda,
                                     const void* b, hipDataType type_b, int ldb, const void* beta, void* c,
                                     hipDataType type_c, int ldc, hipDataType compute, hipblasGemmAlgo_t algorithm) {
  using gpu::detail::blas_type;
  return hipblasGemmEx(handle, transa, transb, m, n, k, alpha, a, blas_type(type_a), lda, b, blas_type(type_b), ldb,
                       beta, c, blas_type(type_c), ldc, blas_type(compute), algorithm);
}
#endif

//@ gpublasGemmBatchedEx wrapper: blas needs: GPU_BLAS_V2, detail:blas_compute, detail:blas_type
#if HIP_VERSION >= 60000000
template <typename Compute>
hipblasStatus_t gpublasGemmBatchedEx(hipblasHandle_t handle, hipblasOperation_t transa, hipblasOperation_t transb,
                                     int m, int n, int k, const void* alpha, const void* const a[], hipDataType type_a,
                                     int lda, const void* const b[], hipDataType type_b, int ldb, const void* beta,
                                     void* const c[], hipDataType type_c, int ldc, int count, Compute compute,
                                     hipblasGemmAlgo_t algorithm) {
  hipblasComputeType_t type;
  const hipblasStatus_t status = gpu::detail::blas_compute(compute, &type);
  if (status != HIPBLAS_STATUS_SUCCESS) return status;
  return GPU_BLAS_V2(hipblasGemmBatchedEx, )(handle, transa, transb, m, n, k, alpha, const_cast<const void**>(a),
                                             type_a, lda, const_cast<const void**>(b), type_b, ldb, beta,
                                             const_cast<void**>(c), type_c, ldc, count, type, algorithm);
}
#else
inline hipblasStatus_t gpublasGemmBatchedEx(hipblasHandle_t handle, hipblasOperation_t transa,
                                            hipblasOperation_t transb, int m, int n, int k, const void* alpha,
                                            const void* const a[], hipDataType type_a, int lda, const void* const b[],
                                            hipDataType type_b, int ldb, const void* beta, void* const c[],
                                            hipDataType type_c, int ldc, int count, hipDataType compute,
                                            hipblasGemmAlgo_t algorithm) {
  using gpu::detail::blas_type;
  return hipblasGemmBatchedEx(handle, transa, transb, m, n, k, alpha, const_cast<const void**>(a), blas_type(type_a),
                              lda, const_cast<const void**>(b), blas_type(type_b), ldb, beta, const_cast<void**>(c),
                              blas_type(type_c), ldc, count, blas_type(compute), algorithm);
}
#endif

//@ gpublasGemmStridedBatchedEx wrapper: blas needs: GPU_BLAS_V2, detail:blas_compute, detail:blas_type
#if HIP_VERSION >= 60000000
template <typename Compute>
hipblasStatus_t gpublasGemmStridedBatchedEx(hipblasHandle_t handle, hipblasOperation_t transa,
                                            hipblasOperation_t transb, int m, int n, int k, const void* alpha,
                                            const void* a, hipDataType type_a, int lda, long long stride_a,
                                            const void* b, hipDataType type_b, int ldb, long long stride_b,
                                            const void* beta, void* c, hipDataType type_c, int ldc, long long stride_c,
                                            int count, Compute compute, hipblasGemmAlgo_t algorithm) {
  hipblasComputeType_t type;
  const hipblasStatus_t status = gpu::detail::blas_compute(compute, &type);
  if (status != HIPBLAS_STATUS_SUCCESS) return status;
  return GPU_BLAS_V2(hipblasGemmStridedBatchedEx, )(handle, transa, transb, m, n, k, alpha, a, type_a, lda, stride_a, b,
                                                    type_b, ldb, stride_b, beta, c, type_c, ldc, stride_c, count, type,
                                                    algorithm);
}
#else
inline hipblasStatus_t gpublasGemmStridedBatchedEx(hipblasHandle_t handle, hipblasOperation_t transa,
                                                   hipblasOperation_t transb, int m, int n, int k, const void* alpha,
                                                   const void* a, hipDataType type_a, int lda, long long stride_a,
                                                   const void* b, hipDataType type_b, int ldb, long long stride_b,
                                                   const void* beta, void* c, hipDataType type_c, int ldc,
                                                   long long stride_c, int count, hipDataType compute,
                                                   hipblasGemmAlgo_t algorithm) {
  using gpu::detail::blas_type;
  return hipblasGemmStridedBatchedEx(handle, transa, transb, m, n, k, alpha, a, blas_type(type_a), lda, stride_a, b,
                                     blas_type(type_b), ldb, stride_b, beta, c, blas_type(type_c), ldc, stride_c, count,
                                     blas_type(compute), algorithm);
}
#endif

//@ gpublasSgetriBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasSgetriBatched(hipblasHandle_t handle, int n, const float* const a[], int lda,
                                            const int* pivots, float* const c[], int ldc, int* info, int count) {
  return hipblasSgetriBatched(handle, n, const_cast<float* const*>(a), lda, const_cast<int*>(pivots), c, ldc, info,
                              count);
}

//@ gpublasSgetrsBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasSgetrsBatched(hipblasHandle_t handle, hipblasOperation_t operation, int n, int columns,
                                            const float* const a[], int lda, const int* pivots, float* const b[],
                                            int ldb, int* info, int count) {
  return hipblasSgetrsBatched(handle, operation, n, columns, const_cast<float* const*>(a), lda, pivots, b, ldb, info,
                              count);
}

//@ gpublasDgetriBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasDgetriBatched(hipblasHandle_t handle, int n, const double* const a[], int lda,
                                            const int* pivots, double* const c[], int ldc, int* info, int count) {
  return hipblasDgetriBatched(handle, n, const_cast<double* const*>(a), lda, const_cast<int*>(pivots), c, ldc, info,
                              count);
}

//@ gpublasDgetrsBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasDgetrsBatched(hipblasHandle_t handle, hipblasOperation_t operation, int n, int columns,
                                            const double* const a[], int lda, const int* pivots, double* const b[],
                                            int ldb, int* info, int count) {
  return hipblasDgetrsBatched(handle, operation, n, columns, const_cast<double* const*>(a), lda, pivots, b, ldb, info,
                              count);
}

//@ gpublasCgetriBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasCgetriBatched(hipblasHandle_t handle, int n, const hipComplex* const a[], int lda,
                                            const int* pivots, hipComplex* const c[], int ldc, int* info, int count) {
  return GPU_BLAS_V2(hipblasCgetriBatched, )(handle, n, const_cast<hipComplex* const*>(a), lda,
                                             const_cast<int*>(pivots), c, ldc, info, count);
}

//@ gpublasCgetrsBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasCgetrsBatched(hipblasHandle_t handle, hipblasOperation_t operation, int n, int columns,
                                            const hipComplex* const a[], int lda, const int* pivots,
                                            hipComplex* const b[], int ldb, int* info, int count) {
  return GPU_BLAS_V2(hipblasCgetrsBatched, )(handle, operation, n, columns, const_cast<hipComplex* const*>(a), lda,
                                             pivots, b, ldb, info, count);
}

//@ gpublasZgetriBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasZgetriBatched(hipblasHandle_t handle, int n, const hipDoubleComplex* const a[], int lda,
                                            const int* pivots, hipDoubleComplex* const c[], int ldc, int* info,
                                            int count) {
  return GPU_BLAS_V2(hipblasZgetriBatched, )(handle, n, const_cast<hipDoubleComplex* const*>(a), lda,
                                             const_cast<int*>(pivots), c, ldc, info, count);
}

//@ gpublasZgetrsBatched wrapper: blas needs: GPU_BLAS_V2
inline hipblasStatus_t gpublasZgetrsBatched(hipblasHandle_t handle, hipblasOperation_t operation, int n, int columns,
                                            const hipDoubleComplex* const a[], int lda, const int* pivots,
                                            hipDoubleComplex* const b[], int ldb, int* info, int count) {
  return GPU_BLAS_V2(hipblasZgetrsBatched, )(handle, operation, n, columns, const_cast<hipDoubleComplex* const*>(a),
                                             lda, pivots, b, ldb, info, count);
}
