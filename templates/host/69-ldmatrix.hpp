Matrices of shared memory in the registers of a warp: ldmatrix.

//@ gpu::ptx_ldmatrix needs: gpu::ptx_mma gpu::shfl gpu::cvta_shared_to_generic
namespace gpu {
namespace detail {
template <class T>
inline const char* matrix_row(T* pointer) {
    return reinterpret_cast<const char*>(pointer);
}
inline const char* matrix_row(unsigned long long address) { return static_cast<const char*>(cvta_shared_to_generic(address)); }

// Matrix `index` of ldmatrix: its row r is where lane 8 * index + r points to, and lane 4 * g + t gets the elements
// 2 * t and 2 * t + 1 of its row g, or of its column g.
template <bool Transposed, class Address>
inline unsigned matrix_word(Address row, int index, host::Site site) {
    const int lane = int(host::lane()), g = lane / 4, t = lane % 4;
    const auto from = [&](int r) { return matrix_row(shfl(0xffffffffu, row, 8 * index + r, 32, site)); };
    unsigned word = 0;
    if (!Transposed) {
        std::memcpy(&word, from(g) + 4 * t, 4);
    } else {
        unsigned short low, high;
        std::memcpy(&low, from(2 * t) + 2 * g, 2);
        std::memcpy(&high, from(2 * t + 1) + 2 * g, 2);
        word = low | unsigned(high) << 16;
    }
    return word;
}
}  // namespace detail

// ldmatrix.sync.aligned.m8n8.xCount.shared.b16, transposed with .trans. A row is a pointer, or the address that PTX has.
template <int Count, bool Transposed = false, class Address>
inline auto ptx_ldmatrix(Address row, host::Site site = host::here()) {
    detail::ptx_registers<unsigned, Count> d;
    for (int i = 0; i < Count; ++i) d.v[i] = detail::matrix_word<Transposed>(row, i, site);
    return d;
}
}  // namespace gpu
