#include <algorithm>

#include "inputs.h"
#include "npy.h"

int main()
{
    std::vector<int> d = make_weights();
    for (int k = 0; k < kVertices; ++k) {
        for (int i = 0; i < kVertices; ++i) {
            for (int j = 0; j < kVertices; ++j) {
                d[i * kVertices + j] = std::min(d[i * kVertices + j], d[i * kVertices + k] + d[k * kVertices + j]);
            }
        }
    }
    std::vector<int> summary(2);
    for (int& value : d) {
        value = std::min(value, kFar);
        if (value < kFar) summary[0] = std::max(summary[0], value);
        summary[1] += value == kFar;
    }
    npy::save("distances.npy", d.data(), {kVertices, kVertices});
    npy::save("summary.npy", summary);
    std::printf("reference: longest %d\n", summary[0]);
    return 0;
}
