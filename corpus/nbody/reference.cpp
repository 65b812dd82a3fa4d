#include <algorithm>
#include <cmath>
#include <limits>

#include "bodies.h"
#include "npy.h"

int main()
{
    const Bodies bodies = make_bodies();
    const std::size_t n = kBodies;
    std::vector<double> x(3 * n), v(3 * n), a(3 * n), mass(n);
    std::vector<float> drifted(3 * n);
    const double dt = kTimeStep;
    for (std::size_t i = 0; i < n; ++i) {
        mass[i] = bodies.positions[4 * i + 3];
        for (int axis = 0; axis < 3; ++axis) {
            x[3 * i + axis] = bodies.positions[4 * i + axis];
            v[3 * i + axis] = bodies.velocities[4 * i + axis];
            // A product and a sum of two floats in double round to the same float as in float arithmetic.
            const float moved = static_cast<float>(v[3 * i + axis] * static_cast<double>(0.5f * kTimeStep));
            drifted[3 * i + axis] = static_cast<float>(x[3 * i + axis] + static_cast<double>(moved));
        }
    }
    npy::save("drifted.npy", drifted.data(), {n, 3});

    std::vector<float> nearest(n);
    for (int step = 0; step < kStepCount; ++step) {
        for (std::size_t k = 0; k < 3 * n; ++k) x[k] += 0.5 * dt * v[k];
        std::fill(a.begin(), a.end(), 0.0);
        for (std::size_t i = 0; i < n; ++i) {
            double closest = std::numeric_limits<double>::max();
            for (std::size_t j = 0; j < n; ++j) {
                if (i == j) continue;
                double d[3], r2 = 0.0;
                for (int axis = 0; axis < 3; ++axis) {
                    d[axis] = x[3 * j + axis] - x[3 * i + axis];
                    r2 += d[axis] * d[axis];
                }
                const double weight = mass[j] / std::pow(r2 + kSofteningSquared, 1.5);
                for (int axis = 0; axis < 3; ++axis) a[3 * i + axis] += weight * d[axis];
                closest = std::min(closest, r2);
            }
            nearest[i] = static_cast<float>(closest);
        }
        for (std::size_t k = 0; k < 3 * n; ++k) {
            v[k] += dt * a[k];
            x[k] += 0.5 * dt * v[k];
        }
    }

    double energies[2] = {0.0, 0.0};
    for (std::size_t i = 0; i < n; ++i) {
        energies[0] += 0.5 * mass[i] * (v[3 * i] * v[3 * i] + v[3 * i + 1] * v[3 * i + 1] + v[3 * i + 2] * v[3 * i + 2]);
        for (std::size_t j = 0; j < i; ++j) {
            double r2 = 0.0;
            for (int axis = 0; axis < 3; ++axis) r2 += std::pow(x[3 * j + axis] - x[3 * i + axis], 2);
            energies[1] -= mass[i] * mass[j] / std::sqrt(r2 + kSofteningSquared);
        }
    }
    const std::vector<float> positions(x.begin(), x.end()), accelerations(a.begin(), a.end());
    npy::save("positions.npy", positions.data(), {n, 3});
    npy::save("accelerations.npy", accelerations.data(), {n, 3});
    npy::save("nearest.npy", nearest);
    npy::save("energies.npy", energies, {2});
    std::printf("reference: kinetic %.6f, potential %.6f\n", energies[0], energies[1]);
    return 0;
}
