// The matrix and the vectors, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kRows = 701;
constexpr int kCols = 643;
constexpr int kLanes = 8;  // threads a row of the partial-warp product

struct Entry {
    int row, column;
    float value;
};

// 32 bits of noise that depend on nothing but the arguments.
inline std::uint32_t noise(std::uint32_t a, std::uint32_t b)
{
    std::uint32_t h = a * 0xcc9e2d51u ^ (b + 0x7ed55d16u) * 0x1b873593u;
    for (int round = 0; round < 2; ++round) {
        h ^= h >> 16;
        h *= 0x45d9f3bu;
    }
    return h ^ (h >> 16);
}

inline float unit(std::uint32_t bits)
{
    return static_cast<float>(bits >> 8) / 8388608.0f - 1.0f;
}

// Row-major entries. Most rows are short, every seventh is empty, every fiftieth has 151 entries.
inline std::vector<Entry> make_entries()
{
    std::vector<Entry> entries;
    for (int row = 0; row < kRows; ++row) {
        const std::uint32_t draw = noise(static_cast<std::uint32_t>(row), 1u);
        int length = 1 + static_cast<int>(draw % 40u);
        if (row % 7 == 3) length = 0;
        if (row % 50 == 49) length = 151;
        const int stride = length > 0 ? kCols / length : 1;
        for (int k = 0; k < length; ++k) {
            const int jitter = static_cast<int>(noise(draw, static_cast<std::uint32_t>(k)) % static_cast<unsigned>(stride));
            entries.push_back({row, k * stride + jitter, unit(noise(draw, static_cast<std::uint32_t>(k) + 1000u))});
        }
    }
    return entries;
}

inline std::vector<float> make_vector(int size, std::uint32_t salt)
{
    std::vector<float> x(size);
    for (int i = 0; i < size; ++i) x[i] = unit(noise(static_cast<std::uint32_t>(i), salt));
    return x;
}
