// One wrong kernel for each command line word: the host target must end the program and name the place.
#include <gpu/gpu.hpp>

#include <cassert>
#include <cstring>

__global__ void exits_before_barrier(int* out) {
    if (threadIdx.x >= 32) return;
    __syncthreads();  // line 9
    out[threadIdx.x] = 1;
}
__global__ void waits_elsewhere(int* out) {
    if (threadIdx.x == 3) {
        gpu::sync_warp(0x18);  // line 14: lane 4 is at the barrier
    }
    __syncthreads();
    out[threadIdx.x] = 1;
}
__global__ void reads_lane_outside_mask(int* out) {
    if (threadIdx.x < 16) out[threadIdx.x] = gpu::shfl(0xffff, 1, 20);  // line 20
}
__global__ void reads_exited_lane(int* out) {
    if (threadIdx.x == 31) return;
    out[threadIdx.x] = gpu::shfl_down(0xffffffff, 1, 1);  // line 24
}
__global__ void not_in_own_mask(int*) { gpu::ballot(0x1, threadIdx.x); }  // line 26
__global__ void masks_differ(int*) { gpu::any(threadIdx.x == 5 ? 0x30 : 0xffffffff, 1); }  // line 27
__global__ void beyond_shared(int* out) {
    __shared__ int tile[32]; ::gpu::host::shared_object(tile, "tile");
    const int index = threadIdx.x == 7 ? 32 : 0;
    ::gpu::host::at(tile, (index)) = 1;  // line 31
    out[0] = tile[0];
}
__global__ void below_shared(int* out) {
    __shared__ int before[8]; ::gpu::host::shared_object(before, "before");
    __shared__ int tile[4][8]; ::gpu::host::shared_object(tile, "tile");
    before[0] = 1;
    out[0] = ::gpu::host::at(::gpu::host::at(tile, (0)), (int(threadIdx.x) - 1)) + before[0];  // line 38
}
__global__ void beyond_dynamic(int* out) {
    float (&s)[] = ::gpu::host::dynamic_shared("s");
    ::gpu::host::at(s, (threadIdx.x + 225)) = 1;  // line 42: 256 floats, thread 31 is the first beyond
    out[0] = int(s[0]);
}
__global__ void fails_assert(int*) { assert(threadIdx.x != 2); }  // line 45
__global__ void null_pointer(int* out) { ::gpu::host::at(out, (threadIdx.x)) = 1; }  // line 46
__global__ void recurses(int* out) {
    volatile char big[32768] = {};
    big[threadIdx.x] = 1;
    if (out[0] == 0) recurses(out);
    big[0] = big[1];
}
__global__ void spins(int* out) {
    while (*(volatile int*)out == 0) {
    }
}
__global__ void bad_width(int*) { gpu::shfl_xor(0xffffffff, 1, 1, 12); }  // line 57
__global__ void traps(int*) { __trap(); }  // line 58

int main(int, char** argv) {
    int* out = nullptr;
    if (gpuMalloc(&out, 4096) != gpuSuccess || gpuMemset(out, 0, 4096) != gpuSuccess) return 1;
    std::puts("before");
#define RUN(kernel, threads, shared, pointer) \
    if (!std::strcmp(argv[1], #kernel)) ::gpu::host::launch(#kernel, &kernel, ::gpu::host::Configuration(1, threads, shared))(pointer)
    RUN(exits_before_barrier, 64, 0, out);
    RUN(waits_elsewhere, 32, 0, out);
    RUN(reads_lane_outside_mask, 32, 0, out);
    RUN(reads_exited_lane, 32, 0, out);
    RUN(not_in_own_mask, 32, 0, out);
    RUN(masks_differ, 32, 0, out);
    RUN(beyond_shared, 32, 0, out);
    RUN(below_shared, 32, 0, out);
    RUN(beyond_dynamic, 32, 1024, out);
    RUN(fails_assert, 32, 0, out);
    RUN(null_pointer, 32, 0, nullptr);
    RUN(recurses, 32, 0, out);
    RUN(spins, 32, 0, out);
    RUN(bad_width, 32, 0, out);
    RUN(traps, 32, 0, out);
    if (!std::strcmp(argv[1], "outside")) __syncthreads();  // line 81
    return 0;
}
