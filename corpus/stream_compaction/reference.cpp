#include <algorithm>

#include "inputs.h"
#include "npy.h"

int main()
{
    const InRange keep{kLow, kHigh};
    std::vector<float> ordered;
    for (float energy : make_energies())
        if (keep(energy)) ordered.push_back(energy);
    npy::save("ordered.npy", ordered);
    std::sort(ordered.begin(), ordered.end());
    npy::save("unordered.npy", ordered);

    const std::vector<int> tags = make_tags();
    std::vector<std::int32_t> positions(kParticles);
    int front = 0, back = kParticles;
    for (int i = 0; i < kParticles; ++i) {
        if (tags[i] % 2 != 0) {
            positions[front++] = i;
        } else {
            positions[--back] = i;
        }
    }
    npy::save("partition.npy", positions);

    std::vector<std::int32_t> votes(4);  // all odd, mixed, all even, longest run
    for (int first = 0; first < kParticles; first += 32) {
        const int last = std::min(first + 32, kParticles);
        int odd = 0, run = 0;
        for (int i = first; i < last; ++i) {
            const bool is_odd = tags[i] % 2 != 0;
            odd += is_odd;
            run = is_odd ? run + 1 : 0;
            votes[3] = std::max(votes[3], run);
        }
        ++votes[odd == last - first ? 0 : odd > 0 ? 1 : 2];
    }
    npy::save("votes.npy", votes);
    std::printf("reference: %zu kept\n", ordered.size());
    return 0;
}
