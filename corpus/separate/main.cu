// Particles in a field between walls: the kernel calls device functions of two other units, which are linked on the device.
#include "buffer.h"
#include "npy.h"
#include "physics.cuh"

__global__ void move(Particle* particles, int n, float dt)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    Particle p = particles[i];
    p.v = p.v + dt * force_at(p.x, p.species);
    p.x = p.x + dt * p.v;
    particles[i] = walls::reflect(p);
}

int main()
{
    const float values[kSpecies] = {1.0f, -1.5f, 0.25f, 0.0f};
    set_charges(values);
    const Buffer<Particle> particles(make_particles());
    for (int s = 0; s < kSteps; ++s) {
        move<<<(kParticles + 127) / 128, 128>>>(particles.get(), kParticles, 1.5f);
        CUDA_CHECK(cudaGetLastError());
    }
    std::vector<float> places, speeds;
    for (const Particle& p : particles.host()) {
        places.push_back(p.x);
        speeds.push_back(p.v);
    }
    const std::uint64_t count = bounces_so_far();
    npy::save("places.npy", places);
    npy::save("speeds.npy", speeds);
    npy::save("bounces.npy", &count, {1});
    std::printf("separate: %d particles, %llu bounces\n", kParticles, static_cast<unsigned long long>(count));
    return 0;
}
