#include <algorithm>
#include <cmath>

#include "npy.h"
#include "shapes.h"

static void save(const char* path, const std::vector<float>& values, std::size_t rows)
{
    npy::save(path, values.data(), {rows, values.size() / rows});
}

static void softmax_row(const float* x, int visible, double scale, float* y)
{
    const double largest = scale * *std::max_element(x, x + visible);
    double sum = 0.0;
    for (int i = 0; i < visible; ++i) sum += std::exp(scale * x[i] - largest);
    for (int i = 0; i < visible; ++i) y[i] = static_cast<float>(std::exp(scale * x[i] - largest) / sum);
}

// Returns mean and reciprocal deviation of each row.
static std::vector<float> layer_norm(const std::vector<double>& x, int cols, const char* path)
{
    const std::vector<float> gamma = make_gamma(kWide), beta = make_beta(kWide);
    const std::size_t rows = x.size() / cols;
    std::vector<float> y, moments;
    for (std::size_t r = 0; r < rows; ++r) {
        const double* row = &x[r * cols];
        double mean = 0.0, variance = 0.0;
        for (int i = 0; i < cols; ++i) mean += row[i] / cols;
        for (int i = 0; i < cols; ++i) variance += (row[i] - mean) * (row[i] - mean) / cols;
        const double inverse = 1.0 / std::sqrt(variance + kEpsilon);
        for (int i = 0; i < cols; ++i) y.push_back(static_cast<float>((row[i] - mean) * inverse * gamma[i] + beta[i]));
        moments.push_back(static_cast<float>(mean));
        moments.push_back(static_cast<float>(inverse));
    }
    save(path, y, rows);
    return moments;
}

int main()
{
    const std::vector<float> scores = make_scores(), logits = make_logits();
    std::vector<float> attention(scores.size()), probabilities(logits.size());
    for (int r = 0; r < kScoreRows; ++r)
        softmax_row(&scores[r * kScoreCols], std::min(kScoreCols, r + kVisible), kScale, &attention[r * kScoreCols]);
    for (int r = 0; r < kLogitRows; ++r)
        softmax_row(&logits[r * kLogitCols], kLogitCols, 1.0, &probabilities[r * kLogitCols]);
    save("softmax_warp.npy", attention, kScoreRows);
    save("softmax_block.npy", probabilities, kLogitRows);

    const std::vector<float> input = make_hidden(), residual = make_residual(), wide = make_wide();
    std::vector<double> hidden(input.begin(), input.end());
    for (std::size_t i = 0; i < hidden.size(); ++i) hidden[i] += residual[i];
    save("moments.npy", layer_norm(hidden, kHidden, "layer_norm.npy"), kHiddenRows);
    layer_norm({wide.begin(), wide.end()}, kWide, "layer_norm_wide.npy");
    std::puts("reference: softmax_layernorm");
    return 0;
}
