#include <algorithm>
#include <numeric>
#include <string>

#include "inputs.h"
#include "npy.h"

template <typename T>
static void sorted(std::vector<T> values, const char* path, const char* places_path)
{
    std::vector<std::uint32_t> places(values.size());
    std::iota(places.begin(), places.end(), 0u);
    std::stable_sort(places.begin(), places.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    std::stable_sort(values.begin(), values.end());
    npy::save(path, values);
    npy::save(places_path, places);
}

int main()
{
    sorted(make_keys(), "keys.npy", "key_places.npy");
    sorted(make_floats(), "floats.npy", "float_places.npy");
    std::puts("reference: radix_sort");
    return 0;
}
