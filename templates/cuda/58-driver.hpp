// Arithmetic on device pointers of the driver API, which are integers in CUDA.
//@ gpu::device_bytes
namespace gpu {
template <typename T>
__host__ __device__ constexpr T device_bytes(T address) {
  return address;
}
}  // namespace gpu

//@ gpu::device_address
namespace gpu {
template <typename T>
__host__ __device__ constexpr T device_address(T address) {
  return address;
}
}  // namespace gpu

//@ gpu::device_pointer
namespace gpu {
__host__ __device__ constexpr unsigned long long device_pointer(unsigned long long address) { return address; }
__host__ __device__ inline unsigned long long device_pointer(const void* address) {
  return reinterpret_cast<unsigned long long>(address);
}
}  // namespace gpu
