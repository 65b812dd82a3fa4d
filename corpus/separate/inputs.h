// Particles, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kParticles = 1500;
constexpr int kSpecies = 4;
constexpr int kSteps = 4;

struct Particle {
    float x, v;
    int species;
};

inline std::vector<Particle> make_particles()
{
    std::vector<Particle> particles(kParticles);
    std::uint32_t state = 12u;
    for (int i = 0; i < kParticles; ++i) {
        state = state * 1664525u + 1013904223u;
        const float x = static_cast<float>(state >> 8) / 16777216.0f;
        particles[i] = {x, (x - 0.5f) * 0.25f, i % kSpecies};
    }
    return particles;
}
