#include <gpu/gpu.hpp>
#include <gpu/fft.hpp>
// cuFFT functions whose parameters differ.
template <typename Property>
int property(Property which) {
    int value = 0;
    gpufftGetProperty(which, &value);
    return value;
}
