Surface accesses: the functions of CUDA's names, which stand here too.

//@ gpu::surf1Dread needs: surf1Dread
namespace gpu {
using ::surf1Dread;
}  // namespace gpu

//@ gpu::surf1Dwrite needs: surf1Dwrite
namespace gpu {
using ::surf1Dwrite;
}  // namespace gpu

//@ gpu::surf2Dread needs: surf2Dread
namespace gpu {
using ::surf2Dread;
}  // namespace gpu

//@ gpu::surf2Dwrite needs: surf2Dwrite
namespace gpu {
using ::surf2Dwrite;
}  // namespace gpu

//@ gpu::surf3Dread needs: surf3Dread
namespace gpu {
using ::surf3Dread;
}  // namespace gpu

//@ gpu::surf3Dwrite needs: surf3Dwrite
namespace gpu {
using ::surf3Dwrite;
}  // namespace gpu

//@ gpu::surf1DLayeredread needs: surf1DLayeredread
namespace gpu {
using ::surf1DLayeredread;
}  // namespace gpu

//@ gpu::surf1DLayeredwrite needs: surf1DLayeredwrite
namespace gpu {
using ::surf1DLayeredwrite;
}  // namespace gpu

//@ gpu::surf2DLayeredread needs: surf2DLayeredread
namespace gpu {
using ::surf2DLayeredread;
}  // namespace gpu

//@ gpu::surf2DLayeredwrite needs: surf2DLayeredwrite
namespace gpu {
using ::surf2DLayeredwrite;
}  // namespace gpu

//@ gpu::surfCubemapread needs: surfCubemapread
namespace gpu {
using ::surfCubemapread;
}  // namespace gpu

//@ gpu::surfCubemapwrite needs: surfCubemapwrite
namespace gpu {
using ::surfCubemapwrite;
}  // namespace gpu

//@ gpu::surfCubemapLayeredread needs: surfCubemapLayeredread
namespace gpu {
using ::surfCubemapLayeredread;
}  // namespace gpu

//@ gpu::surfCubemapLayeredwrite needs: surfCubemapLayeredwrite
namespace gpu {
using ::surfCubemapLayeredwrite;
}  // namespace gpu
