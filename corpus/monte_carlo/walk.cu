#include <climits>

#include "monte_carlo.h"
#include "xorshift.cuh"

namespace {

__device__ WalkExtremes g_extremes = {INT_MIN, INT_MAX, 0, 0};

constexpr int kThreads = 128;

__global__ void start_kernel(int2* positions, XorShift128* states)
{
    const int walker = blockIdx.x * blockDim.x + threadIdx.x;
    if (walker >= kWalkers) return;
    states[walker] = XorShift128(kSeed + walker);
    positions[walker] = make_int2(0, 0);
}

__global__ void __launch_bounds__(kThreads, 2)
walk_kernel(int2* __restrict__ positions, XorShift128* __restrict__ states, int steps)
{
    const int walker = blockIdx.x * blockDim.x + threadIdx.x;
    if (walker >= kWalkers) return;
    XorShift128 random = states[walker];
    int2 at = positions[walker];
    int highest = at.y, lowest = at.y, farthest = 0;
    for (int step = 0; step < steps; ++step) {
        switch (random() >> 30) {
            case 0: ++at.x; break;
            case 1: ++at.y; break;
            case 2: --at.x; break;
            default: --at.y; break;
        }
        highest = max(highest, at.y);
        lowest = min(lowest, at.y);
        farthest = max(farthest, abs(at.x) + abs(at.y));
    }
    positions[walker] = at;
    states[walker] = random;
    atomicMax(&g_extremes.highest, highest);
    atomicMin(&g_extremes.lowest, lowest);
    atomicMax(&g_extremes.farthest, farthest);
    atomicAdd(&g_extremes.moves, static_cast<unsigned long long>(steps));
}

}  // namespace

void start_walkers(int2* positions, void* states, cudaStream_t stream)
{
    static_assert(sizeof(XorShift128) == 16, "four words a walker");
    start_kernel<<<(kWalkers + kThreads - 1) / kThreads, kThreads, 0, stream>>>(positions,
                                                                               static_cast<XorShift128*>(states));
    checkCudaErrors(cudaGetLastError());
}

void continue_walkers(int2* positions, void* states, int steps, cudaStream_t stream)
{
    const dim3 block = kThreads;
    const dim3 grid = dim3((kWalkers + block.x - 1) / block.x);
    walk_kernel<<<grid, block, 0, stream>>>(positions, static_cast<XorShift128*>(states), steps);
    checkCudaErrors(cudaPeekAtLastError());
}

WalkExtremes walk_extremes()
{
    WalkExtremes extremes;
    checkCudaErrors(cudaMemcpyFromSymbol(&extremes, g_extremes, sizeof extremes));
    return extremes;
}
