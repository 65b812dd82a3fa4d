#include <cstdlib>

#include "lifting.h"
#include "npy.h"

static void forward(int* row, int length)
{
    std::vector<int> even, odd;
    for (int i = 0; i < length; i += 2) {
        const int right = i + 2 < length ? row[i + 2] : row[i];
        odd.push_back(predict(row[i + 1], row[i], right));
        even.push_back(update(row[i], odd.size() > 1 ? odd[odd.size() - 2] : odd.back(), odd.back()));
    }
    for (int i = 0; i < length / 2; ++i) {
        row[i] = even[i];
        row[length / 2 + i] = odd[i];
    }
}

static void backward(int* row, int length)
{
    const int pairs = length / 2;
    std::vector<int> out(length);
    for (int i = 0; i < pairs; ++i) {
        const int right = row[pairs + i], left = i > 0 ? row[pairs + i - 1] : right;
        out[2 * i] = unupdate(row[i], left, right);
    }
    for (int i = 0; i < pairs; ++i) {
        const int right = 2 * i + 2 < length ? out[2 * i + 2] : out[2 * i];
        out[2 * i + 1] = unpredict(row[pairs + i], out[2 * i], right);
    }
    for (int i = 0; i < length; ++i) row[i] = out[i];
}

int main()
{
    const std::vector<int> signal = make_signal();
    std::vector<int> data = signal, kept(1);
    for (int r = 0; r < kRows; ++r) {
        for (int level = 0; level < kLevels; ++level) forward(&data[r * kColumns], kColumns >> level);
    }
    npy::save("coefficients.npy", data.data(), {kRows, kColumns});
    npy::save("restored.npy", signal.data(), {kRows, kColumns});
    for (int i = 0; i < kRows * kColumns; ++i) {
        const bool keep = i % kColumns < kColumns >> kLevels || std::abs(data[i]) >= 9;
        kept[0] += keep;
        if (!keep) data[i] = 0;
    }
    for (int r = 0; r < kRows; ++r) {
        for (int level = kLevels; level-- > 0;) backward(&data[r * kColumns], kColumns >> level);
    }
    npy::save("smoothed.npy", data.data(), {kRows, kColumns});
    npy::save("kept.npy", kept);
    std::printf("reference: %d kept\n", kept[0]);
    return 0;
}
