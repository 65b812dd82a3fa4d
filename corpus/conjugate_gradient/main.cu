// Conjugate gradients: scalars stay on the device, dot products use double atomics, steps on two streams order by events,
// and one iteration is captured as a graph and launched again and again.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

struct Scalars {
    double rr;      // residual squared
    double pap;     // direction times matrix times direction
    double next_rr;
};

// y = A x, and x . y into pap.
__global__ void apply(const double* __restrict__ x, double* __restrict__ y, Scalars* scalars)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    double product = 0.0;
    if (i < kUnknowns) {
        const int column = i % kSide, row = i / kSide;
        double sum = kDiagonal * x[i];
        if (column > 0) sum -= x[i - 1];
        if (column < kSide - 1) sum -= x[i + 1];
        if (row > 0) sum -= x[i - kSide];
        if (row < kSide - 1) sum -= x[i + kSide];
        y[i] = sum;
        product = sum * x[i];
    }
    for (int mask = 16; mask; mask >>= 1) product += __shfl_xor_sync(0xffffffffu, product, mask);
    if ((threadIdx.x & 31) == 0) atomicAdd(&scalars->pap, product);
}

__global__ void update(double* __restrict__ x, double* __restrict__ r, const double* __restrict__ p,
                       const double* __restrict__ ap, Scalars* scalars)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const double alpha = scalars->rr / scalars->pap;
    double square = 0.0;
    if (i < kUnknowns) {
        x[i] = fma(alpha, p[i], x[i]);
        const double rest = fma(-alpha, ap[i], r[i]);
        r[i] = rest;
        square = rest * rest;
    }
    for (int mask = 16; mask; mask >>= 1) square += __shfl_xor_sync(0xffffffffu, square, mask);
    if ((threadIdx.x & 31) == 0) atomicAdd(&scalars->next_rr, square);
}

__global__ void turn(double* __restrict__ p, const double* __restrict__ r, const Scalars* __restrict__ scalars)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < kUnknowns) p[i] = r[i] + scalars->next_rr / scalars->rr * p[i];
}

__global__ void rotate(Scalars* scalars, double* history, int* iteration)
{
    history[(*iteration)++] = scalars->next_rr;
    *scalars = Scalars{scalars->next_rr, 0.0, 0.0};
}

int main()
{
    constexpr int kThreads = 128, kBlocks = (kUnknowns + kThreads - 1) / kThreads;
    const std::vector<double> b = make_right_side();
    double rr = 0.0;
    for (const double value : b) rr += value * value;
    const Buffer<double> x(kUnknowns), r(b), p(b), ap(kUnknowns), history(kIterations);
    const Buffer<Scalars> scalars(std::vector<Scalars>{{rr, 0.0, 0.0}});
    const Buffer<int> iteration(1);

    cudaStream_t stream;
    CUDA_CHECK(cudaStreamCreate(&stream));
    CUDA_CHECK(cudaDeviceSynchronize());
    cudaGraph_t graph;
    CUDA_CHECK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
    apply<<<kBlocks, kThreads, 0, stream>>>(p.get(), ap.get(), scalars.get());
    update<<<kBlocks, kThreads, 0, stream>>>(x.get(), r.get(), p.get(), ap.get(), scalars.get());
    turn<<<kBlocks, kThreads, 0, stream>>>(p.get(), r.get(), scalars.get());
    rotate<<<1, 1, 0, stream>>>(scalars.get(), history.get(), iteration.get());
    CUDA_CHECK(cudaStreamEndCapture(stream, &graph));
    cudaGraphExec_t step;
    CUDA_CHECK(cudaGraphInstantiateWithFlags(&step, graph, 0));
    for (int k = 0; k < kIterations; ++k) CUDA_CHECK(cudaGraphLaunch(step, stream));
    CUDA_CHECK(cudaStreamSynchronize(stream));

    const std::vector<double> squares = history.host();
    npy::save("solution.npy", x.host().data(), {kSide, kSide});
    npy::save("first_residuals.npy", squares.data(), {10});
    std::printf("conjugate_gradient: residual squared %.3g after %d iterations\n", squares.back(), iteration.host()[0]);
    CUDA_CHECK(cudaGraphExecDestroy(step));
    CUDA_CHECK(cudaGraphDestroy(graph));
    CUDA_CHECK(cudaStreamDestroy(stream));
    return 0;
}
