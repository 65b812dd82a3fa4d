// Device memory that frees itself, and the check of every CUDA call.
#pragma once

#include <cuda_runtime.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <vector>

#define CUDA_CHECK(call)                                                                                       \
    do {                                                                                                       \
        const cudaError_t status_ = (call);                                                                    \
        if (status_ != cudaSuccess) {                                                                          \
            std::fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, cudaGetErrorString(status_));   \
            std::exit(1);                                                                                      \
        }                                                                                                      \
    } while (0)

template <typename T>
class Buffer {
public:
    explicit Buffer(std::size_t count) : count_(count)
    {
        CUDA_CHECK(cudaMalloc(&data_, count * sizeof(T)));
        CUDA_CHECK(cudaMemset(data_, 0, count * sizeof(T)));
    }
    explicit Buffer(const std::vector<T>& host) : Buffer(host.size())
    {
        CUDA_CHECK(cudaMemcpy(data_, host.data(), count_ * sizeof(T), cudaMemcpyHostToDevice));
    }
    ~Buffer() { cudaFree(data_); }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    T* get() const { return data_; }
    std::vector<T> host() const
    {
        std::vector<T> values(count_);
        CUDA_CHECK(cudaMemcpy(values.data(), data_, count_ * sizeof(T), cudaMemcpyDeviceToHost));
        return values;
    }

private:
    T* data_ = nullptr;
    std::size_t count_;
};
