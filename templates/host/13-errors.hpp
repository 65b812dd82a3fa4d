Places in the source, settings from the environment, and the end of the program.

//@ detail:errors needs: uint3 dim3 threadIdx
#include <csignal>
#include <cstdarg>
#include <mutex>

namespace gpu {
namespace host {

// A place in the user's source.
struct Site {
    const char* file;
    int line;
};

// As a default argument: the place of the call.
constexpr Site here(const char* file = __builtin_FILE(), int line = __builtin_LINE()) { return {file, line}; }

// What the environment asks for. All names begin with the upper-case prefix of this header and _HOST_:
// THREADS (OS threads, default all cores), TIMEOUT (seconds that one kernel may run, default no limit), STACK (KB of
// stack for one CUDA thread, default 256), ALLOW_EXITED=1 (exited threads drop out of barriers), ALLOW_INACTIVE=1 (a
// shuffle that reads a lane which does not take part gives all bits set instead of an error).
struct Settings {
    unsigned threads = number("THREADS", 0);
    double timeout = number("TIMEOUT", 0.0);
    size_t stack = number("STACK", size_t(256)) * 1024;
    bool allow_exited = number("ALLOW_EXITED", 0) != 0;
    bool allow_inactive = number("ALLOW_INACTIVE", 0) != 0;

    static const char* text(const char* name) {
        char full[64];
        std::snprintf(full, sizeof full, "GPU_" "HOST_%s", name);
        return std::getenv(full);
    }
    template <class T>
    static T number(const char* name, T otherwise) {
        const char* value = text(name);
        return value && *value ? T(std::atof(value)) : otherwise;
    }
};
inline const Settings& settings() {
    static const Settings values;
    return values;
}

// Says what went wrong and ends the program (SIGABRT, exit status 134 in a shell). The first of several threads wins.
[[noreturn]] inline void end_program(const char* line) {
    static std::mutex once;
    once.lock();
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", line);
    std::fflush(stderr);
    std::signal(SIGABRT, SIG_DFL);
    std::abort();
}

}  // namespace host
}  // namespace gpu
