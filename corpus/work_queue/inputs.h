// The function that is integrated, shared by the GPU program and its reference.
#pragma once

#include <cmath>

constexpr int kStart = 16;       // intervals at the start
constexpr double kLength = 4.0;  // from 0 on
constexpr double kTolerance = 1e-5;
constexpr int kDeepest = 14;
