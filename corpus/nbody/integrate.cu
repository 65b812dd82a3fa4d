#include "nbody.cuh"

// Rounded after the multiplication and after the addition: the host's bookkeeping repeats these positions bit by bit.
static __device__ __forceinline__ float step_rn(float x, float v, float dt)
{
    return __fadd_rn(x, __fmul_rn(v, dt));
}

__global__ void drift_kernel(float4* __restrict__ position, const float4* __restrict__ velocity, float dt, int count)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= count) return;
    float4 p = position[i];
    const float4 v = velocity[i];
    p.x = step_rn(p.x, v.x, dt);
    p.y = step_rn(p.y, v.y, dt);
    p.z = step_rn(p.z, v.z, dt);
    position[i] = p;
}

__global__ void kick_kernel(float4* __restrict__ velocity, const float4* __restrict__ acceleration, float dt, int count)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= count) return;
    const float4 a = acceleration[i];
    velocity[i].x += a.x * dt;
    velocity[i].y += a.y * dt;
    velocity[i].z += a.z * dt;
}

namespace {

// One launcher for both kernels.
template <typename... Parameters, typename... Arguments>
void launch_per_body(void (*kernel)(Parameters...), int count, cudaStream_t stream, Arguments... arguments)
{
    const int block = 192;
    kernel<<<(count + block - 1) / block, block, 0, stream>>>(arguments..., count);
    GPU_ASSERT(cudaGetLastError());
}

}  // namespace

void drift(const System& system, float dt, cudaStream_t stream)
{
    launch_per_body(drift_kernel, system.count, stream, system.position, system.velocity, dt);
}

void kick(const System& system, float dt, cudaStream_t stream)
{
    launch_per_body(kick_kernel, system.count, stream, system.velocity, system.acceleration, dt);
}
