// One kernel for each order and scope; the test names the instructions that AMD's compiler must make of it.
#include <gpu/gpu.hpp>
struct Pair { short a, b; };
extern "C" {
__global__ void add_device(int* x) { gpu::atomic_ref<int, gpu::thread_scope_device>(*x).fetch_add(1, gpu::memory_order_relaxed); }
__global__ void load_system(int* x) { x[1] = gpu::atomic_ref<int>(x[0]).load(gpu::memory_order_acquire); }
__global__ void load_device(int* x) { x[1] = gpu::atomic_ref<int, gpu::thread_scope_device>(x[0]).load(gpu::memory_order_acquire); }
__global__ void load_block(int* x) { x[1] = gpu::atomic_ref<int, gpu::thread_scope_block>(x[0]).load(gpu::memory_order_acquire); }
__global__ void store_device(int* x) {
  x[2] = 7;
  gpu::atomic_ref<int, gpu::thread_scope_device>(x[0]).store(3, gpu::memory_order_release);
}
__global__ void store_system(int* x) {
  x[2] = 7;
  gpu::atomic_ref<int>(x[0]).store(3, gpu::memory_order_release);
}
__global__ void compare(unsigned long long* x) {
  x[2] = 1;
  unsigned long long expected = 5;
  gpu::atomic_ref<unsigned long long, gpu::thread_scope_device>(*x).compare_exchange_strong(expected, 6ull, gpu::memory_order_acq_rel);
  x[1] = expected;
}
__global__ void least(int* x, unsigned* y) {
  gpu::atomic_ref<int, gpu::thread_scope_device>(*x).fetch_min(3, gpu::memory_order_relaxed);
  gpu::atomic_ref<unsigned, gpu::thread_scope_device>(*y).fetch_max(3u, gpu::memory_order_relaxed);
}
__global__ void pairs(Pair* x) {
  gpu::atomic_ref<Pair, gpu::thread_scope_device> r(*x);
  Pair p = r.load(gpu::memory_order_relaxed);
  p.a++;
  r.store(p, gpu::memory_order_relaxed);
}
__global__ void fence(int* x) {
  x[0] = 1;
  gpu::atomic_thread_fence(gpu::memory_order_release, gpu::thread_scope_system);
  x[1] = 2;
}
__global__ void object(gpu::atomic<int, gpu::thread_scope_device>* counter) { counter->fetch_sub(2, gpu::memory_order_relaxed); }
}
