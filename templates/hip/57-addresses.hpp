// Arithmetic on device pointers of the driver API. CUDA's are integers, hipDeviceptr_t is an untyped pointer. What is no
// untyped pointer stays what it is: a macro may compute with other values too.
//@ gpu::device_bytes
namespace gpu {
template <typename T>
__host__ __device__ constexpr T device_bytes(T address) {
  return address;
}
__host__ __device__ inline char* device_bytes(void* address) { return static_cast<char*>(address); }
}  // namespace gpu

//@ gpu::device_address
namespace gpu {
template <typename T>
__host__ __device__ constexpr T device_address(T address) {
  return address;
}
__host__ __device__ inline unsigned long long device_address(void* address) {
  return reinterpret_cast<unsigned long long>(address);
}
}  // namespace gpu

//@ gpu::device_pointer
namespace gpu {
__host__ __device__ inline void* device_pointer(unsigned long long address) {
  return reinterpret_cast<void*>(address);
}
__host__ __device__ inline void* device_pointer(const void* address) { return const_cast<void*>(address); }
}  // namespace gpu
