// Shapes and inputs, shared by the GPU program and its reference. Inputs are exact in half.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kHeads = 2;
constexpr int kQueries = 45;
constexpr int kKeys = 70;
constexpr int kDim = 64;
constexpr float kScale = 0.125f;

inline std::vector<float> make_values(std::size_t count, std::uint32_t salt)
{
    std::vector<float> values(count);
    std::uint32_t state = salt * 747796405u + 2891336453u;
    for (float& value : values) {
        state = state * 747796405u + 2891336453u;
        value = static_cast<float>(static_cast<int>(state >> 24) - 128) / 64.0f;
    }
    return values;
}

inline std::vector<float> make_q() { return make_values(std::size_t{kHeads} * kQueries * kDim, 1); }
inline std::vector<float> make_k() { return make_values(std::size_t{kHeads} * kKeys * kDim, 2); }
inline std::vector<float> make_v() { return make_values(std::size_t{kHeads} * kKeys * kDim, 3); }
