// Barriers and pipelines of asynchronous copies: libcu++'s own.
//@ gpu::barrier
#include <cuda/barrier>
namespace gpu {
using ::cuda::barrier;
}  // namespace gpu

//@ gpu::aligned_size_t
#include <cuda/barrier>
namespace gpu {
using ::cuda::aligned_size_t;
}  // namespace gpu

//@ gpu::memcpy_async
#include <cuda/barrier>
#include <cuda/pipeline>
namespace gpu {
using ::cuda::memcpy_async;
}  // namespace gpu

//@ gpu::pipeline gpu::make_pipeline gpu::pipeline_shared_state gpu::pipeline_role
#include <cuda/pipeline>
namespace gpu {
using ::cuda::make_pipeline;
using ::cuda::pipeline;
using ::cuda::pipeline_role;
using ::cuda::pipeline_shared_state;
}  // namespace gpu

//@ gpu::pipeline_consumer_wait_prior
#include <cuda/pipeline>
namespace gpu {
using ::cuda::pipeline_consumer_wait_prior;
}  // namespace gpu

//@ gpu::pipeline_producer_commit
#include <cuda/barrier>
#include <cuda/pipeline>
namespace gpu {
using ::cuda::pipeline_producer_commit;
}  // namespace gpu
