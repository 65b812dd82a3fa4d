// Small pieces of libcu++.
//@ gpu::proclaim_return_type
#include <cuda/functional>
namespace gpu {
using ::cuda::proclaim_return_type;
}  // namespace gpu

//@ gpu::proclaim_copyable_arguments
#include <cuda/functional>
namespace gpu {
using ::cuda::proclaim_copyable_arguments;
}  // namespace gpu

//@ gpu::maximum
#include <cuda/functional>
namespace gpu {
using ::cuda::maximum;
}  // namespace gpu

//@ gpu::minimum
#include <cuda/functional>
namespace gpu {
using ::cuda::minimum;
}  // namespace gpu

//@ gpu::ceil_div
#include <cuda/cmath>
namespace gpu {
using ::cuda::ceil_div;
}  // namespace gpu
