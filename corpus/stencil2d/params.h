// Problem shared by the GPU program and its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kFields = 3;   // one more than a block handles in z
constexpr int kWidth = 117;  // neither extent is a multiple of the block
constexpr int kHeight = 61;
constexpr int kRadius = 2;
constexpr int kSteps = 6;

// Weights of the centre and of the neighbours at distances 1 and 2 along x and along y.
struct Weights {
    float x[kRadius + 1];
    float y[kRadius + 1];
};

// Sum over the star is one: x[0] + y[0] + 2 (x[1] + x[2] + y[1] + y[2]).
constexpr Weights kFirstWeights = {{0.25f, 0.125f, 0.0625f}, {0.1875f, 0.0625f, 0.03125f}};
// From the middle of the run on, only the weights along y change.
constexpr float kLaterY[kRadius + 1] = {0.0625f, 0.125f, 0.03125f};

inline std::vector<float> make_fields()
{
    std::vector<float> values(static_cast<std::size_t>(kFields) * kHeight * kWidth);
    std::uint32_t state = 7u;
    for (float& value : values) {
        state = state * 22695477u + 1u;
        value = static_cast<float>(state >> 8) / 8388608.0f - 1.0f;
    }
    return values;
}
