// Atomic objects with a scope: libcu++'s own.
//@ gpu::memory_order gpu::memory_order_relaxed gpu::memory_order_consume gpu::memory_order_acquire gpu::memory_order_release gpu::memory_order_acq_rel gpu::memory_order_seq_cst
#include <cuda/atomic>
namespace gpu {
using ::cuda::memory_order;
using ::cuda::memory_order_acq_rel;
using ::cuda::memory_order_acquire;
using ::cuda::memory_order_consume;
using ::cuda::memory_order_relaxed;
using ::cuda::memory_order_release;
using ::cuda::memory_order_seq_cst;
}  // namespace gpu

//@ gpu::thread_scope gpu::thread_scope_system gpu::thread_scope_device gpu::thread_scope_block gpu::thread_scope_thread
#include <cuda/atomic>
namespace gpu {
using ::cuda::thread_scope;
using ::cuda::thread_scope_block;
using ::cuda::thread_scope_device;
using ::cuda::thread_scope_system;
using ::cuda::thread_scope_thread;
}  // namespace gpu

//@ gpu::atomic_thread_fence
#include <cuda/atomic>
namespace gpu {
using ::cuda::atomic_thread_fence;
}  // namespace gpu

//@ gpu::atomic_ref
#include <cuda/atomic>
namespace gpu {
using ::cuda::atomic_ref;
}  // namespace gpu

//@ gpu::atomic
#include <cuda/atomic>
namespace gpu {
using ::cuda::atomic;
}  // namespace gpu
