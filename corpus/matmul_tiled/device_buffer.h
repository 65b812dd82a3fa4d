// Owning device arrays for host code that no CUDA compiler reads.
#pragma once

#include <cuda_runtime_api.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

// Throws std::runtime_error naming `what` unless `status` is cudaSuccess.
void check(cudaError_t status, const char* what);

#define CHECK(expression) check((expression), #expression)

class DeviceBuffer {
public:
    explicit DeviceBuffer(std::size_t count);
    explicit DeviceBuffer(const std::vector<float>& host);
    ~DeviceBuffer();
    DeviceBuffer(const DeviceBuffer&) = delete;
    DeviceBuffer& operator=(const DeviceBuffer&) = delete;

    float* data() { return data_; }
    std::vector<float> download(cudaStream_t stream = 0) const;

private:
    float* data_ = nullptr;
    std::size_t count_ = 0;
};
