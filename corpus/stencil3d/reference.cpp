#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> start = make_field();
    std::vector<double> field(start.begin(), start.end());
    const auto at = [](int x, int y, int z) { return (z * kY + y) * kX + x; };
    for (int s = 0; s < kSteps; ++s) {
        std::vector<double> next = field;
        for (int z = 1; z < kZ - 1; ++z) {
            for (int y = 1; y < kY - 1; ++y) {
                for (int x = 1; x < kX - 1; ++x) {
                    const double sum = field[at(x - 1, y, z)] + field[at(x + 1, y, z)] + field[at(x, y - 1, z)] +
                                       field[at(x, y + 1, z)] + field[at(x, y, z - 1)] + field[at(x, y, z + 1)];
                    next[at(x, y, z)] = double{kCentre} * field[at(x, y, z)] + double{kNear} * sum;
                }
            }
        }
        field.swap(next);
    }
    std::vector<float> all(field.begin(), field.end()), box, plane;
    for (int k = 0; k < 512; ++k) box.push_back(all[at(5 + k % 8, 6 + k / 8 % 8, 7 + k / 64)]);
    for (int k = 0; k < kX * kY; ++k) plane.push_back(all[at(k % kX, k / kX, kZ - 2)]);
    npy::save("field.npy", all.data(), {kZ, kY, kX});
    npy::save("box.npy", box.data(), {8, 8, 8});
    npy::save("plane.npy", plane.data(), {kY, kX});
    std::printf("reference: one value %g\n", box[0]);
    return 0;
}
