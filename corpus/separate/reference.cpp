#include <algorithm>

#include "inputs.h"
#include "npy.h"

int main()
{
    const double charges[kSpecies] = {1.0, -1.5, 0.25, 0.0};
    std::vector<float> places, speeds;
    std::uint64_t bounces = 0;
    for (const Particle& start : make_particles()) {
        double x = start.x, v = start.v;
        for (int s = 0; s < kSteps; ++s) {
            const double t = std::clamp(4.0 * x - 1.0, 0.0, 1.0);
            v += 1.5 * charges[start.species] * (0.5 - t * t * (3.0 - 2.0 * t));
            x += 1.5 * v;
            for (; x < 0.0 || x > 1.0; ++bounces) {
                x = x < 0.0 ? -x : 2.0 - x;
                v = -v;
            }
        }
        places.push_back(static_cast<float>(x));
        speeds.push_back(static_cast<float>(v));
    }
    npy::save("places.npy", places);
    npy::save("speeds.npy", speeds);
    npy::save("bounces.npy", &bounces, {1});
    std::printf("reference: %llu bounces\n", static_cast<unsigned long long>(bounces));
    return 0;
}
