#include "nbody.cuh"

namespace {

constexpr int kThreads = 128;
constexpr float kFar = 3.0e38f;

// What body `i` feels from body `j`; a body feels nothing from itself since the distance is zero.
__device__ __forceinline__ void interact(const float4 i, const float4 j, float3& acceleration, float& nearest)
{
    const float3 d = make_float3(j.x - i.x, j.y - i.y, j.z - i.z);
    const float r2 = fmaf(d.x, d.x, fmaf(d.y, d.y, d.z * d.z));
    const float inverse = rsqrtf(r2 + kSofteningSquared);
    const float weight = j.w * inverse * inverse * inverse;
    acceleration.x = __fmaf_rn(weight, d.x, acceleration.x);
    acceleration.y = __fmaf_rn(weight, d.y, acceleration.y);
    acceleration.z = __fmaf_rn(weight, d.z, acceleration.z);
    if (r2 > 0.0f) nearest = fminf(nearest, r2);
}

__global__ void __launch_bounds__(kThreads, 4)
forces_kernel(const float4* __restrict__ position, float4* __restrict__ acceleration, float* __restrict__ nearest,
              int count)
{
    extern __shared__ float4 tile[];

    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const float4 self = i < count ? position[i] : make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    float3 sum = make_float3(0.0f, 0.0f, 0.0f);
    float closest = kFar;

    for (int first = 0; first < count; first += blockDim.x) {
        const int j = first + threadIdx.x;
        if (j < count) tile[threadIdx.x] = __ldg(&position[j]);
        __syncthreads();
        const int filled = min((int)blockDim.x, count - first);
#pragma unroll 4
        for (int k = 0; k < filled; ++k) interact(self, tile[k], sum, closest);
        __syncthreads();
    }
    if (i < count) {
        acceleration[i] = make_float4(sum.x, sum.y, sum.z, 0.0f);
        nearest[i] = closest;
    }
}

__device__ double warp_total(double value)
{
    for (int lanes = 16; lanes >= 1; lanes >>= 1) value += __shfl_xor_sync(0xffffffff, value, lanes, 32);
    return value;
}

// All bodies in shared memory at once; each pair is counted from both ends, hence the half.
__global__ void energies_kernel(const float4* __restrict__ position, const float4* __restrict__ velocity, int count,
                                double* energies)
{
    extern __shared__ float4 all[];
    for (int j = threadIdx.x; j < count; j += blockDim.x) all[j] = position[j];
    __syncthreads();

    double kinetic = 0.0, potential = 0.0;
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) {
        const float4 self = all[i];
        const float4 v = velocity[i];
        const float v2 = __fadd_rn(__fadd_rn(__fmul_rn(v.x, v.x), __fmul_rn(v.y, v.y)), __fmul_rn(v.z, v.z));
        kinetic = 0.5 * self.w * v2;
        for (int j = 0; j < count; ++j) {
            const float dx = all[j].x - self.x, dy = all[j].y - self.y, dz = all[j].z - self.z;
            const float inverse = rsqrtf(dx * dx + dy * dy + dz * dz + kSofteningSquared);
            if (j != i) potential -= 0.5 * (double)(self.w * all[j].w * inverse);
        }
    }
    kinetic = warp_total(kinetic);
    potential = warp_total(potential);
    if (threadIdx.x % 32 == 0) {
        atomicAdd(&energies[0], kinetic);
        atomicAdd(&energies[1], potential);
    }
}

}  // namespace

void compute_forces(const System& system, cudaStream_t stream)
{
    const int grid = (system.count + kThreads - 1) / kThreads;
    forces_kernel<<<grid, kThreads, kThreads * sizeof(float4), stream>>>(system.position, system.acceleration,
                                                                        system.nearest, system.count);
    GPU_ASSERT(cudaPeekAtLastError());
}

void add_energies(const System& system, cudaStream_t stream)
{
    const int bytes = system.count * (int)sizeof(float4);
    GPU_ASSERT(cudaFuncSetAttribute(energies_kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes));
    int resident = 0;
    GPU_ASSERT(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&resident, energies_kernel, 2 * kThreads, bytes));
    if (resident < 1) {
        fprintf(stderr, "%d bytes of shared memory a block do not fit\n", bytes);
        exit(1);
    }
    energies_kernel<<<dim3((system.count + 2 * kThreads - 1) / (2 * kThreads)), 2 * kThreads, bytes, stream>>>(
        system.position, system.velocity, system.count, system.energies);
    GPU_ASSERT(cudaPeekAtLastError());
}
