// Memory functions that take more or other arguments in HIP.
//@ gpuMallocHost
template <typename T>
hipError_t gpuMallocHost(T** pointer, size_t size, unsigned int flags = 0) {
  return hipHostMalloc(reinterpret_cast<void**>(pointer), size, flags);
}

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

//@ detail:location
namespace gpu::detail {
// The device of a location, as HIP names it; false when the location is no device.
inline bool device_of(hipMemLocation location, int* device) {
  *device = location.id;
  return location.type == hipMemLocationTypeDevice;
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
