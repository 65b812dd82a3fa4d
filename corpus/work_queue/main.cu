// Adaptive integration by a persistent kernel: blocks take intervals from a queue in device memory, and put halves back,
// until none is left; a double is added by compare-and-swap.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

struct Interval {
    double from, to;
    int depth;
};

constexpr int kCapacity = 4096;

struct Queue {
    Interval* items;
    int* ready;  // which items are written
    int* head;
    int* tail;
    int* open;  // intervals that are queued or being worked on
};

__device__ double add_by_exchange(double* address, double value)
{
    unsigned long long* const bits = reinterpret_cast<unsigned long long*>(address);
    unsigned long long seen = *bits, assumed;
    do {
        assumed = seen;
        seen = atomicCAS(bits, assumed, __double_as_longlong(value + __longlong_as_double(assumed)));
    } while (assumed != seen);
    return __longlong_as_double(seen);
}

__device__ void push(const Queue& queue, const Interval& interval)
{
    const int at = atomicAdd(queue.tail, 1);
    queue.items[at] = interval;
    __threadfence();
    atomicExch(&queue.ready[at], 1);
}

__device__ __forceinline__ double f(double x) { return exp(-x) * sin(8.0 * x * x) + sqrt(x); }

__device__ double simpson(double a, double b)
{
    return (b - a) / 6.0 * (f(a) + 4.0 * f(0.5 * (a + b)) + f(b));
}

__global__ void fill(Queue queue)
{
    const int i = threadIdx.x;
    queue.items[i] = Interval{kLength / kStart * i, kLength / kStart * (i + 1), 0};
    queue.ready[i] = 1;
    if (i == 0) {
        *queue.head = 0;
        *queue.tail = *queue.open = kStart;
    }
}

__global__ void work(Queue queue, double* total, int* leaves, int* deepest)
{
    __shared__ int mine;
    __shared__ Interval interval;
    __shared__ double parts[2];
    for (;;) {
        if (threadIdx.x == 0) {
            // Take the next item when there is one; else look again while others may still add some.
            mine = -1;
            while (atomicAdd(queue.open, 0) > 0) {
                const int head = atomicAdd(queue.head, 0);
                if (head < atomicAdd(queue.tail, 0) && atomicCAS(queue.head, head, head + 1) == head) {
                    mine = head;
                    break;
                }
            }
            if (mine >= 0) {
                while (atomicAdd(&queue.ready[mine], 0) == 0) {
                }
                __threadfence();
                interval = *const_cast<Interval*>(queue.items + mine);
            }
        }
        __syncthreads();
        if (mine < 0) return;
        const double middle = 0.5 * (interval.from + interval.to);
        if (threadIdx.x < 2) {
            parts[threadIdx.x] = threadIdx.x == 0 ? simpson(interval.from, middle) : simpson(middle, interval.to);
        }
        __syncthreads();
        if (threadIdx.x == 0) {
            const double fine = parts[0] + parts[1], coarse = simpson(interval.from, interval.to);
            if (fabs(fine - coarse) > kTolerance && interval.depth < kDeepest) {
                atomicAdd(queue.open, 1);  // two more, one less
                push(queue, Interval{interval.from, middle, interval.depth + 1});
                push(queue, Interval{middle, interval.to, interval.depth + 1});
            } else {
                add_by_exchange(total, fine);
                atomicAdd(leaves, 1);
                atomicMax(deepest, interval.depth);
                __threadfence();
                atomicSub(queue.open, 1);
            }
        }
        __syncthreads();
    }
}

int main()
{
    const Buffer<Interval> items(kCapacity);
    const Buffer<int> ready(kCapacity), numbers(3), results(2);
    const Buffer<double> total(1);
    const Queue queue = {items.get(), ready.get(), numbers.get(), numbers.get() + 1, numbers.get() + 2};
    fill<<<1, kStart>>>(queue);
    CUDA_CHECK(cudaGetLastError());
    // No more blocks than run at once: a block that waits for another needs it to be there.
    int device = 0, processors = 0, per_processor = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    CUDA_CHECK(cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, device));
    CUDA_CHECK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&per_processor, work, 32, 0));
    const int most = processors * per_processor, grid = most < 6 ? most : 6;
    work<<<grid, 32>>>(queue, total.get(), results.get(), results.get() + 1);
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
    const std::vector<double> integral = total.host();
    npy::save("integral.npy", integral);
    npy::save("counts.npy", results.host());
    std::printf("work_queue: integral %.9f over %d intervals\n", integral[0], results.host()[0]);
    return 0;
}
