// Inputs shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kPairs = 3000;   // padded to 4096 by the sort
constexpr int kRows = 75;      // a row a warp; the last block is not full
constexpr int kRowLength = 32;

// Distinct keys: an odd multiplier permutes the 32-bit integers.
inline std::vector<std::uint32_t> make_keys()
{
    std::vector<std::uint32_t> keys(kPairs);
    for (int i = 0; i < kPairs; ++i) keys[i] = (static_cast<std::uint32_t>(i) + 17u) * 2654435769u;
    return keys;
}

inline std::vector<std::int32_t> make_payload()
{
    std::vector<std::int32_t> payload(kPairs);
    for (int i = 0; i < kPairs; ++i) payload[i] = i;
    return payload;
}

inline std::vector<float> make_rows()
{
    std::vector<float> rows(kRows * kRowLength);
    std::uint32_t state = 2463534242u;
    for (float& value : rows) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        value = static_cast<float>(static_cast<std::int32_t>(state)) / 1048576.0f;
    }
    return rows;
}
