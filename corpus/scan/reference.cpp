#include "inputs.h"
#include "npy.h"

// Inclusive sums of `input`, accumulated in `Sum`.
template <typename Sum, typename T>
static std::vector<T> prefix_sums(const std::vector<T>& input)
{
    std::vector<T> output;
    Sum sum = 0;
    for (T value : input) output.push_back(static_cast<T>(sum += value));
    return output;
}

int main()
{
    const auto u32 = prefix_sums<std::uint32_t>(make_unsigned());
    npy::save("scan_u32.npy", u32);
    npy::save("lookback_u32.npy", u32);
    npy::save("scan_i64.npy", prefix_sums<std::int64_t>(make_wide()));
    npy::save("scan_f32.npy", prefix_sums<double>(make_floats()));
    std::printf("reference: last sum %u\n", u32.back());
    return 0;
}
