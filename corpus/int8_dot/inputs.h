// Quantised matrices shared by the GPU program and its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kM = 45, kN = 70, kK = 132;  // K is a multiple of 4
constexpr float kScaleA = 0.03125f;        // powers of two: scaled sums are exact
constexpr int kZeroB = 3;

template <typename T>
std::vector<T> make_bytes(std::size_t count, std::uint32_t salt)
{
    std::vector<T> values(count);
    std::uint32_t state = salt * 2654435761u + 12345u;
    for (T& value : values) {
        state = state * 1103515245u + 12345u;
        value = static_cast<T>(state >> 16);
    }
    return values;
}

inline std::vector<std::int8_t> make_a() { return make_bytes<std::int8_t>(std::size_t{kM} * kK, 1); }
inline std::vector<std::int8_t> make_b() { return make_bytes<std::int8_t>(std::size_t{kN} * kK, 2); }
inline std::vector<std::uint8_t> make_u() { return make_bytes<std::uint8_t>(std::size_t{kM} * kK, 3); }

// One scale a column of the result, powers of two.
inline std::vector<float> make_scales()
{
    std::vector<float> scales(kN);
    for (int n = 0; n < kN; ++n) scales[n] = 1.0f / static_cast<float>(1 << (n % 5));
    return scales;
}
