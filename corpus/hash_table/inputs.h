// Keys, values and queries, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kPairs = 6000;
constexpr int kQueries = 3000;
constexpr std::uint32_t kCapacity = 8192;  // a power of two
constexpr std::uint32_t kAbsent = 0xffffffffu;

// Keys repeat: the values of one key are added up, and the largest is kept.
inline std::vector<std::uint32_t> make_keys(int count, std::uint32_t salt)
{
    std::vector<std::uint32_t> keys(count);
    std::uint32_t state = salt;
    for (std::uint32_t& key : keys) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        key = (state % 3500u) * 77773u;
    }
    return keys;
}

inline std::uint32_t value_of(int i) { return static_cast<std::uint32_t>(i) * 2654435761u >> 16; }
