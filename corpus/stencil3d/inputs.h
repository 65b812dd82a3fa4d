// The field, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kX = 37, kY = 21, kZ = 18;
constexpr int kSteps = 3;
constexpr float kCentre = 0.4f, kNear = 0.1f;  // six neighbours; the border stays

inline std::vector<float> make_field()
{
    std::vector<float> field(kX * kY * kZ);
    std::uint32_t state = 6007u;
    for (float& value : field) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(state >> 8) / 16777216.0f;
    }
    return field;
}
