#pragma once

#include <cuda_runtime.h>

#include <cstdio>
#include <cstdlib>

inline void device_check(cudaError_t status, const char* text, const char* file, int line)
{
    if (status == cudaSuccess) return;
    std::fprintf(stderr, "%s:%d: %s -> %s\n", file, line, text, cudaGetErrorName(status));
    cudaDeviceReset();
    std::exit(EXIT_FAILURE);
}

#define CUDA_TRY(...) device_check((__VA_ARGS__), #__VA_ARGS__, __FILE__, __LINE__)
