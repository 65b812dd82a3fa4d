// Options, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kOptions = 7001;
constexpr float kRate = 0.02f, kVolatility = 0.3f;

// Uniform in [low, high).
inline std::vector<float> make_values(std::uint32_t salt, float low, float high)
{
    std::vector<float> values(kOptions);
    std::uint32_t state = salt;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = low + (high - low) * (static_cast<float>(state >> 8) / 16777216.0f);
    }
    return values;
}

inline std::vector<float> make_prices() { return make_values(1u, 5.0f, 30.0f); }
inline std::vector<float> make_strikes() { return make_values(2u, 1.0f, 100.0f); }
inline std::vector<float> make_years() { return make_values(3u, 0.25f, 10.0f); }
