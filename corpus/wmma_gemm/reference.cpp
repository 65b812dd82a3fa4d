#include "inputs.h"
#include "npy.h"

int main()
{
    std::vector<float> scaled(kRows * kColumns), plain(scaled.size());
    std::vector<int> whole(scaled.size());
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            double sum = 0.0;
            int bytes = 0;
            for (int k = 0; k < kDepth; ++k) {
                sum += static_cast<double>(fraction(row * kDepth + k, 1)) * fraction(k * kColumns + column, 2);
                bytes += byte(row * kDepth + k, 3) * byte(k * kColumns + column, 4);
            }
            const int at = row * kColumns + column;
            plain[at] = static_cast<float>(sum);
            scaled[at] = static_cast<float>(kScale * sum + kOffset);
            whole[at] = 2 * bytes + 1;
        }
    }
    npy::save("scaled.npy", scaled);
    npy::save("plain.npy", plain);
    npy::save("whole.npy", whole);
    std::printf("reference: %d x %d x %d\n", kRows, kColumns, kDepth);
    return 0;
}
