// What kernels and the host API may expect of the host target. Prints each expectation that fails; exit status 0 if none.
#include <gpu/gpu.hpp>

#include <cstdio>
#include <vector>

int second_unit_total(const int* values, int count);

static int failures = 0;
#define EXPECT(condition) \
    if (!(condition)) ++failures, std::printf("%s:%d: %s\n", __FILE__, __LINE__, #condition)
#define LAUNCH(kernel, ...) ::gpu::host::launch(#kernel, &kernel, ::gpu::host::Configuration(__VA_ARGS__))

__global__ void indices(int* out) {
    const int block = blockIdx.x + gridDim.x * (blockIdx.y + gridDim.y * blockIdx.z);
    const int thread = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
    out[block * blockDim.x * blockDim.y * blockDim.z + thread] = block * 1000 + thread;
}

__global__ void reverse(int* data) {
    __shared__ int tile[1024]; ::gpu::host::shared_object(tile, "tile");
    for (int round = 0; round < 3; ++round) {
        tile[threadIdx.x] = data[blockIdx.x * 1024 + threadIdx.x];
        __syncthreads();
        data[blockIdx.x * 1024 + threadIdx.x] = tile[1023 - threadIdx.x];
        __syncthreads();
    }
}

__global__ void votes(int* out) {
    out[threadIdx.x * 3] = __syncthreads_count(threadIdx.x < 10);
    out[threadIdx.x * 3 + 1] = __syncthreads_and(threadIdx.x < 10) * 2 + __syncthreads_and(1);
    out[threadIdx.x * 3 + 2] = __syncthreads_or(threadIdx.x == 99) * 2 + __syncthreads_or(0);
}

__attribute__((noinline)) unsigned together() { return gpu::active_mask(); }

__global__ void warp(unsigned* out) {
    const unsigned all = 0xffffffffu, lane = gpu::lane_id();
    unsigned* mine = out + threadIdx.x * 16;
    mine[0] = gpu::shfl(all, lane, 5);
    mine[1] = gpu::shfl_up(all, lane, 3, 16);
    mine[2] = gpu::shfl_down(all, lane, 3, 16);
    mine[3] = gpu::shfl_xor(all, lane, 7);
    mine[4] = gpu::ballot(all, lane % 3 == 0);
    mine[5] = unsigned(gpu::any(all, lane == 9)) * 2 + unsigned(gpu::all(all, lane == 9));
    mine[6] = gpu::match_any(all, lane / 8);
    int same = -1;
    mine[7] = gpu::match_all(all, 17, &same) + unsigned(same);
    mine[8] = gpu::reduce_add(all, lane);
    mine[9] = unsigned(gpu::reduce_min(all, int(lane) - 7));
    mine[10] = gpu::reduce_xor(all, 1u << lane);
    mine[11] = gpu::lanemask_lt() | gpu::lanemask_gt();
    if (lane < 12) mine[12] = gpu::active_mask();
    else mine[12] = gpu::active_mask();
    if (lane % 2) mine[13] = gpu::shfl_xor(0xaaaaaaaau, lane, 2);  // two halves of a warp in two branches
    else mine[13] = gpu::reduce_max(0x55555555u, lane);
    gpu::sync_warp();
    mine[14] = unsigned(gpu::shfl(all, 1.5 * lane, 4) * 2);
    if (lane < 20) {  // one place in a function, reached by two ways: two sets of lanes
        mine[15] = together();
    } else {
        asm volatile("" ::: "memory");
        mine[15] = ~together();
    }
}

__global__ void exits_early(int* out, int n) {
    if (threadIdx.x >= unsigned(n)) return;
    out[threadIdx.x] = int(gpu::ballot(0xffffffffu, 1));  // the lanes that have exited do not count
}

__global__ void atomics(int* i, unsigned* u, float* f, double* d, unsigned long long* l) {
    atomicAdd(i, 1);
    atomicMax(i + 1, int(blockIdx.x * blockDim.x + threadIdx.x));
    atomicInc(u, 99);
    atomicOr(u + 1, 1u << threadIdx.x % 32);
    atomicAdd(f, 0.5f);
    atomicAdd(d, 0.25);
    atomicAdd(l, 3ull);
    int seen = i[2];
    while (true) {
        const int before = atomicCAS(i + 2, seen, seen + 2);
        if (before == seen) break;
        seen = before;
    }
}

__global__ void flag(int* out) {  // thread 0 spins until the last thread has come
    if (threadIdx.x == 0) {
        while (atomicAdd(out, 0) == 0) {
        }
        out[1] = 7;
    } else if (threadIdx.x == 63) {
        atomicExch(out, 1);
    }
}

__global__ void poison(float* out) {
    __shared__ float never[4]; ::gpu::host::shared_object(never, "never");
    out[threadIdx.x] = never[threadIdx.x];
    float (&same)[] = ::gpu::host::dynamic_shared("same");
    int (&bits)[] = ::gpu::host::dynamic_shared("bits");
    if (threadIdx.x == 0) same[0] = 1.0f;
    __syncthreads();
    if (threadIdx.x == 0) out[4] = bits[0] == 0x3f800000;
}

template <class T>
__global__ void fill(T* out, T value, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = value;
}

__constant__ float weights[4];
__device__ int counter = 5;
__global__ void constants(float* out) { out[threadIdx.x] = weights[threadIdx.x] + float(counter); }

static void launches() {
    std::vector<int> out(2 * 3 * 4 * 2 * 3 * 5);
    LAUNCH(indices, dim3(2, 3, 4), dim3(2, 3, 5))(out.data());
    for (int i = 0; i < int(out.size()); ++i) EXPECT(out[i] == i / 30 * 1000 + i % 30);
    std::vector<int> data(64 * 1024);
    for (int i = 0; i < int(data.size()); ++i) data[i] = i;
    LAUNCH(reverse, 64, 1024)(data.data());
    for (int i = 0; i < int(data.size()); ++i) EXPECT(data[i] == i / 1024 * 1024 + 1023 - i % 1024);
    std::vector<double> filled(100);
    const double half_past = 50.5;
    ::gpu::host::launch("fill", [&](auto... a) { fill(a...); }, ::gpu::host::Configuration(2, 64))(filled.data(), 2.5, 100);
    EXPECT(filled[0] == 2.5 && filled[99] == 2.5);
    ::gpu::host::launch("fill<double>", &fill<double>, ::gpu::host::Configuration(2, 64, 0, nullptr))(filled.data(), 3, half_past);
    EXPECT(filled[49] == 3.0 && filled[50] == 2.5);  // arguments are converted as in a call
    EXPECT(second_unit_total(data.data(), 1024) == 1023 * 512);
    LAUNCH(indices, 0, 32)(out.data());
    EXPECT(gpuPeekAtLastError() == gpuErrorInvalidConfiguration && gpuGetLastError() == gpuErrorInvalidConfiguration);
    EXPECT(gpuGetLastError() == gpuSuccess);
    LAUNCH(indices, 1, 1025)(out.data());
    EXPECT(gpuGetLastError() == gpuErrorInvalidConfiguration);
    LAUNCH(indices, 1, dim3(1, 1, 65))(out.data());
    EXPECT(gpuGetLastError() == gpuErrorInvalidConfiguration);
    LAUNCH(indices, dim3(1, 65536), 1)(out.data());
    EXPECT(gpuGetLastError() == gpuErrorInvalidConfiguration);
    LAUNCH(indices, 1, 1, 48 * 1024 + 1)(out.data());
    EXPECT(gpuGetLastError() == gpuErrorInvalidValue);
    EXPECT(gpuFuncSetAttribute(indices, gpuFuncAttributeMaxDynamicSharedMemorySize, 100 * 1024) == gpuSuccess);
    LAUNCH(indices, 1, 1, 100 * 1024)(out.data());
    EXPECT(gpuGetLastError() == gpuSuccess);
    EXPECT(gpuFuncSetAttribute(indices, gpuFuncAttributeMaxDynamicSharedMemorySize, 1 << 20) == gpuErrorInvalidValue);
    EXPECT(gpuGetLastError() == gpuErrorInvalidValue);
    int* pointer = out.data();
    void* arguments[] = {&pointer};
    EXPECT(gpuLaunchKernel(indices, 1, 3, arguments) == gpuSuccess && out[2] == 2);
}

static void warps() {
    std::vector<int> counts(64 * 3);
    LAUNCH(votes, 1, 64)(counts.data());
    for (int i = 0; i < 64; ++i) EXPECT(counts[i * 3] == 10 && counts[i * 3 + 1] == 1 && counts[i * 3 + 2] == 0);
    std::vector<unsigned> out(64 * 16);
    LAUNCH(warp, 1, 64)(out.data());
    for (unsigned t = 0; t < 64; ++t) {
        const unsigned lane = t % 32, *mine = &out[t * 16], in_half = lane % 16;
        EXPECT(mine[0] == 5);
        EXPECT(mine[1] == (in_half < 3 ? lane : lane - 3));
        EXPECT(mine[2] == (in_half > 12 ? lane : lane + 3));
        EXPECT(mine[3] == (lane ^ 7));
        EXPECT(mine[4] == 0x49249249u);
        EXPECT(mine[5] == 2);
        EXPECT(mine[6] == 0xffu << lane / 8 * 8);
        EXPECT(mine[7] == 0);  // the mask 0xffffffff plus 1
        EXPECT(mine[8] == 496);
        EXPECT(int(mine[9]) == -7);
        EXPECT(mine[10] == 0xffffffffu);
        EXPECT(mine[11] == ~(1u << lane));
        EXPECT(mine[12] == (lane < 12 ? 0xfffu : 0xfffff000u));
        EXPECT(mine[13] == (lane % 2 ? lane ^ 2 : 30));
        EXPECT(mine[14] == 12);
        EXPECT(mine[15] == 0xfffffu);
    }
    std::vector<int> left(64, -1);
    LAUNCH(exits_early, 1, 48)(left.data(), 40);
    EXPECT(left[0] == -1 && left[32] == 0xff && left[40] == -1);
}

static void memory() {
    int i[3] = {0, 0, 0};
    unsigned u[2] = {0, 0};
    float f = 0;
    double d = 0;
    unsigned long long l = 0;
    LAUNCH(atomics, 100, 128)(i, u, &f, &d, &l);
    EXPECT(i[0] == 12800 && i[1] == 12799 && i[2] == 25600 && u[0] == 0 && u[1] == 0xffffffffu);
    EXPECT(f == 6400.0f && d == 3200.0 && l == 38400);
    int flags[2] = {0, 0};
    LAUNCH(flag, 1, 64)(flags);
    EXPECT(flags[1] == 7);
    float out[5] = {0, 0, 0, 0, 0};
    LAUNCH(poison, 1, 4, 64)(out);
    EXPECT(out[0] != out[0] && out[3] != out[3] && out[4] == 1.0f);
    const float given[4] = {1, 2, 3, 4};
    EXPECT(gpuMemcpyToSymbol(weights, given, sizeof given) == gpuSuccess);
    EXPECT(gpuMemcpyToSymbol(weights, given, sizeof given, 4) == gpuErrorInvalidValue);
    LAUNCH(constants, 1, 4)(out);
    EXPECT(out[0] == 6 && out[3] == 9);
    int back = 0;
    EXPECT(gpuMemcpyFromSymbol(&back, counter, sizeof back) == gpuSuccess && back == 5);

    int *device = nullptr, host[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    EXPECT(gpuMalloc(&device, sizeof host) == gpuSuccess);
    EXPECT(device[0] == -1);  // not cleared
    EXPECT(gpuMemcpy(device, host, sizeof host, gpuMemcpyHostToDevice) == gpuSuccess && device[7] == 8);
    EXPECT(gpuMemcpy(device, host, sizeof host + 1, gpuMemcpyHostToDevice) == gpuErrorInvalidValue);
    EXPECT(gpuMemcpy(device + 1, host, sizeof host, gpuMemcpyDefault) == gpuErrorInvalidValue);
    EXPECT(gpuMemcpy(host, device, sizeof host, gpuMemcpyHostToDevice) == gpuErrorInvalidValue);
    EXPECT(gpuMemcpy(host, host + 4, 16, gpuMemcpyDeviceToHost) == gpuErrorInvalidValue);
    EXPECT(gpuMemcpy(nullptr, host, 16, gpuMemcpyDefault) == gpuErrorInvalidValue);
    EXPECT(gpuMemcpy(device, host, 4, gpuMemcpyKind(9)) == gpuErrorInvalidMemcpyDirection);
    EXPECT(gpuMemcpy(device, host, 0, gpuMemcpyHostToDevice) == gpuSuccess);
    EXPECT(gpuMemcpy2D(host, 16, device, 8, 8, 2, gpuMemcpyDeviceToHost) == gpuSuccess && host[4] == 3 && host[6] == 7);
    EXPECT(gpuMemset(device, 0, sizeof host) == gpuSuccess && device[3] == 0);
    EXPECT(gpuMemset(host, 0, 4) == gpuErrorInvalidValue);
    EXPECT(gpuFree(device) == gpuSuccess && gpuFree(device) == gpuErrorInvalidValue && gpuFree(nullptr) == gpuSuccess);
    EXPECT(gpuFree(host) == gpuErrorInvalidValue);
    void* huge = nullptr;
    EXPECT(gpuMalloc(&huge, size_t(1) << 40) == gpuErrorMemoryAllocation && huge == nullptr);
    int* pinned = nullptr;
    EXPECT(gpuMallocHost(&pinned, 64) == gpuSuccess && gpuFree(pinned) == gpuErrorInvalidValue);
    EXPECT(gpuFreeHost(pinned) == gpuSuccess);
    EXPECT(gpuGetLastError() == gpuErrorInvalidValue);  // the latest failure
}

static void streams() {
    gpuStream_t stream = nullptr;
    gpuEvent_t start = nullptr, end = nullptr;
    EXPECT(gpuStreamCreate(&stream) == gpuSuccess && gpuEventCreate(&start) == gpuSuccess && gpuEventCreate(&end) == gpuSuccess);
    float time = -1;
    EXPECT(gpuEventElapsedTime(&time, start, end) == gpuErrorInvalidResourceHandle);
    EXPECT(gpuEventRecord(start, stream) == gpuSuccess && gpuEventRecord(end, stream) == gpuSuccess);
    EXPECT(gpuEventElapsedTime(&time, start, end) == gpuSuccess && time >= 0.0f);
    EXPECT(gpuStreamSynchronize(stream) == gpuSuccess && gpuStreamQuery(nullptr) == gpuSuccess);
    EXPECT(gpuEventDestroy(start) == gpuSuccess && gpuEventQuery(start) == gpuErrorInvalidResourceHandle);
    EXPECT(gpuStreamDestroy(stream) == gpuSuccess && gpuStreamDestroy(stream) == gpuErrorInvalidResourceHandle);
    EXPECT(gpuEventDestroy(end) == gpuSuccess && gpuDeviceSynchronize() == gpuSuccess);
    gpuDeviceProp properties;
    int count = 0, value = 0;
    EXPECT(gpuGetDeviceCount(&count) == gpuSuccess && count == 1 && gpuSetDevice(1) == gpuErrorInvalidDevice);
    EXPECT(gpuGetDeviceProperties(&properties, 0) == gpuSuccess && properties.warpSize == 32);
    EXPECT(gpuDeviceGetAttribute(&value, gpuDevAttrMaxThreadsPerBlock, 0) == gpuSuccess && value == 1024);
    EXPECT(!std::strcmp(gpuGetErrorString(gpuErrorInvalidValue), "invalid argument"));
    EXPECT(!std::strcmp(gpuGetErrorName(gpuErrorInvalidConfiguration), "gpuErrorInvalidConfiguration"));
}

static void functions() {
    EXPECT(__popc(0xf0f0u) == 8 && __clz(1) == 31 && __clz(0) == 32 && __ffs(8) == 4 && __ffs(0) == 0);
    EXPECT(__brev(1u) == 0x80000000u && __umulhi(0x80000000u, 6u) == 3 && __mulhi(-1, 1) == -1);
    EXPECT(__byte_perm(0x33221100u, 0x77665544u, 0x7531u) == 0x77553311u && __funnelshift_l(0x80000000u, 1u, 1u) == 3);
    EXPECT(__float2int_rn(2.5f) == 2 && __float2int_rz(3e9f) == 2147483647 && __float2uint_rd(-1.0f) == 0);
    EXPECT(__float_as_int(1.0f) == 0x3f800000 && __longlong_as_double(0x3ff0000000000000ll) == 1.0);
    EXPECT(min(-1, 2u) == 2u && max(1.0f, 2.0) == 2.0 && min(3ll, -4ll) == -4);
    EXPECT(rsqrtf(4.0f) == 0.5f && sinpi(0.5) == 1.0 && cospif(1.0f) == -1.0f && __saturatef(3.0f) == 1.0f);
    EXPECT(std::fabs(std::erf(erfinv(0.7)) - 0.7) < 1e-15 && std::fabs(std::erfc(erfcinv(1e-20)) / 1e-20 - 1.0) < 1e-13);
    EXPECT(std::fabs(normcdfinv(0.975) - 1.959963984540054) < 1e-14);
    EXPECT(alignof(float4) == 16 && alignof(float2) == 8 && alignof(float3) == 4 && sizeof(double4) == 32 && alignof(short4) == 8);
    EXPECT(make_float4(1, 2, 3, 4).w == 4.0f && make_uint3(1, 2, 3).z == 3);
}

int main() {
    launches();
    warps();
    memory();
    streams();
    functions();
    std::printf("%d failures\n", failures);
    return failures != 0;
}
