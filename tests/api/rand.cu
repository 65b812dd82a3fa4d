// HIP 6.0
#include <gpu/gpu.hpp>
#include <gpu/rand.hpp>
// cuRAND functions whose parameters differ.
void f() {
    unsigned int* a; unsigned long long* b;
    gpurandGetScrambleConstants32(&a); gpurandGetScrambleConstants64(&b);
}
