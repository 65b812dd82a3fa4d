Barriers of the block, fences, and what else stops or delays a thread.

//@ detail:current needs: detail:launch
namespace gpu {
namespace host {

// The worker that runs the calling CUDA thread. Host code that calls a device operation is told so.
inline Worker& current(const char* operation, Site site) {
    if (!worker) {
        char line[400];
        std::snprintf(line, sizeof line, "gpu host: %s called outside of a kernel, %s:%d", operation, site.file, site.line);
        end_program(line);
    }
    return *worker;
}

}  // namespace host
}  // namespace gpu

//@ __global__ __device__ __constant__ __managed__ needs: detail:current
#define __global__
#define __device__
#define __constant__
#define __managed__

//@ __shared__ needs: detail:current
// A block runs on one OS thread, so the memory that its threads share is that OS thread's own.
#define __shared__ static thread_local

//@ __syncthreads needs: detail:current
inline void __syncthreads(gpu::host::Site site = gpu::host::here()) {
    gpu::host::current("__syncthreads", site).barrier("__syncthreads", true, site);
}

//@ __syncthreads_count needs: detail:current
inline int __syncthreads_count(int predicate, gpu::host::Site site = gpu::host::here()) {
    return gpu::host::current("__syncthreads_count", site).barrier("__syncthreads_count", predicate != 0, site).count;
}

//@ __syncthreads_and needs: detail:current
inline int __syncthreads_and(int predicate, gpu::host::Site site = gpu::host::here()) {
    return gpu::host::current("__syncthreads_and", site).barrier("__syncthreads_and", predicate != 0, site).all;
}

//@ __syncthreads_or needs: detail:current
inline int __syncthreads_or(int predicate, gpu::host::Site site = gpu::host::here()) {
    return gpu::host::current("__syncthreads_or", site).barrier("__syncthreads_or", predicate != 0, site).any;
}

//@ detail:spin needs: detail:current
namespace gpu {
namespace host {

// Threads of a block take turns only where they wait. Code that spins passes here, and now and then others get a turn.
inline void spin(unsigned every = 64) {
    static thread_local unsigned passes = 0;
    if (++passes % every == 0 && worker && worker->thread) worker->yield();
}

}  // namespace host
}  // namespace gpu

//@ __threadfence needs: detail:spin
inline void __threadfence() {
    std::atomic_thread_fence(std::memory_order_seq_cst);
    gpu::host::spin();
}

//@ __threadfence_block needs: detail:spin
inline void __threadfence_block() {
    std::atomic_thread_fence(std::memory_order_seq_cst);
    gpu::host::spin();
}

//@ __threadfence_system needs: detail:spin
inline void __threadfence_system() {
    std::atomic_thread_fence(std::memory_order_seq_cst);
    gpu::host::spin();
}

//@ __nanosleep needs: detail:spin
inline void __nanosleep(unsigned int) { gpu::host::spin(1); }

//@ __trap needs: detail:current
inline void __trap(gpu::host::Site site = gpu::host::here()) {
    gpu::host::Worker& worker = gpu::host::current("__trap", site);
    worker.fail(*worker.thread, "trap", site, "__trap was called");
}

//@ clock64 needs: detail:spin
// Nanoseconds in place of clock cycles.
inline long long clock64() {
    gpu::host::spin();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

//@ clock
#include <ctime>

//@ assert needs: detail:current
#include <cassert>
#if defined(__GLIBC__)
// A failed assert in a kernel says so in CUDA's words before it ends the program.
extern "C" __attribute__((weak, noreturn)) void __assert_fail(const char* condition, const char* file, unsigned int line,
                                                              const char* function) noexcept {
    using gpu::host::worker;
    if (worker && worker->thread) {
        char detail[800];
        std::snprintf(detail, sizeof detail, "%s:%u: %s: block: [%u,%u,%u], thread: [%u,%u,%u] Assertion `%s` failed.", file,
                      line, function, blockIdx.x, blockIdx.y, blockIdx.z, threadIdx.x, threadIdx.y, threadIdx.z, condition);
        worker->fail(*worker->thread, "assertion failed", {file, int(line)}, "%s", detail);
    }
    std::fflush(stdout);
    std::fprintf(stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line, function, condition);
    std::abort();
}
#endif
