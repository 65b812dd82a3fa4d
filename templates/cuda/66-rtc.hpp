// Run-time compilation.
//@ detail:rtc_create wrapper: rtc
#if defined(__cplusplus)
#include <vector>
// A program is given the caller's headers and <gpu/rtc_device.hpp>. Wrong arguments are left to NVRTC to refuse.
inline nvrtcResult gpurtcCreateProgram(nvrtcProgram* program, const char* source, const char* name, int count,
                                       const char* const* headers, const char* const* include_names) {
  std::vector<const char*> texts, names;
  if (count < 0 || (count > 0 && (headers == nullptr || include_names == nullptr))) {
    return nvrtcCreateProgram(program, source, name, count, headers, include_names);
  }
  for (int i = 0; i < count; ++i) {
    texts.push_back(headers[i]);
    names.push_back(include_names[i]);
  }
  texts.push_back(gpu::detail::rtc_device());
  names.push_back("gpu/rtc_device.hpp");
  return nvrtcCreateProgram(program, source, name, count + 1, texts.data(), names.data());
}
#else
#define gpurtcCreateProgram nvrtcCreateProgram
#endif
