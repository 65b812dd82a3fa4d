#include <algorithm>
#include <map>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<std::uint32_t> keys = make_keys(kPairs, 9u), queries = make_keys(kQueries, 1234u);
    std::map<std::uint32_t, std::uint32_t> largest, sums;
    for (int i = 0; i < kPairs; ++i) {
        largest[keys[i]] = std::max(largest[keys[i]], value_of(i));
        sums[keys[i]] += value_of(i);
    }
    std::vector<std::uint32_t> found_largest, found_sums;
    for (const std::uint32_t query : queries) {
        found_largest.push_back(largest.count(query) != 0 ? largest[query] : kAbsent);
        found_sums.push_back(sums.count(query) != 0 ? sums[query] : kAbsent);
    }
    const std::vector<std::uint32_t> distinct(1, static_cast<std::uint32_t>(sums.size()));
    npy::save("largest.npy", found_largest);
    npy::save("sums.npy", found_sums);
    npy::save("distinct.npy", distinct);
    std::printf("reference: %u keys\n", distinct[0]);
    return 0;
}
