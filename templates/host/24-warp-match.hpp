Warp operations that compare or reduce the values of the lanes.

//@ detail:match needs: detail:warp
namespace gpu {
namespace host {

template <class T>
struct Match {
    T value;
    unsigned equal;  // lanes with the same value
    unsigned lanes;  // that took part
};

// Values are equal when their bytes are.
template <class T, bool all>
inline void combine_match(Warp& warp, unsigned lanes) {
    each(lanes, [&](unsigned lane) {
        Match<T>& mine = slot<Match<T>>(warp, lane);
        mine.lanes = lanes;
        each(lanes, [&](unsigned other) {
            if (!std::memcmp(&mine.value, &slot<Match<T>>(warp, other).value, sizeof(T))) mine.equal |= 1u << other;
        });
    });
}

template <bool all, class T>
inline Match<T> match(const char* operation, unsigned mask, T value, Site site) {
    Match<T> mine{value, 0, 0};
    meet(operation, mask, mine, combine_match<T, all>, site);
    return mine;
}

}  // namespace host
}  // namespace gpu

//@ gpu::match_any needs: detail:match
namespace gpu {
// The lanes of the mask that bring the caller's value.
template <class T>
inline unsigned match_any(unsigned mask, T value, host::Site site = host::here()) {
    return host::match<false>("gpu::match_any", mask, value, site).equal;
}
}  // namespace gpu

//@ gpu::match_all needs: detail:match
namespace gpu {
// The lanes of the mask if all bring the same value, else 0; `*same` says which.
template <class T>
inline unsigned match_all(unsigned mask, T value, int* same, host::Site site = host::here()) {
    const host::Match<T> match = host::match<true>("gpu::match_all", mask, value, site);
    *same = match.equal == match.lanes;
    return *same ? match.lanes : 0;
}
}  // namespace gpu

//@ detail:reduce needs: detail:warp
namespace gpu {
namespace host {

template <class T>
struct Reduce {
    T value;
};

template <class T, class F>
inline void combine_reduce(Warp& warp, unsigned lanes) {
    T total = slot<Reduce<T>>(warp, unsigned(__builtin_ctz(lanes))).value;
    each(lanes & (lanes - 1), [&](unsigned lane) { total = F{}(total, slot<Reduce<T>>(warp, lane).value); });
    each(lanes, [&](unsigned lane) { slot<Reduce<T>>(warp, lane).value = total; });
}

template <class F, class T>
inline T reduce(const char* operation, unsigned mask, T value, Site site) {
    static_assert(sizeof(T) == 4, "warp reductions take int or unsigned int");
    Reduce<T> mine{value};
    meet(operation, mask, mine, combine_reduce<T, F>, site);
    return mine.value;
}

}  // namespace host
}  // namespace gpu

//@ gpu::reduce_add needs: detail:reduce
namespace gpu {
namespace host {
struct Reduce_add {
    template <class T>
    T operator()(T a, T b) const {
        return T(unsigned(a) + unsigned(b));
    }
};
}  // namespace host
template <class T>
inline T reduce_add(unsigned mask, T value, host::Site site = host::here()) {
    return host::reduce<host::Reduce_add>("gpu::reduce_add", mask, value, site);
}
}  // namespace gpu

//@ gpu::reduce_min needs: detail:reduce
namespace gpu {
namespace host {
struct Reduce_min {
    template <class T>
    T operator()(T a, T b) const {
        return b < a ? b : a;
    }
};
}  // namespace host
template <class T>
inline T reduce_min(unsigned mask, T value, host::Site site = host::here()) {
    return host::reduce<host::Reduce_min>("gpu::reduce_min", mask, value, site);
}
}  // namespace gpu

//@ gpu::reduce_max needs: detail:reduce
namespace gpu {
namespace host {
struct Reduce_max {
    template <class T>
    T operator()(T a, T b) const {
        return a < b ? b : a;
    }
};
}  // namespace host
template <class T>
inline T reduce_max(unsigned mask, T value, host::Site site = host::here()) {
    return host::reduce<host::Reduce_max>("gpu::reduce_max", mask, value, site);
}
}  // namespace gpu

//@ gpu::reduce_and needs: detail:reduce
namespace gpu {
namespace host {
struct Reduce_and {
    template <class T>
    T operator()(T a, T b) const {
        return T(a & b);
    }
};
}  // namespace host
template <class T>
inline T reduce_and(unsigned mask, T value, host::Site site = host::here()) {
    return host::reduce<host::Reduce_and>("gpu::reduce_and", mask, value, site);
}
}  // namespace gpu

//@ gpu::reduce_or needs: detail:reduce
namespace gpu {
namespace host {
struct Reduce_or {
    template <class T>
    T operator()(T a, T b) const {
        return T(a | b);
    }
};
}  // namespace host
template <class T>
inline T reduce_or(unsigned mask, T value, host::Site site = host::here()) {
    return host::reduce<host::Reduce_or>("gpu::reduce_or", mask, value, site);
}
}  // namespace gpu

//@ gpu::reduce_xor needs: detail:reduce
namespace gpu {
namespace host {
struct Reduce_xor {
    template <class T>
    T operator()(T a, T b) const {
        return T(a ^ b);
    }
};
}  // namespace host
template <class T>
inline T reduce_xor(unsigned mask, T value, host::Site site = host::here()) {
    return host::reduce<host::Reduce_xor>("gpu::reduce_xor", mask, value, site);
}
}  // namespace gpu
