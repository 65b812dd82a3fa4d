// Lane arithmetic for ballots.
#pragma once

constexpr unsigned kAllLanes = 0xffffffffu;

// The hardware's own number of the lane: right also where blockDim.x is no multiple of 32.
__device__ __forceinline__ unsigned lane_id()
{
    unsigned lane;
    asm("mov.u32 %0, %%laneid;" : "=r"(lane));
    return lane;
}

__device__ __forceinline__ unsigned lanes_below()
{
    unsigned mask;
    asm volatile("mov.u32 %0, %%lanemask_lt;" : "=r"(mask));
    return mask;
}

// One atomic addition for all lanes that are here; returns each lane's own place.
__device__ __forceinline__ int aggregated_increment(int* counter)
{
    const unsigned active = __activemask();
    const int leader = __ffs(active) - 1;
    int base = 0;
    if (lane_id() == static_cast<unsigned>(leader)) base = atomicAdd(counter, __popc(active));
    base = __shfl_sync(active, base, leader);
    return base + __popc(active & lanes_below());
}
