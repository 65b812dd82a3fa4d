The context switch: from one stack to another in a few instructions. Everything here is about one OS thread.

//@ detail:switch
#if !(defined(__x86_64__) || defined(__aarch64__)) && !defined(GPU_HOST_UCONTEXT)
#define GPU_HOST_UCONTEXT 1  // no hand-written switch for this processor: the portable, slower one
#endif
#ifdef GPU_HOST_UCONTEXT
#include <ucontext.h>
#endif
#include <sys/mman.h>
#include <unistd.h>

namespace gpu {
namespace host {

// Where a suspended execution goes on.
struct Context {
#ifdef GPU_HOST_UCONTEXT
    ucontext_t saved;
#else
    void* stack_pointer = nullptr;
#endif
};

#ifdef GPU_HOST_UCONTEXT

inline void switch_context(Context& from, Context& to) { swapcontext(&from.saved, &to.saved); }

inline void make_context(Context& context, char* stack, size_t size, void (*entry)()) {
    getcontext(&context.saved);
    context.saved.uc_stack.ss_sp = stack;
    context.saved.uc_stack.ss_size = size;
    context.saved.uc_link = nullptr;
    makecontext(&context.saved, entry, 0);
}

#else

// Saves what a function call must preserve and goes on at `to`. The compiler saves the clobbered registers around it.
#if defined(__clang__)
__attribute__((noinline)) inline void switch_context(Context& from, Context& to) {
#else
__attribute__((noipa)) inline void switch_context(Context& from, Context& to) {
#endif
#if defined(__x86_64__)
    void** save = &from.stack_pointer;
    void* load = to.stack_pointer;
    asm volatile(
        "leaq -128(%%rsp), %%rsp\n\t"  // step over the red zone
        "pushq %%rbp\n\t"
        "pushq %%rbx\n\t"
        "leaq 1f(%%rip), %%rax\n\t"
        "pushq %%rax\n\t"
        "movq %%rsp, (%%rdi)\n\t"
        "movq %%rsi, %%rsp\n\t"
        "popq %%rax\n\t"
        "jmpq *%%rax\n"
        "1:\n\t"
        "popq %%rbx\n\t"
        "popq %%rbp\n\t"
        "leaq 128(%%rsp), %%rsp"
        : "+D"(save), "+S"(load)
        :
        : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "xmm0", "xmm1", "xmm2", "xmm3",
          "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15", "memory",
          "cc");
#else
    register void** save asm("x0") = &from.stack_pointer;
    register void* load asm("x1") = to.stack_pointer;
    asm volatile(
        "sub sp, sp, #160\n\t"  // 128 bytes that a leaf function may use below its stack, and what is saved here
        "adr x9, 1f\n\t"
        "stp x29, x30, [sp]\n\t"
        "str x9, [sp, #16]\n\t"
        "mov x9, sp\n\t"
        "str x9, [x0]\n\t"
        "mov sp, x1\n\t"
        "ldp x29, x30, [sp]\n\t"
        "ldr x17, [sp, #16]\n\t"
        "add sp, sp, #160\n\t"
        "br x17\n"
        "1:\n\t"
        "hint #36"  // a landing pad where branch targets are checked
        : "+r"(save), "+r"(load)
        :
        : "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x19",
          "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7",
          "v8", "v9", "v10", "v11", "v12", "v13", "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23",
          "v24", "v25", "v26", "v27", "v28", "v29", "v30", "v31", "memory", "cc");
#endif
}

// Lays out a fresh stack so that switching to it calls `entry`, which must never return.
inline void make_context(Context& context, char* stack, size_t size, void (*entry)()) {
    void** top = reinterpret_cast<void**>((reinterpret_cast<uintptr_t>(stack) + size) & ~uintptr_t(15));
#if defined(__x86_64__)
    *--top = nullptr;  // the return address: none, where debuggers stop
    *--top = reinterpret_cast<void*>(entry);
#else
    top -= 20;  // the 160 bytes that switch_context takes off again
    top[0] = top[1] = nullptr;
    top[2] = reinterpret_cast<void*>(entry);
#endif
    context.stack_pointer = top;
}

#endif

// A stack with an unmapped page at its low end, so that running over it is noticed.
struct Stack {
    char* memory = nullptr;
    size_t size = 0;
    size_t guard = 0;

    bool map(size_t bytes) {
        guard = size_t(sysconf(_SC_PAGESIZE));
        size = (bytes + guard - 1) / guard * guard + guard;
#ifdef MAP_NORESERVE
        const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
#else
        const int flags = MAP_PRIVATE | MAP_ANONYMOUS;
#endif
        void* at = mmap(nullptr, size, PROT_READ | PROT_WRITE, flags, -1, 0);
        if (at == MAP_FAILED) return false;
        memory = static_cast<char*>(at);
        return mprotect(memory, guard, PROT_NONE) == 0;
    }
    void unmap() {
        if (memory) munmap(memory, size);
    }
    bool guards(const void* address) const {
        return static_cast<const char*>(address) >= memory && static_cast<const char*>(address) < memory + guard;
    }
};

}  // namespace host
}  // namespace gpu
