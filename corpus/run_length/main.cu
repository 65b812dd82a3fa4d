// Run-length encoding in one pass: heads of runs are numbered by a scan of flags, and decoding searches the offsets.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

constexpr int kBlock = 256, kWarps = kBlock / 32;

__device__ __forceinline__ unsigned lanes_below()
{
    unsigned mask;
    asm("mov.u32 %0, %%lanemask_lt;" : "=r"(mask));
    return mask;
}

// How many runs begin in each block.
__global__ void count_heads(const unsigned* __restrict__ symbols, int n, int* __restrict__ heads)
{
    const int i = blockIdx.x * kBlock + threadIdx.x;
    const bool head = i < n && (i == 0 || symbols[i] != symbols[i - 1]);
    const int count = __syncthreads_count(head);
    if (threadIdx.x == 0) heads[blockIdx.x] = count;
}

// Exclusive sums in place, by one warp.
__global__ void scan_heads(int* heads, int blocks, int* total)
{
    const int lane = threadIdx.x;
    int carry = 0;
    for (int first = 0; first < blocks; first += 32) {
        const int value = first + lane < blocks ? heads[first + lane] : 0;
        int sum = value;
        for (int delta = 1; delta < 32; delta <<= 1) {
            const int left = __shfl_up_sync(0xffffffff, sum, delta);
            sum += lane >= delta ? left : 0;
        }
        if (first + lane < blocks) heads[first + lane] = carry + sum - value;
        carry += __shfl_sync(0xffffffff, sum, 31);
    }
    if (lane == 0) *total = carry;
}

// Writes symbol and start of each run.
__global__ void write_runs(const unsigned* __restrict__ symbols, int n, const int* __restrict__ heads,
                           unsigned* __restrict__ run_symbols, int* __restrict__ starts)
{
    __shared__ int warp_heads[kWarps];
    const int i = blockIdx.x * kBlock + threadIdx.x;
    const int warp = threadIdx.x / 32;
    const bool head = i < n && (i == 0 || symbols[i] != symbols[i - 1]);
    const unsigned votes = __ballot_sync(0xffffffff, head);
    if (threadIdx.x % 32 == 0) warp_heads[warp] = __popc(votes);
    __syncthreads();
    if (!head) return;
    int at = heads[blockIdx.x] + __popc(votes & lanes_below());
    for (int w = 0; w < warp; ++w) at += warp_heads[w];
    run_symbols[at] = symbols[i];
    starts[at] = i;
}

__global__ void run_lengths(const int* __restrict__ starts, int runs, int n, int* __restrict__ lengths)
{
    for (int r = blockIdx.x * blockDim.x + threadIdx.x; r < runs; r += gridDim.x * blockDim.x) {
        lengths[r] = (r + 1 < runs ? starts[r + 1] : n) - starts[r];
    }
}

// Each element finds its run by bisection.
__global__ void decode(const unsigned* __restrict__ run_symbols, const int* __restrict__ starts, int runs, int n,
                       unsigned* __restrict__ symbols)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    int low = 0, high = runs;
    while (high - low > 1) {
        const int mid = (low + high) >> 1;
        if (__ldg(starts + mid) <= i) {
            low = mid;
        } else {
            high = mid;
        }
    }
    symbols[i] = run_symbols[low];
}

int main()
{
    const int blocks = (kCount + kBlock - 1) / kBlock;
    const Buffer<unsigned> symbols(make_symbols()), run_symbols(kCount), decoded(kCount);
    const Buffer<int> heads(blocks), starts(kCount), lengths(kCount), total(1);
    count_heads<<<blocks, kBlock>>>(symbols.get(), kCount, heads.get());
    CUDA_CHECK(cudaGetLastError());
    scan_heads<<<1, 32>>>(heads.get(), blocks, total.get());
    CUDA_CHECK(cudaGetLastError());
    write_runs<<<blocks, kBlock>>>(symbols.get(), kCount, heads.get(), run_symbols.get(), starts.get());
    CUDA_CHECK(cudaGetLastError());
    const int runs = total.host()[0];
    run_lengths<<<4, kBlock>>>(starts.get(), runs, kCount, lengths.get());
    CUDA_CHECK(cudaGetLastError());
    decode<<<blocks, kBlock>>>(run_symbols.get(), starts.get(), runs, kCount, decoded.get());
    CUDA_CHECK(cudaGetLastError());

    npy::save("run_symbols.npy", run_symbols.host().data(), {static_cast<size_t>(runs)});
    npy::save("lengths.npy", lengths.host().data(), {static_cast<size_t>(runs)});
    npy::save("decoded.npy", decoded.host());
    std::printf("run_length: %d symbols in %d runs\n", kCount, runs);
    return 0;
}
