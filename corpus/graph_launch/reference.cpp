// The same numbers without graphs.
#include "inputs.h"
#include "npy.h"

int main()
{
    std::vector<std::uint32_t> state = make_input(), side = state, joined(kCount), history;
    for (int launch = 0; launch < kEarly + kLate; ++launch) {
        std::uint32_t sum = 0;
        for (std::uint32_t& value : state) sum += value = value * (launch < kEarly ? kFirst : kSecond) + kAdd;
        history.push_back(sum);
    }
    for (int launch = 0; launch < kCaptured; ++launch) {
        for (std::uint32_t& value : state) value = value * kFirst + 1u;
        for (std::uint32_t& value : side) value = value * kSecond + 2u;
    }
    for (int i = 0; i < kCount; ++i) joined[i] = (state[i] ^ side[i]) + static_cast<std::uint32_t>(i);
    npy::save("history.npy", history);
    npy::save("state.npy", state);
    npy::save("joined.npy", joined);
    std::printf("graph_launch: last sum %u\n", history.back());
    return 0;
}
