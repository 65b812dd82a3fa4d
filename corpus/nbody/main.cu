// Two leapfrog steps (half a drift, a kick, half a drift), then the energies; writes the state.
#include "nbody.cuh"
#include "npy.h"

template <typename T>
static T* device_array(size_t count, const void* source = nullptr)
{
    T* pointer = nullptr;
    GPU_ASSERT(cudaMalloc((void**)&pointer, count * sizeof(T)));
    if (source != nullptr) {
        GPU_ASSERT(cudaMemcpy(pointer, source, count * sizeof(T), cudaMemcpyHostToDevice));
    } else {
        GPU_ASSERT(cudaMemset(pointer, 0, count * sizeof(T)));
    }
    return pointer;
}

// The xyz of `count` float4 in device memory, as a (count, 3) array.
static std::vector<float> save_vectors(const char* path, const float4* device, int count)
{
    std::vector<float4> host(count);
    GPU_ASSERT(cudaMemcpy(host.data(), device, count * sizeof(float4), cudaMemcpyDeviceToHost));
    std::vector<float> xyz;
    for (const float4& v : host) xyz.insert(xyz.end(), {v.x, v.y, v.z});
    npy::save(path, xyz.data(), {static_cast<size_t>(count), 3});
    return xyz;
}

int main()
{
    const Bodies bodies = make_bodies();
    System system;
    system.count = kBodies;
    system.position = device_array<float4>(kBodies, bodies.positions.data());
    system.velocity = device_array<float4>(kBodies, bodies.velocities.data());
    system.acceleration = device_array<float4>(kBodies);
    system.nearest = device_array<float>(kBodies);
    system.energies = device_array<double>(2);

    cudaEvent_t marks[2];
    for (cudaEvent_t& mark : marks) GPU_ASSERT(cudaEventCreate(&mark));
    GPU_ASSERT(cudaEventRecord(marks[0]));
    for (int step = 0; step < kStepCount; ++step) {
        drift(system, 0.5f * kTimeStep);
        if (step == 0) save_vectors("drifted.npy", system.position, kBodies);
        compute_forces(system);
        kick(system, kTimeStep);
        drift(system, 0.5f * kTimeStep);
    }
    add_energies(system);
    GPU_ASSERT(cudaEventRecord(marks[1], 0));
    GPU_ASSERT(cudaEventSynchronize(marks[1]));
    float elapsed = -1.0f;
    GPU_ASSERT(cudaEventElapsedTime(&elapsed, marks[0], marks[1]));
    if (elapsed < 0.0f) return 1;

    const std::vector<float> positions = save_vectors("positions.npy", system.position, kBodies);
    save_vectors("accelerations.npy", system.acceleration, kBodies);
    std::vector<float> nearest(kBodies);
    double energies[2];
    GPU_ASSERT(cudaMemcpy(nearest.data(), system.nearest, kBodies * sizeof(float), cudaMemcpyDeviceToHost));
    GPU_ASSERT(cudaMemcpy(energies, system.energies, sizeof(energies), cudaMemcpyDeviceToHost));
    npy::save("nearest.npy", nearest);
    npy::save("energies.npy", energies, {2});
    printf("nbody: %d bodies, %d steps, kinetic %.6f, potential %.6f, first at (%.4f, %.4f, %.4f)\n", kBodies,
           kStepCount, energies[0], energies[1], positions[0], positions[1], positions[2]);

    for (cudaEvent_t mark : marks) GPU_ASSERT(cudaEventDestroy(mark));
    GPU_ASSERT(cudaFree(system.position));
    GPU_ASSERT(cudaFree(system.velocity));
    GPU_ASSERT(cudaFree(system.acceleration));
    GPU_ASSERT(cudaFree(system.nearest));
    GPU_ASSERT(cudaFree(system.energies));
    return 0;
}
