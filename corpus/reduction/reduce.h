// Reductions over device arrays. `out` is device memory that the function sets before it accumulates.
#pragma once

void sum_float_atomic(const float* in, int n, float* out);
void sum_float_last_block(const float* in, int n, float* out);
void sum_double(const float* in, int n, double* out);

// What one pass over the integers and floats finds.
struct Stats {
    unsigned long long sum_bits;  // two's complement sum of the integers
    int min_value;
    int max_value;
    int above;             // floats above the threshold
    int blocks_with_hit;   // blocks of 256 floats with one at least above 0.999
    unsigned low_bytes;    // sum of value & 0xff over the integers
    unsigned bits_or;      // bitwise OR of all integers
    float min_float;
    float max_float;
};

void reduce_stats(const int* ints, const float* floats, int n, float threshold, Stats* out);
