// The part of the plane, shared by the GPU program and its reference.
#pragma once

constexpr int kWidth = 120, kHeight = 80;
constexpr int kLimit = 60;
constexpr int kBands = 4;  // of rows, one after the other on two streams
constexpr double kLeft = -2.0, kTop = 1.0, kStep = 0.025;
