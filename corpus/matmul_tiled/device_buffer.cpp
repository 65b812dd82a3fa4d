#include "device_buffer.h"

void check(cudaError_t status, const char* what)
{
    if (status != cudaSuccess) throw std::runtime_error(std::string(what) + ": " + cudaGetErrorString(status));
}

DeviceBuffer::DeviceBuffer(std::size_t count) : count_(count)
{
    CHECK(cudaMalloc(reinterpret_cast<void**>(&data_), count * sizeof(float)));
}

DeviceBuffer::DeviceBuffer(const std::vector<float>& host) : DeviceBuffer(host.size())
{
    CHECK(cudaMemcpy(data_, host.data(), host.size() * sizeof(float), ::cudaMemcpyHostToDevice));
}

DeviceBuffer::~DeviceBuffer()
{
    cudaFree(data_);
}

std::vector<float> DeviceBuffer::download(cudaStream_t stream) const
{
    std::vector<float> host(count_);
    CHECK(cudaMemcpyAsync(host.data(), data_, count_ * sizeof(float), cudaMemcpyDeviceToHost, stream));
    CHECK(cudaStreamSynchronize(stream));
    return host;
}
