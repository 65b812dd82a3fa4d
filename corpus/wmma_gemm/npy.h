// Writes an array in C order as a NumPy file, format version 1.0.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace npy {

inline const char* descr(const float*) { return "<f4"; }
inline const char* descr(const double*) { return "<f8"; }
inline const char* descr(const std::int32_t*) { return "<i4"; }
inline const char* descr(const std::uint32_t*) { return "<u4"; }
inline const char* descr(const std::int64_t*) { return "<i8"; }
inline const char* descr(const std::uint64_t*) { return "<u8"; }

// Ends the program when the file cannot be written. `shape` gives the extents, slowest first.
template <typename T>
void save(const std::string& path, const T* data, const std::vector<std::size_t>& shape)
{
    std::size_t count = 1;
    std::string extents;
    for (std::size_t extent : shape) {
        count *= extent;
        extents += std::to_string(extent) + ",";
    }
    std::string header = std::string("{'descr': '") + descr(data) +
                         "', 'fortran_order': False, 'shape': (" + extents + "), }";
    header.append(63 - (10 + header.size()) % 64, ' ');  // magic, version and length are 10 bytes
    header += '\n';
    const unsigned char lead[10] = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0,
                                    static_cast<unsigned char>(header.size() & 0xff),
                                    static_cast<unsigned char>(header.size() >> 8)};
    std::FILE* file = std::fopen(path.c_str(), "wb");
    bool good = file != nullptr && std::fwrite(lead, 1, sizeof lead, file) == sizeof lead &&
                std::fwrite(header.data(), 1, header.size(), file) == header.size() &&
                std::fwrite(data, sizeof(T), count, file) == count;
    if (file != nullptr) good = std::fclose(file) == 0 && good;
    if (!good) {
        std::fprintf(stderr, "cannot write %s\n", path.c_str());
        std::exit(1);
    }
}

template <typename T>
void save(const std::string& path, const std::vector<T>& data)
{
    save(path, data.data(), {data.size()});
}

}  // namespace npy
