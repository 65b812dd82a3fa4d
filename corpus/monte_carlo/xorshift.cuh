// A generator with state, one a thread, kept in global memory between launches.
#pragma once

#include <cstdint>

class XorShift128 {
public:
    __device__ explicit XorShift128(std::uint32_t seed)
    {
        // Four different words from one, none of them zero.
        std::uint32_t word = seed;
        for (std::uint32_t& part : state_) {
            word = word * 747796405u + 2891336453u;
            part = (word ^ word >> 16) | 1u;
        }
    }

    __device__ std::uint32_t operator()()
    {
        std::uint32_t t = state_[3];
        const std::uint32_t s = state_[0];
        state_[3] = state_[2];
        state_[2] = state_[1];
        state_[1] = s;
        t ^= t << 11;
        t ^= t >> 8;
        return state_[0] = t ^ s ^ s >> 19;
    }

private:
    std::uint32_t state_[4];
};
