// Driver API: functions whose parameters differ. hipDeviceptr_t is an untyped pointer.
//@ gpuDrvMemcpyHtoD gpuDrvMemcpyHtoD_v2
// The source is not const before HIP 6.4.
inline hipError_t gpuDrvMemcpyHtoD(hipDeviceptr_t target, const void* source, size_t count) {
  return hipMemcpyHtoD(target, const_cast<void*>(source), count);
}
#define gpuDrvMemcpyHtoD_v2 gpuDrvMemcpyHtoD

//@ gpuDrvMemcpyHtoDAsync gpuDrvMemcpyHtoDAsync_v2
inline hipError_t gpuDrvMemcpyHtoDAsync(hipDeviceptr_t target, const void* source, size_t count, hipStream_t stream) {
  return hipMemcpyHtoDAsync(target, const_cast<void*>(source), count, stream);
}
#define gpuDrvMemcpyHtoDAsync_v2 gpuDrvMemcpyHtoDAsync

//@ gpuDrvMipmappedArrayCreate
inline hipError_t gpuDrvMipmappedArrayCreate(hipMipmappedArray_t* array, const HIP_ARRAY3D_DESCRIPTOR* format,
                                             unsigned int levels) {
  HIP_ARRAY3D_DESCRIPTOR copy = *format;
  return hipMipmappedArrayCreate(array, &copy, levels);
}

//@ gpuDrvCtxCreateParams gpuDrvCtxCreateParams_st
// What CUDA 13 asks of a new context; HIP knows nothing of it, so that all must be null.
struct gpuDrvCtxCreateParams {
  void* execAffinityParams;
  int numExecAffinityParams;
  void* cigParams;
};
#define gpuDrvCtxCreateParams_st gpuDrvCtxCreateParams

//@ gpuDrvCtxCreate gpuDrvCtxCreate_v2 needs: gpuDrvCtxCreateParams
inline hipError_t gpuDrvCtxCreate(hipCtx_t* context, unsigned int flags, hipDevice_t device) {
  return hipCtxCreate(context, flags, device);
}
inline hipError_t gpuDrvCtxCreate(hipCtx_t* context, const gpuDrvCtxCreateParams* wanted, unsigned int flags,
                                  hipDevice_t device) {
  if (wanted && (wanted->execAffinityParams || wanted->numExecAffinityParams || wanted->cigParams)) {
    return hipErrorNotSupported;
  }
  return hipCtxCreate(context, flags, device);
}
#define gpuDrvCtxCreate_v2 gpuDrvCtxCreate

//@ gpuDrvCtxGetApiVersion
inline hipError_t gpuDrvCtxGetApiVersion(hipCtx_t context, unsigned int* version) {
#if HIP_VERSION >= 70000000
  return hipCtxGetApiVersion(context, version);
#else
  int value = 0;
  const hipError_t error = hipCtxGetApiVersion(context, &value);
  if (error == hipSuccess) *version = static_cast<unsigned int>(value);
  return error;
#endif
}

//@ gpuDrvGetProcAddress
#if HIP_VERSION >= 60200000
// The symbol must be the name of a HIP function; the version is HIP's, whatever version of CUDA is asked for.
inline hipError_t gpuDrvGetProcAddress(const char* symbol, void** function, int, unsigned long long flags,
                                       hipDriverProcAddressQueryResult* status = nullptr) {
  return hipGetProcAddress(symbol, function, HIP_VERSION, flags, status);
}
#endif

//@ detail:occupancy
namespace gpu::detail {
// The block size of most resident threads, where the shared memory of a block depends on its size.
inline hipError_t best_block(int* grid, int* block, hipFunction_t kernel, size_t (*shared)(int), int limit) {
  int device = 0, units = 0, wave = 0, largest = 0;
  hipError_t error = hipGetDevice(&device);
  if (error == hipSuccess) error = hipDeviceGetAttribute(&units, hipDeviceAttributeMultiprocessorCount, device);
  if (error == hipSuccess) error = hipDeviceGetAttribute(&wave, hipDeviceAttributeWarpSize, device);
  if (error == hipSuccess) error = hipFuncGetAttribute(&largest, HIP_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK, kernel);
  if (limit > 0 && limit < largest) largest = limit;
  *grid = *block = 0;
  for (int size = largest, most = 0; error == hipSuccess && size > 0; size = (size - 1) / wave * wave) {
    int blocks = 0;
    error = hipModuleOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel, size, shared(size));
    if (error == hipSuccess && blocks * size > most) {
      most = blocks * size;
      *block = size;
      *grid = blocks * units;
    }
  }
  return error;
}
}  // namespace gpu::detail

//@ gpuDrvOccupancyB2DSize
typedef size_t (*gpuDrvOccupancyB2DSize)(int);

//@ gpuDrvOccupancyMaxPotentialBlockSize needs: detail:occupancy
inline hipError_t gpuDrvOccupancyMaxPotentialBlockSize(int* grid, int* block, hipFunction_t kernel,
                                                       size_t (*shared_of_block)(int), size_t shared, int limit) {
  if (shared_of_block) return gpu::detail::best_block(grid, block, kernel, shared_of_block, limit);
  return hipModuleOccupancyMaxPotentialBlockSize(grid, block, kernel, shared, limit);
}

//@ gpuDrvOccupancyMaxPotentialBlockSizeWithFlags needs: detail:occupancy
inline hipError_t gpuDrvOccupancyMaxPotentialBlockSizeWithFlags(int* grid, int* block, hipFunction_t kernel,
                                                                size_t (*shared_of_block)(int), size_t shared,
                                                                int limit, unsigned int flags) {
  if (shared_of_block) return gpu::detail::best_block(grid, block, kernel, shared_of_block, limit);
  return hipModuleOccupancyMaxPotentialBlockSizeWithFlags(grid, block, kernel, shared, limit, flags);
}

//@ gpuDrvMemPrefetchAsync needs: gpuMemPrefetchAsync
#define gpuDrvMemPrefetchAsync gpuMemPrefetchAsync

//@ gpuDrvMemAdvise needs: gpuMemAdvise
#define gpuDrvMemAdvise gpuMemAdvise

//@ detail:number64
namespace gpu::detail {
// The driver's cuuint64_t is another type than HIP's unsigned long long, of the same size.
template <typename Number>
unsigned long long* number64(Number* number) {
  static_assert(sizeof(Number) == sizeof(unsigned long long), "64 bits");
  return reinterpret_cast<unsigned long long*>(number);
}
inline unsigned long long* number64(decltype(nullptr)) {
  return nullptr;
}
}  // namespace gpu::detail

//@ gpuDrvStreamGetCaptureInfo gpuDrvStreamGetCaptureInfo_v2 needs: gpuStreamGetCaptureInfo, detail:number64
inline hipError_t gpuDrvStreamGetCaptureInfo(hipStream_t stream, hipStreamCaptureStatus* status) {
  return gpuStreamGetCaptureInfo(stream, status);
}
template <typename Id, typename... Rest>
hipError_t gpuDrvStreamGetCaptureInfo(hipStream_t stream, hipStreamCaptureStatus* status, Id id, Rest... rest) {
  return gpuStreamGetCaptureInfo(stream, status, gpu::detail::number64(id), rest...);
}
#define gpuDrvStreamGetCaptureInfo_v2 gpuDrvStreamGetCaptureInfo

//@ gpuDrvStreamUpdateCaptureDependencies needs: gpuStreamUpdateCaptureDependencies
#define gpuDrvStreamUpdateCaptureDependencies gpuStreamUpdateCaptureDependencies

//@ cuuint32_t
typedef uint32_t cuuint32_t;

//@ cuuint64_t
typedef uint64_t cuuint64_t;

//@ gpuDrvFuncSetAttribute
// HIP sets attributes of host-side kernels only. AMD's launches need no leave for large shared memory: what fits on the
// device is granted, as CUDA would answer.
inline hipError_t gpuDrvFuncSetAttribute(hipFunction_t kernel, hipFunction_attribute attribute, int value) {
  if (attribute == HIP_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT) {
    return value >= -1 && value <= 100 ? hipSuccess : hipErrorInvalidValue;
  }
  if (attribute != HIP_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES) return hipErrorInvalidValue;
  int device = 0, largest = 0, used = 0;
  hipError_t error = hipGetDevice(&device);
  if (error == hipSuccess) error = hipDeviceGetAttribute(&largest, hipDeviceAttributeMaxSharedMemoryPerBlock, device);
  if (error == hipSuccess) error = hipFuncGetAttribute(&used, HIP_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES, kernel);
  if (error != hipSuccess) return error;
  return value >= 0 && value <= largest - used ? hipSuccess : hipErrorInvalidValue;
}

//@ gpuDrvFuncSetCacheConfig
// A preference, which AMD's devices have no choice for.
inline hipError_t gpuDrvFuncSetCacheConfig(hipFunction_t kernel, hipFuncCache_t) {
  return kernel ? hipSuccess : hipErrorInvalidResourceHandle;
}

//@ gpuDrvFuncSetSharedMemConfig
// A preference, which AMD's devices have no choice for.
inline hipError_t gpuDrvFuncSetSharedMemConfig(hipFunction_t kernel, hipSharedMemConfig) {
  return kernel ? hipSuccess : hipErrorInvalidResourceHandle;
}
