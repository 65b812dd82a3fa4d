// What the atomic objects compute, between threads of the host.
#include <gpu/gpu.hpp>
#include <cstdio>
#include <thread>
#include <vector>
struct Pair { short a, b; };
int main() {
  gpu::atomic<int> count{0};
  long total = 0;
  double sum = 0;
  unsigned most = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 1000; ++i) {
        ++count;
        gpu::atomic_ref<long, gpu::thread_scope_device>(total).fetch_sub(2, gpu::memory_order_relaxed);
        gpu::atomic_ref<double>(sum).fetch_add(0.5);
        gpu::atomic_ref<unsigned>(most).fetch_max(unsigned(t * 1000 + i));
      }
    });
  for (auto& thread : threads) thread.join();
  Pair pair{1, 2};
  gpu::atomic_ref<Pair> whole(pair);
  Pair expected{1, 3}, next{5, 6};
  const bool first = whole.compare_exchange_strong(expected, next);
  const bool second = whole.compare_exchange_strong(expected, next);
  gpu::atomic_thread_fence(gpu::memory_order_seq_cst);
  int bits = 12;
  gpu::atomic_ref<int> mask(bits);
  const int before = (mask |= 3) + (mask &= 6) + (mask ^= 1);
  std::printf("%d %ld %g %u %d%d %d %d %d\n", count.load(), total, sum, most, first, second, pair.a, before, int(mask--));
  std::printf("%d %d %d %d\n", int(gpu::ceil_div(7, 2)), gpu::maximum<>{}(2, 3), gpu::minimum<int>{}(2, 3),
              gpu::proclaim_return_type<int>([](int x) { return x + 1; })(4));
}
