#include "buffer.h"
#include "physics.cuh"

__device__ unsigned long long bounces = 0;

namespace walls {

__device__ Particle reflect(Particle particle)
{
    int count = 0;
    while (particle.x < 0.0f || particle.x > 1.0f) {
        particle.x = particle.x < 0.0f ? -particle.x : 2.0f - particle.x;
        particle.v = -particle.v;
        ++count;
    }
    if (count > 0) atomicAdd(&bounces, static_cast<unsigned long long>(count));
    return particle;
}

}  // namespace walls

std::uint64_t bounces_so_far()
{
    unsigned long long value = 0;
    CUDA_CHECK(cudaMemcpyFromSymbol(&value, bounces, sizeof value));
    return value;
}
