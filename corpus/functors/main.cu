// Ways to hand code to a kernel: functors, host-device lambdas' kin, template template parameters, pointers to device
// functions in a table, virtual functions of objects made on the device, and fold expressions.
#include <new>

#include "buffer.h"
#include "inputs.h"
#include "npy.h"

template <typename In, typename Out, typename F>
__global__ void transform(const In* __restrict__ in, Out* __restrict__ out, int n, F f)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) out[i] = f(in[i]);
}

struct Affine {
    int scale, offset;
    __host__ __device__ constexpr int operator()(int x) const { return scale * x + offset; }
};

template <typename F, typename G>
struct Compose {
    F f;
    G g;
    template <typename T>
    __host__ __device__ auto operator()(T x) const { return f(g(x)); }
};

struct Square {
    template <typename T>
    __host__ __device__ T operator()(T x) const { return x * x; }
};

template <typename F, typename G>
__host__ __device__ Compose<F, G> compose(F f, G g) { return {f, g}; }

// One kernel writes what several functors make of each element.
template <typename... Fs>
__global__ void apply_all(const int* __restrict__ in, int* __restrict__ out, int n, Fs... fs)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    const int x = in[i];
    out[i] = (fs(x) + ...);
}

// A table of pointers to device functions.
using Operation = int (*)(int, int);
__device__ int gcd(int a, int b)
{
    a = abs(a);
    b = abs(b);
    while (b != 0) {
        const int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}
__device__ int larger(int a, int b) { return max(a, b); }
__device__ int difference(int a, int b) { return a - b; }
__device__ Operation const operations[3] = {gcd, larger, difference};

__global__ void by_pointer(const int* __restrict__ in, int* __restrict__ out, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = operations[i % 3](in[i], in[n - 1 - i]);
}

// Objects with virtual functions must be made where they are used.
class Shape {
public:
    __device__ virtual ~Shape() {}
    __device__ virtual int area() const = 0;
};
class Box : public Shape {
public:
    __device__ Box(int a, int b) : a_(a), b_(b) {}
    __device__ int area() const override { return a_ * b_; }

private:
    int a_, b_;
};
class Triangle : public Shape {
public:
    __device__ explicit Triangle(int side) : side_(side) {}
    __device__ int area() const override { return side_ * side_ / 2; }

private:
    int side_;
};

union Place {
    char box[sizeof(Box)];
    char triangle[sizeof(Triangle)];
    long long align;
};

__global__ void make_shapes(Place* places, Shape** shapes, const int* __restrict__ in, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    if (in[i] & 1) {
        shapes[i] = new (&places[i]) Box(in[i], 3);
    } else {
        shapes[i] = new (&places[i]) Triangle(in[i]);
    }
}

__global__ void areas(Shape* const* shapes, int* __restrict__ out, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = shapes[i]->area();
}

template <template <typename> class Accumulate, typename T, int kSteps>
__device__ T run(T x)
{
    T value = x;
    if constexpr (kSteps > 0) value = Accumulate<T>::step(run<Accumulate, T, kSteps - 1>(x), kSteps);
    return value;
}
template <typename T>
struct Horner {
    static __device__ T step(T value, int k) { return value * T(3) + T(k); }
};
template <typename T>
__global__ void polynomial(const int* __restrict__ in, T* __restrict__ out, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = run<Horner, T, 5>(static_cast<T>(in[i]));
}

int main()
{
    constexpr int kThreads = 128, kBlocks = (kCount + kThreads - 1) / kThreads;
    const Buffer<int> in(make_values()), composed(kCount), summed(kCount), pointed(kCount), sizes(kCount);
    const Buffer<long long> steps(kCount);
    const Buffer<Place> places(kCount);
    const Buffer<Shape*> shapes(kCount);
    transform<<<7, kThreads>>>(in.get(), composed.get(), kCount, compose(Affine{3, -7}, compose(Square(), Affine{1, 5})));
    CUDA_CHECK(cudaGetLastError());
    apply_all<<<kBlocks, kThreads>>>(in.get(), summed.get(), kCount, Affine{2, 1}, Square(), Affine{-1, 100});
    CUDA_CHECK(cudaGetLastError());
    by_pointer<<<kBlocks, kThreads>>>(in.get(), pointed.get(), kCount);
    CUDA_CHECK(cudaGetLastError());
    make_shapes<<<kBlocks, kThreads>>>(places.get(), shapes.get(), in.get(), kCount);
    CUDA_CHECK(cudaGetLastError());
    areas<<<kBlocks, kThreads>>>(shapes.get(), sizes.get(), kCount);
    CUDA_CHECK(cudaGetLastError());
    polynomial<long long><<<kBlocks, kThreads>>>(in.get(), steps.get(), kCount);
    CUDA_CHECK(cudaGetLastError());

    const std::vector<long long> values = steps.host();
    npy::save("composed.npy", composed.host());
    npy::save("summed.npy", summed.host());
    npy::save("pointed.npy", pointed.host());
    npy::save("areas.npy", sizes.host());
    npy::save("polynomial.npy", std::vector<std::int64_t>(values.begin(), values.end()));
    std::printf("functors: %d values, first %d\n", kCount, composed.host()[0]);
    return 0;
}
