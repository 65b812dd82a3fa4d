// Inputs shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kParticles = 25013;
constexpr float kLow = -0.1f, kHigh = 0.35f;

#if defined(__CUDACC__)
#define BOTH __host__ __device__
#else
#define BOTH
#endif

struct InRange {
    float low, high;

    BOTH bool operator()(float x) const { return x >= low && x < high; }
};

// Odd integers are kept; they come in runs, so that whole warps agree now and then.
struct IsOdd {
    BOTH bool operator()(int x) const { return (x & 1) != 0; }
};

inline std::vector<float> make_energies()
{
    std::vector<float> energies(kParticles);
    std::uint32_t state = 362436069u;
    for (float& energy : energies) {
        state = 69069u * state + 12345u;
        energy = static_cast<float>(state >> 9) / 4194304.0f - 1.0f;
    }
    return energies;
}

inline std::vector<int> make_tags()
{
    std::vector<int> tags(kParticles);
    std::uint32_t state = 521288629u;
    int parity = 0;
    for (int i = 0; i < kParticles; ++i) {
        state = 69069u * state + 12345u;
        if ((state >> 16) % 24u == 0) parity ^= 1;
        tags[i] = static_cast<int>(state >> 14 << 1) | parity;
    }
    return tags;
}
