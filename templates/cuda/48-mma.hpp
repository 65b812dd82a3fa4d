// Tensor core operations: CUDA's own.
//@ gpu::wmma wrapper: mma
namespace nvcuda {
namespace wmma {}  // mma.h declares it from compute capability 7.0 on
}  // namespace nvcuda
namespace gpu {
namespace wmma = ::nvcuda::wmma;
}  // namespace gpu
