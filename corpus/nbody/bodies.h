// The system of bodies, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kBodies = 1000;         // no multiple of the block
constexpr int kStepCount = 2;
constexpr float kTimeStep = 0.01f;
constexpr float kSofteningSquared = 0.0025f;
constexpr float kTotalMass = 1.0f;

// Four floats a body: x, y, z and mass, or the velocity and zero.
struct Bodies {
    std::vector<float> positions, velocities;
};

inline Bodies make_bodies()
{
    Bodies bodies;
    std::uint64_t state = 0x9e3779b97f4a7c15ULL;
    auto uniform = [&state] {  // in [-1, 1)
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return static_cast<float>((state * 2685821657736338717ULL) >> 40) / 8388608.0f - 1.0f;
    };
    for (int i = 0; i < kBodies; ++i) {
        for (int axis = 0; axis < 3; ++axis) {
            bodies.positions.push_back(uniform());
            bodies.velocities.push_back(0.25f * uniform());
        }
        bodies.positions.push_back(kTotalMass / kBodies * (1.25f + 0.75f * uniform()));
        bodies.velocities.push_back(0.0f);
    }
    return bodies;
}
