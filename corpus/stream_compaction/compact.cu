#include "compact.h"

#include <cstdio>
#include <cstdlib>

#include "warp_tools.cuh"

namespace {

constexpr int kThreads = 256;
constexpr int kWarps = kThreads / 32;

template <class Predicate>
__global__ void unordered_kernel(const float* __restrict__ in, int n, float* __restrict__ out, int* kept,
                                 Predicate keep)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        const float x = in[i];
        if (keep(x)) out[aggregated_increment(kept)] = x;
    }
}

// Pass one: how many each block keeps.
template <class Predicate>
__global__ void count_kernel(const float* __restrict__ in, int n, int* __restrict__ block_counts, Predicate keep)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const int count = __syncthreads_count(i < n && keep(in[i]));
    if (threadIdx.x == 0) block_counts[blockIdx.x] = count;
}

// Exclusive prefix sums of up to kThreads block counts by one block; the total goes behind them.
__global__ void __launch_bounds__(kThreads) offsets_kernel(int* counts, int blocks)
{
    __shared__ int sums[2][kThreads];
    int from = 0;
    const int own = threadIdx.x < blocks ? counts[threadIdx.x] : 0;
    sums[0][threadIdx.x] = own;
    __syncthreads();
    for (int distance = 1; distance < kThreads; distance <<= 1, from ^= 1) {
        int sum = sums[from][threadIdx.x];
        if (threadIdx.x >= distance) sum += sums[from][threadIdx.x - distance];
        sums[from ^ 1][threadIdx.x] = sum;
        __syncthreads();
    }
    if (threadIdx.x < blocks) counts[threadIdx.x] = sums[from][threadIdx.x] - own;
    if (threadIdx.x == blocks - 1) counts[blocks] = sums[from][threadIdx.x];
}

// Pass two: each kept element goes to its block's offset plus those kept before it in the block.
template <class Predicate>
__global__ void __launch_bounds__(kThreads)
scatter_kernel(const float* __restrict__ in, int n, float* __restrict__ out, const int* __restrict__ offsets,
               Predicate keep)
{
    __shared__ int warp_counts[kWarps];
    const int i = blockIdx.x * kThreads + threadIdx.x;
    const int warp = threadIdx.x / 32;
    const float x = i < n ? in[i] : 0.0f;
    const bool kept = i < n && keep(x);

    const unsigned votes = __ballot_sync(kAllLanes, kept);
    if (lane_id() == 0) warp_counts[warp] = __popc(votes);
    __syncthreads();
    int place = offsets[blockIdx.x] + __popc(votes & lanes_below());
    for (int w = 0; w < warp; ++w) place += warp_counts[w];
    if (kept) out[place] = x;
}

// One warp walks the tags; the two fill levels live in its registers, the positions of a round in shared memory.
__global__ void __launch_bounds__(32) partition_kernel(const int* __restrict__ tags, int n, int* __restrict__ positions)
{
    __shared__ int staged[32];
    const int lane = threadIdx.x & 31;
    const IsOdd odd{};
    int front = 0, back = n;
    for (int base = 0; base < n; base += 32) {
        const int i = base + lane;
        const unsigned present = __ballot_sync(kAllLanes, i < n);
        const unsigned odds = __ballot_sync(kAllLanes, i < n && odd(tags[i]));
        const int odd_count = __popc(odds);
        const int below = __popc(odds & lanes_below());
        if (i < n) staged[odds >> lane & 1 ? below : odd_count + lane - below] = i;
        __syncwarp();
        const int total = __popc(present);
        if (lane < odd_count) {
            positions[front + lane] = staged[lane];
        } else if (lane < total) {
            positions[back - 1 - (lane - odd_count)] = staged[lane];
        }
        __syncwarp();
        front += odd_count;
        back -= total - odd_count;
    }
}

__global__ void votes_kernel(const int* __restrict__ tags, int n, VoteCounts* counts)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned members = __ballot_sync(kAllLanes, i < n);
    if (i >= n) return;

    const bool odd = IsOdd()(tags[i]);
    const bool all = __all_sync(members, odd);
    const bool any = __any_sync(members, odd);
    const unsigned odds = __ballot_sync(members, odd);

    // Ones left after k rounds of x &= x << 1 start at the k-th place of a run.
    int run = 0;
    for (unsigned rest = odds; rest != 0; rest &= rest << 1) ++run;

    if (lane_id() == 0) {
        atomicAdd(all ? &counts->all : any ? &counts->any : &counts->none, 1);
        atomicMax(&counts->longest_run, run);
    }
}

constexpr int blocks_for(int n) { return (n + kThreads - 1) / kThreads; }

}  // namespace

void compact_unordered(const float* in, int n, float* out, int* kept, InRange keep, cudaStream_t stream)
{
    // 96 threads a block and fewer blocks than needed: the loop's last round is divergent.
    unordered_kernel<<<40, 96, 0, stream>>>(in, n, out, kept, keep);
    REQUIRE(cudaGetLastError());
}

int compact_ordered(const float* in, int n, float* out, InRange keep, cudaStream_t stream)
{
    const int blocks = blocks_for(n);
    if (blocks > kThreads) {
        std::fprintf(stderr, "compact_ordered: more than %d blocks\n", kThreads);
        std::exit(1);
    }
    int* offsets = nullptr;
    REQUIRE(cudaMalloc(&offsets, (blocks + 1) * sizeof(int)));
    count_kernel<<<blocks, kThreads, 0, stream>>>(in, n, offsets, keep);
    offsets_kernel<<<1, kThreads, 0, stream>>>(offsets, blocks);
    scatter_kernel<<<blocks, kThreads, 0, stream>>>(in, n, out, offsets, keep);
    REQUIRE(cudaGetLastError());

    int total = 0;
    REQUIRE(cudaMemcpyAsync(&total, offsets + blocks, sizeof total, cudaMemcpyDeviceToHost, stream));
    REQUIRE(cudaStreamSynchronize(stream));
    REQUIRE(cudaFree(offsets));
    return total;
}

void partition_positions(const int* tags, int n, int* positions, cudaStream_t stream)
{
    partition_kernel<<<1, 32, 0, stream>>>(tags, n, positions);
    REQUIRE(cudaGetLastError());
}

void count_votes(const int* tags, int n, VoteCounts* counts, cudaStream_t stream)
{
    REQUIRE(cudaMemsetAsync(counts, 0, sizeof(VoteCounts), stream));
    votes_kernel<<<blocks_for(n), kThreads, 0, stream>>>(tags, n, counts);
    REQUIRE(cudaGetLastError());
}

void require(cudaError_t status, const char* what, int line)
{
    if (status == cudaSuccess) return;
    std::fprintf(stderr, "%s failed at line %d: %s\n", what, line, cudaGetErrorString(status));
    std::exit(1);
}
