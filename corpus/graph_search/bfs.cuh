// One level of a breadth-first search. A vertex enters the next queue once: who turns its distance from unreached wins.
#pragma once

#include <cuda_runtime.h>

// Lanes that call together take places in a queue with one atomic operation: the lowest adds for all.
__device__ __forceinline__ int warp_reserve(int* counter)
{
    const unsigned active = __activemask();
    const int lane = threadIdx.x % 32;
    const int leader = __ffs(active) - 1;
    int base = 0;
    if (lane == leader) base = atomicAdd(counter, __popc(active));
    base = __shfl_sync(active, base, leader);
    return base + __popc(active & ((1u << lane) - 1u));
}

// A thread a vertex, for vertices of low degree. Vertices of high degree are put aside for expand_warp.
__global__ void expand_thread(const int* __restrict__ offsets, const int* __restrict__ targets,
                              const int* __restrict__ queue, int size, int level, int* distance, int* next,
                              int* next_size, int* heavy, int* heavy_size, int threshold)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < size; i += gridDim.x * blockDim.x) {
        const int v = queue[i];
        const int begin = offsets[v], end = offsets[v + 1];
        if (end - begin > threshold) {
            heavy[warp_reserve(heavy_size)] = v;
            continue;
        }
        for (int e = begin; e < end; ++e) {
            const int w = targets[e];
            if (atomicCAS(&distance[w], -1, level) == -1) next[warp_reserve(next_size)] = w;
        }
    }
}

// A warp a vertex: the lanes look at the neighbours together and share one atomic operation a round.
__global__ void expand_warp(const int* __restrict__ offsets, const int* __restrict__ targets,
                            const int* __restrict__ heavy, const int* __restrict__ heavy_size, int level,
                            int* distance, int* next, int* next_size)
{
    const int lane = threadIdx.x & (warpSize - 1);
    const int warps = gridDim.x * blockDim.x / warpSize;
    const int count = *heavy_size;
    for (int i = (blockIdx.x * blockDim.x + threadIdx.x) / warpSize; i < count; i += warps) {
        const int v = heavy[i];
        const int end = offsets[v + 1];
        for (int first = offsets[v]; first < end; first += 32) {
            const int e = first + lane;
            const int w = e < end ? __ldg(targets + e) : 0;
            const bool found = e < end && atomicCAS(&distance[w], -1, level) == -1;
            const unsigned votes = __ballot_sync(0xffffffffu, found);
            int base = 0;
            if (lane == 0 && votes != 0) base = atomicAdd(next_size, __popc(votes));
            base = __shfl_sync(0xffffffffu, base, 0);
            if (found) next[base + __popc(votes & ((1u << lane) - 1u))] = w;
        }
    }
}

// Vertices and edges of each level, for the report.
__global__ void count_levels(const int* __restrict__ distance, const int* __restrict__ offsets, int n, int levels,
                             int* vertices, unsigned long long* edges)
{
    const int v = blockIdx.x * blockDim.x + threadIdx.x;
    if (v >= n) return;
    const int level = distance[v];
    if (level < 0 || level >= levels) return;
    atomicAdd(&vertices[level], 1);
    atomicAdd(&edges[level], static_cast<unsigned long long>(offsets[v + 1] - offsets[v]));
}
