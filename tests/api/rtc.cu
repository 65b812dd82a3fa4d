#include <gpu/gpu.hpp>
#include <gpu/rtc.hpp>
// NVRTC functions whose parameters differ.
gpurtcResult f(const char* const* headers, const char** names) {
    gpurtcProgram program;
    gpurtcCreateProgram(&program, "", "a.cu", 1, headers, names); gpurtcCreateProgram(&program, "", nullptr, 0, nullptr, NULL);
    const char* options[] = {"-DX"};
    return gpurtcCompileProgram(program, 1, options);
}
