// cuSPARSE functions that hipSPARSE has with other parameters.
//@ detail:sparse_size wrapper: sparse
#include <climits>
namespace gpu::detail {
// A buffer's size as CUDA's int; too large a size is an error, not a wrapped number.
inline hipsparseStatus_t sparse_size(hipsparseStatus_t status, size_t size, int* result) {
  if (status == HIPSPARSE_STATUS_SUCCESS && size > static_cast<size_t>(INT_MAX)) return HIPSPARSE_STATUS_INVALID_VALUE;
  if (status == HIPSPARSE_STATUS_SUCCESS) *result = static_cast<int>(size);
  return status;
}
}  // namespace gpu::detail

//@ gpusparseSgebsr2gebsc_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseSgebsr2gebsc_bufferSize(hipsparseHandle_t handle, int mb, int nb, int nnzb,
                                                          const float* values, const int* rows, const int* columns,
                                                          int row_block, int column_block, int* bytes) {
  size_t size = 0;
  const auto status = hipsparseSgebsr2gebsc_bufferSize(handle, mb, nb, nnzb, values, rows, columns, row_block,
                                                       column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ gpusparseDgebsr2gebsc_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseDgebsr2gebsc_bufferSize(hipsparseHandle_t handle, int mb, int nb, int nnzb,
                                                          const double* values, const int* rows, const int* columns,
                                                          int row_block, int column_block, int* bytes) {
  size_t size = 0;
  const auto status = hipsparseDgebsr2gebsc_bufferSize(handle, mb, nb, nnzb, values, rows, columns, row_block,
                                                       column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ gpusparseCgebsr2gebsc_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseCgebsr2gebsc_bufferSize(hipsparseHandle_t handle, int mb, int nb, int nnzb,
                                                          const hipComplex* values, const int* rows, const int* columns,
                                                          int row_block, int column_block, int* bytes) {
  size_t size = 0;
  const auto status = hipsparseCgebsr2gebsc_bufferSize(handle, mb, nb, nnzb, values, rows, columns, row_block,
                                                       column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ gpusparseZgebsr2gebsc_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseZgebsr2gebsc_bufferSize(hipsparseHandle_t handle, int mb, int nb, int nnzb,
                                                          const hipDoubleComplex* values, const int* rows,
                                                          const int* columns, int row_block, int column_block,
                                                          int* bytes) {
  size_t size = 0;
  const auto status = hipsparseZgebsr2gebsc_bufferSize(handle, mb, nb, nnzb, values, rows, columns, row_block,
                                                       column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ gpusparseScsr2gebsr_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseScsr2gebsr_bufferSize(hipsparseHandle_t handle, hipsparseDirection_t direction, int m,
                                                        int n, const hipsparseMatDescr_t matrix, const float* values,
                                                        const int* rows, const int* columns, int row_block,
                                                        int column_block, int* bytes) {
  size_t size = 0;
  const auto status = hipsparseScsr2gebsr_bufferSize(handle, direction, m, n, matrix, values, rows, columns,
                                                     row_block, column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ gpusparseDcsr2gebsr_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseDcsr2gebsr_bufferSize(hipsparseHandle_t handle, hipsparseDirection_t direction, int m,
                                                        int n, const hipsparseMatDescr_t matrix, const double* values,
                                                        const int* rows, const int* columns, int row_block,
                                                        int column_block, int* bytes) {
  size_t size = 0;
  const auto status = hipsparseDcsr2gebsr_bufferSize(handle, direction, m, n, matrix, values, rows, columns,
                                                     row_block, column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ gpusparseCcsr2gebsr_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseCcsr2gebsr_bufferSize(hipsparseHandle_t handle, hipsparseDirection_t direction, int m,
                                                        int n, const hipsparseMatDescr_t matrix,
                                                        const hipComplex* values, const int* rows, const int* columns,
                                                        int row_block, int column_block, int* bytes) {
  size_t size = 0;
  const auto status = hipsparseCcsr2gebsr_bufferSize(handle, direction, m, n, matrix, values, rows, columns,
                                                     row_block, column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ gpusparseZcsr2gebsr_bufferSize wrapper: sparse needs: detail:sparse_size
inline hipsparseStatus_t gpusparseZcsr2gebsr_bufferSize(hipsparseHandle_t handle, hipsparseDirection_t direction, int m,
                                                        int n, const hipsparseMatDescr_t matrix,
                                                        const hipDoubleComplex* values, const int* rows,
                                                        const int* columns, int row_block, int column_block,
                                                        int* bytes) {
  size_t size = 0;
  const auto status = hipsparseZcsr2gebsr_bufferSize(handle, direction, m, n, matrix, values, rows, columns,
                                                     row_block, column_block, &size);
  return gpu::detail::sparse_size(status, size, bytes);
}

//@ detail:sparse_const wrapper: sparse
// hipSPARSE before HIP 6 has no descriptors of constant matrices and vectors; its plain ones are untyped pointers.
#if HIP_VERSION >= 60000000
#define GPU_SPARSE_CONST(name) hipsparseConst##name
#else
#define GPU_SPARSE_CONST(name) hipsparse##name
#endif

//@ gpusparseConstSpMatDescr_t wrapper: sparse needs: detail:sparse_const
#define gpusparseConstSpMatDescr_t GPU_SPARSE_CONST(SpMatDescr_t)

//@ gpusparseConstDnMatDescr_t wrapper: sparse needs: detail:sparse_const
#define gpusparseConstDnMatDescr_t GPU_SPARSE_CONST(DnMatDescr_t)

//@ gpusparseConstSpVecDescr_t wrapper: sparse needs: detail:sparse_const
#define gpusparseConstSpVecDescr_t GPU_SPARSE_CONST(SpVecDescr_t)

//@ gpusparseConstDnVecDescr_t wrapper: sparse needs: detail:sparse_const
#define gpusparseConstDnVecDescr_t GPU_SPARSE_CONST(DnVecDescr_t)

//@ gpusparseSpVV_bufferSize wrapper: sparse needs: detail:sparse_const
inline hipsparseStatus_t gpusparseSpVV_bufferSize(hipsparseHandle_t handle, hipsparseOperation_t operation,
                                                  GPU_SPARSE_CONST(SpVecDescr_t) x, GPU_SPARSE_CONST(DnVecDescr_t) y,
                                                  const void* result, hipDataType type, size_t* size) {
  return hipsparseSpVV_bufferSize(handle, operation, x, y, const_cast<void*>(result), type, size);
}

//@ detail:sparse_buffers wrapper: sparse
#include <map>
#include <mutex>
namespace gpu::detail {
// The buffer that the analysis of a triangular solve was given: HIP's solve wants it again, CUDA's keeps it.
class SparseBuffers {
 public:
  void keep(const void* descriptor, void* buffer) {
    const std::lock_guard<std::mutex> guard(lock_);
    buffers_[descriptor] = buffer;
  }
  void* find(const void* descriptor) {
    const std::lock_guard<std::mutex> guard(lock_);
    const auto found = buffers_.find(descriptor);
    return found == buffers_.end() ? nullptr : found->second;
  }
  void forget(const void* descriptor) {
    const std::lock_guard<std::mutex> guard(lock_);
    buffers_.erase(descriptor);
  }

 private:
  std::mutex lock_;
  std::map<const void*, void*> buffers_;
};
inline SparseBuffers& sparse_buffers() {
  static SparseBuffers buffers;
  return buffers;
}
}  // namespace gpu::detail

//@ gpusparseSpSM_analysis gpusparseSpSM_solve gpusparseSpSM_destroyDescr wrapper: sparse needs: detail:sparse_const, detail:sparse_buffers
inline hipsparseStatus_t gpusparseSpSM_analysis(hipsparseHandle_t handle, hipsparseOperation_t operation_a,
                                                hipsparseOperation_t operation_b, const void* alpha,
                                                GPU_SPARSE_CONST(SpMatDescr_t) a, GPU_SPARSE_CONST(DnMatDescr_t) b,
                                                hipsparseDnMatDescr_t c, hipDataType type, hipsparseSpSMAlg_t algorithm,
                                                hipsparseSpSMDescr_t descriptor, void* buffer) {
  gpu::detail::sparse_buffers().keep(descriptor, buffer);
  return hipsparseSpSM_analysis(handle, operation_a, operation_b, alpha, a, b, c, type, algorithm, descriptor, buffer);
}
inline hipsparseStatus_t gpusparseSpSM_solve(hipsparseHandle_t handle, hipsparseOperation_t operation_a,
                                             hipsparseOperation_t operation_b, const void* alpha,
                                             GPU_SPARSE_CONST(SpMatDescr_t) a, GPU_SPARSE_CONST(DnMatDescr_t) b,
                                             hipsparseDnMatDescr_t c, hipDataType type, hipsparseSpSMAlg_t algorithm,
                                             hipsparseSpSMDescr_t descriptor) {
  return hipsparseSpSM_solve(handle, operation_a, operation_b, alpha, a, b, c, type, algorithm, descriptor,
                             gpu::detail::sparse_buffers().find(descriptor));
}
inline hipsparseStatus_t gpusparseSpSM_destroyDescr(hipsparseSpSMDescr_t descriptor) {
  gpu::detail::sparse_buffers().forget(descriptor);
  return hipsparseSpSM_destroyDescr(descriptor);
}

//@ gpusparseSpSV_analysis gpusparseSpSV_solve gpusparseSpSV_destroyDescr wrapper: sparse needs: detail:sparse_const, detail:sparse_buffers
inline hipsparseStatus_t gpusparseSpSV_analysis(hipsparseHandle_t handle, hipsparseOperation_t operation,
                                                const void* alpha, GPU_SPARSE_CONST(SpMatDescr_t) a,
                                                GPU_SPARSE_CONST(DnVecDescr_t) x, hipsparseDnVecDescr_t y,
                                                hipDataType type, hipsparseSpSVAlg_t algorithm,
                                                hipsparseSpSVDescr_t descriptor, void* buffer) {
  gpu::detail::sparse_buffers().keep(descriptor, buffer);
  return hipsparseSpSV_analysis(handle, operation, alpha, a, x, y, type, algorithm, descriptor, buffer);
}
inline hipsparseStatus_t gpusparseSpSV_solve(hipsparseHandle_t handle, hipsparseOperation_t operation,
                                             const void* alpha, GPU_SPARSE_CONST(SpMatDescr_t) a,
                                             GPU_SPARSE_CONST(DnVecDescr_t) x, hipsparseDnVecDescr_t y,
                                             hipDataType type, hipsparseSpSVAlg_t algorithm,
                                             hipsparseSpSVDescr_t descriptor) {
#if HIP_VERSION >= 60000000
  return hipsparseSpSV_solve(handle, operation, alpha, a, x, y, type, algorithm, descriptor);
#else
  return hipsparseSpSV_solve(handle, operation, alpha, a, x, y, type, algorithm, descriptor,
                             gpu::detail::sparse_buffers().find(descriptor));
#endif
}
inline hipsparseStatus_t gpusparseSpSV_destroyDescr(hipsparseSpSVDescr_t descriptor) {
  gpu::detail::sparse_buffers().forget(descriptor);
  return hipsparseSpSV_destroyDescr(descriptor);
}
