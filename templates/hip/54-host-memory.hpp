// Memory functions that take more or other arguments in HIP.
//@ gpuMallocHost
template <typename T>
hipError_t gpuMallocHost(T** pointer, size_t size, unsigned int flags = 0) {
  return hipHostMalloc(reinterpret_cast<void**>(pointer), size, flags);
}
// CUDA's C function, whose address can be taken.
inline hipError_t gpuMallocHost(void** pointer, size_t size) { return hipHostMalloc(pointer, size, 0); }

//@ gpuHostAlloc
template <typename T>
hipError_t gpuHostAlloc(T** pointer, size_t size, unsigned int flags) {
  return hipHostMalloc(reinterpret_cast<void**>(pointer), size, flags);
}

//@ gpuHostGetDevicePointer
template <typename T>
hipError_t gpuHostGetDevicePointer(T** device, void* host, unsigned int flags) {
  return hipHostGetDevicePointer(reinterpret_cast<void**>(device), host, flags);
}

//@ gpuMallocPitch
template <typename T>
hipError_t gpuMallocPitch(T** pointer, size_t* pitch, size_t width, size_t height) {
  return hipMallocPitch(reinterpret_cast<void**>(pointer), pitch, width, height);
}

//@ gpuMalloc3DArray
inline hipError_t gpuMalloc3DArray(hipArray_t* array, const hipChannelFormatDesc* format, hipExtent extent,
                                   unsigned int flags = 0) {
  return hipMalloc3DArray(array, format, extent, flags);
}

//@ gpuMemLocationTypeHost
#if HIP_VERSION >= 70000000
#define gpuMemLocationTypeHost hipMemLocationTypeHost
#else
#define gpuMemLocationTypeHost static_cast<hipMemLocationType>(2)
#endif

//@ detail:location
namespace gpu::detail {
// The device of a location, as HIP names it, the host included; false for another kind of location.
inline bool device_of(hipMemLocation location, int* device) {
  const int type = static_cast<int>(location.type), host = 2;  // the host's number, which HIP names since version 7
  *device = type == host ? hipCpuDeviceId : location.id;
  return type == host || type == hipMemLocationTypeDevice;
}
}  // namespace gpu::detail

//@ gpuMemPrefetchAsync needs: detail:location
// CUDA 12 and older name a device, CUDA 13 a location and flags.
inline hipError_t gpuMemPrefetchAsync(const void* pointer, size_t count, int device, hipStream_t stream = nullptr) {
  return hipMemPrefetchAsync(pointer, count, device, stream);
}
inline hipError_t gpuMemPrefetchAsync(const void* pointer, size_t count, hipMemLocation location, unsigned int flags,
                                      hipStream_t stream = nullptr) {
  int device = 0;
  if (!gpu::detail::device_of(location, &device) || flags != 0) return hipErrorInvalidValue;
  return hipMemPrefetchAsync(pointer, count, device, stream);
}

//@ gpuMemAdvise needs: detail:location
inline hipError_t gpuMemAdvise(const void* pointer, size_t count, hipMemoryAdvise advice, int device) {
  return hipMemAdvise(pointer, count, advice, device);
}
inline hipError_t gpuMemAdvise(const void* pointer, size_t count, hipMemoryAdvise advice, hipMemLocation location) {
  int device = 0;
  if (!gpu::detail::device_of(location, &device)) return hipErrorInvalidValue;
  return hipMemAdvise(pointer, count, advice, device);
}

//@ gpuMemcpy2DArrayToArray
#if HIP_VERSION >= 60200000
inline hipError_t gpuMemcpy2DArrayToArray(hipArray_t target, size_t target_x, size_t target_y, hipArray_const_t source,
                                          size_t source_x, size_t source_y, size_t width, size_t height,
                                          hipMemcpyKind kind = hipMemcpyDeviceToDevice) {
  return hipMemcpy2DArrayToArray(target, target_x, target_y, source, source_x, source_y, width, height, kind);
}
#endif

//@ gpuMemcpy3DPeer
#if HIP_VERSION >= 70100000
inline hipError_t gpuMemcpy3DPeer(const hipMemcpy3DPeerParms* parameters) {
  hipMemcpy3DPeerParms copy = *parameters;
  return hipMemcpy3DPeer(&copy);
}
#endif

//@ gpuMemcpy3DPeerAsync
#if HIP_VERSION >= 70100000
inline hipError_t gpuMemcpy3DPeerAsync(const hipMemcpy3DPeerParms* parameters, hipStream_t stream = nullptr) {
  hipMemcpy3DPeerParms copy = *parameters;
  return hipMemcpy3DPeerAsync(&copy, stream);
}
#endif

//@ gpuGraphicsMapFlags gpuGraphicsMapFlagsNone gpuGraphicsMapFlagsReadOnly gpuGraphicsMapFlagsWriteDiscard
// Flags of mapped graphics resources; registering one takes the same numbers.
enum gpuGraphicsMapFlags {
  gpuGraphicsMapFlagsNone = 0,
  gpuGraphicsMapFlagsReadOnly = 1,
  gpuGraphicsMapFlagsWriteDiscard = 2
};
