// Run-time compilation and linking, whose functions are hiprtc's.
//@ gpurtcCreateProgram wrapper: rtc
inline hiprtcResult gpurtcCreateProgram(hiprtcProgram* program, const char* source, const char* name, int count,
                                        const char* const* headers, const char* const* include_names) {
  return hiprtcCreateProgram(program, source, name, count, const_cast<const char**>(headers),
                             const_cast<const char**>(include_names));
}

//@ detail:rtc_create wrapper: rtc
#include <vector>
// A program is given the caller's headers and <gpu/rtc_device.hpp>. Wrong arguments are left to hipRTC to refuse.
inline hiprtcResult gpurtcCreateProgram(hiprtcProgram* program, const char* source, const char* name, int count,
                                        const char* const* headers, const char* const* include_names) {
  std::vector<const char*> texts, names;
  if (count < 0 || (count > 0 && (headers == nullptr || include_names == nullptr))) {
    return hiprtcCreateProgram(program, source, name, count, const_cast<const char**>(headers),
                              const_cast<const char**>(include_names));
  }
  for (int i = 0; i < count; ++i) {
    texts.push_back(headers[i]);
    names.push_back(include_names[i]);
  }
  texts.push_back(gpu::detail::rtc_device());
  names.push_back("gpu/rtc_device.hpp");
  return hiprtcCreateProgram(program, source, name, count + 1, texts.data(), names.data());
}

//@ gpurtcCompileProgram wrapper: rtc
inline hiprtcResult gpurtcCompileProgram(hiprtcProgram program, int count, const char* const* options) {
  return hiprtcCompileProgram(program, count, const_cast<const char**>(options));
}

//@ detail:link wrapper: driver
#if HIP_VERSION >= 50300000
#include <hip/hiprtc.h>
// The driver's linker is hiprtc's: results and options are the same numbers under other types.
namespace gpu::detail {
inline hipError_t link_error(hiprtcResult result) {
  switch (result) {
    case HIPRTC_SUCCESS:
      return hipSuccess;
    case HIPRTC_ERROR_OUT_OF_MEMORY:
      return hipErrorOutOfMemory;
    case HIPRTC_ERROR_INVALID_INPUT:
    case HIPRTC_ERROR_INVALID_OPTION:
      return hipErrorInvalidValue;
    case HIPRTC_ERROR_LINKING:
      return hipErrorInvalidImage;
    default:
      return hipErrorUnknown;
  }
}
}  // namespace gpu::detail
#endif

//@ gpuDrvLinkState wrapper: driver needs: detail:link
#define gpuDrvLinkState hiprtcLinkState

//@ gpuDrvJitInputType gpuDrvJitInputType_enum wrapper: driver needs: detail:link
#define gpuDrvJitInputType hiprtcJITInputType
#define gpuDrvJitInputType_enum hiprtcJITInputType

//@ gpuDrvLinkCreate gpuDrvLinkCreate_v2 wrapper: driver needs: detail:link
#if HIP_VERSION >= 50300000
inline hipError_t gpuDrvLinkCreate(unsigned int count, void* options, void** values, hiprtcLinkState* state) {
  auto* typed = static_cast<hiprtcJIT_option*>(options);
  return gpu::detail::link_error(hiprtcLinkCreate(count, typed, values, state));
}
#define gpuDrvLinkCreate_v2 gpuDrvLinkCreate
#endif

//@ gpuDrvLinkAddData gpuDrvLinkAddData_v2 wrapper: driver needs: detail:link
#if HIP_VERSION >= 50300000
inline hipError_t gpuDrvLinkAddData(hiprtcLinkState state, hiprtcJITInputType type, void* data, size_t size,
                                    const char* name, unsigned int count, void* options, void** values) {
  auto* typed = static_cast<hiprtcJIT_option*>(options);
  return gpu::detail::link_error(hiprtcLinkAddData(state, type, data, size, name, count, typed, values));
}
#define gpuDrvLinkAddData_v2 gpuDrvLinkAddData
#endif

//@ gpuDrvLinkAddFile gpuDrvLinkAddFile_v2 wrapper: driver needs: detail:link
#if HIP_VERSION >= 50300000
inline hipError_t gpuDrvLinkAddFile(hiprtcLinkState state, hiprtcJITInputType type, const char* path,
                                    unsigned int count, void* options, void** values) {
  auto* typed = static_cast<hiprtcJIT_option*>(options);
  return gpu::detail::link_error(hiprtcLinkAddFile(state, type, path, count, typed, values));
}
#define gpuDrvLinkAddFile_v2 gpuDrvLinkAddFile
#endif

//@ gpuDrvLinkComplete wrapper: driver needs: detail:link
#if HIP_VERSION >= 50300000
inline hipError_t gpuDrvLinkComplete(hiprtcLinkState state, void** image, size_t* size) {
  return gpu::detail::link_error(hiprtcLinkComplete(state, image, size));
}
#endif

//@ gpuDrvLinkDestroy wrapper: driver needs: detail:link
#if HIP_VERSION >= 50300000
inline hipError_t gpuDrvLinkDestroy(hiprtcLinkState state) {
  return gpu::detail::link_error(hiprtcLinkDestroy(state));
}
#endif
