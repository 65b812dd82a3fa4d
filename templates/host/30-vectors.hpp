CUDA's vector types with their alignments (vector_types.h), and their make functions.

//@ char1 make_char1
struct char1 {
    signed char x;
};
inline constexpr char1 make_char1(signed char x) { return {x}; }

//@ char2 make_char2
struct alignas(2 * sizeof(signed char)) char2 {
    signed char x, y;
};
inline constexpr char2 make_char2(signed char x, signed char y) { return {x, y}; }

//@ char3 make_char3
struct char3 {
    signed char x, y, z;
};
inline constexpr char3 make_char3(signed char x, signed char y, signed char z) { return {x, y, z}; }

//@ char4 make_char4
struct alignas(4 * sizeof(signed char)) char4 {
    signed char x, y, z, w;
};
inline constexpr char4 make_char4(signed char x, signed char y, signed char z, signed char w) { return {x, y, z, w}; }

//@ uchar1 make_uchar1
struct uchar1 {
    unsigned char x;
};
inline constexpr uchar1 make_uchar1(unsigned char x) { return {x}; }

//@ uchar2 make_uchar2
struct alignas(2 * sizeof(unsigned char)) uchar2 {
    unsigned char x, y;
};
inline constexpr uchar2 make_uchar2(unsigned char x, unsigned char y) { return {x, y}; }

//@ uchar3 make_uchar3
struct uchar3 {
    unsigned char x, y, z;
};
inline constexpr uchar3 make_uchar3(unsigned char x, unsigned char y, unsigned char z) { return {x, y, z}; }

//@ uchar4 make_uchar4
struct alignas(4 * sizeof(unsigned char)) uchar4 {
    unsigned char x, y, z, w;
};
inline constexpr uchar4 make_uchar4(unsigned char x, unsigned char y, unsigned char z, unsigned char w) { return {x, y, z, w}; }

//@ short1 make_short1
struct short1 {
    short x;
};
inline constexpr short1 make_short1(short x) { return {x}; }

//@ short2 make_short2
struct alignas(2 * sizeof(short)) short2 {
    short x, y;
};
inline constexpr short2 make_short2(short x, short y) { return {x, y}; }

//@ short3 make_short3
struct short3 {
    short x, y, z;
};
inline constexpr short3 make_short3(short x, short y, short z) { return {x, y, z}; }

//@ short4 make_short4
struct alignas(4 * sizeof(short)) short4 {
    short x, y, z, w;
};
inline constexpr short4 make_short4(short x, short y, short z, short w) { return {x, y, z, w}; }

//@ ushort1 make_ushort1
struct ushort1 {
    unsigned short x;
};
inline constexpr ushort1 make_ushort1(unsigned short x) { return {x}; }

//@ ushort2 make_ushort2
struct alignas(2 * sizeof(unsigned short)) ushort2 {
    unsigned short x, y;
};
inline constexpr ushort2 make_ushort2(unsigned short x, unsigned short y) { return {x, y}; }

//@ ushort3 make_ushort3
struct ushort3 {
    unsigned short x, y, z;
};
inline constexpr ushort3 make_ushort3(unsigned short x, unsigned short y, unsigned short z) { return {x, y, z}; }

//@ ushort4 make_ushort4
struct alignas(4 * sizeof(unsigned short)) ushort4 {
    unsigned short x, y, z, w;
};
inline constexpr ushort4 make_ushort4(unsigned short x, unsigned short y, unsigned short z, unsigned short w) { return {x, y, z, w}; }

//@ int1 make_int1
struct int1 {
    int x;
};
inline constexpr int1 make_int1(int x) { return {x}; }

//@ int2 make_int2
struct alignas(2 * sizeof(int)) int2 {
    int x, y;
};
inline constexpr int2 make_int2(int x, int y) { return {x, y}; }

//@ int3 make_int3
struct int3 {
    int x, y, z;
};
inline constexpr int3 make_int3(int x, int y, int z) { return {x, y, z}; }

//@ int4 make_int4
struct alignas(4 * sizeof(int)) int4 {
    int x, y, z, w;
};
inline constexpr int4 make_int4(int x, int y, int z, int w) { return {x, y, z, w}; }

//@ uint1 make_uint1
struct uint1 {
    unsigned int x;
};
inline constexpr uint1 make_uint1(unsigned int x) { return {x}; }

//@ uint2 make_uint2
struct alignas(2 * sizeof(unsigned int)) uint2 {
    unsigned int x, y;
};
inline constexpr uint2 make_uint2(unsigned int x, unsigned int y) { return {x, y}; }

//@ uint4 make_uint4
struct alignas(4 * sizeof(unsigned int)) uint4 {
    unsigned int x, y, z, w;
};
inline constexpr uint4 make_uint4(unsigned int x, unsigned int y, unsigned int z, unsigned int w) { return {x, y, z, w}; }

//@ long1 make_long1
struct long1 {
    long x;
};
inline constexpr long1 make_long1(long x) { return {x}; }

//@ long2 make_long2
struct alignas(2 * sizeof(long)) long2 {
    long x, y;
};
inline constexpr long2 make_long2(long x, long y) { return {x, y}; }

//@ long3 make_long3
struct long3 {
    long x, y, z;
};
inline constexpr long3 make_long3(long x, long y, long z) { return {x, y, z}; }

//@ long4 make_long4
struct alignas(16) long4 {
    long x, y, z, w;
};
inline constexpr long4 make_long4(long x, long y, long z, long w) { return {x, y, z, w}; }

//@ ulong1 make_ulong1
struct ulong1 {
    unsigned long x;
};
inline constexpr ulong1 make_ulong1(unsigned long x) { return {x}; }

//@ ulong2 make_ulong2
struct alignas(2 * sizeof(unsigned long)) ulong2 {
    unsigned long x, y;
};
inline constexpr ulong2 make_ulong2(unsigned long x, unsigned long y) { return {x, y}; }

//@ ulong3 make_ulong3
struct ulong3 {
    unsigned long x, y, z;
};
inline constexpr ulong3 make_ulong3(unsigned long x, unsigned long y, unsigned long z) { return {x, y, z}; }

//@ ulong4 make_ulong4
struct alignas(16) ulong4 {
    unsigned long x, y, z, w;
};
inline constexpr ulong4 make_ulong4(unsigned long x, unsigned long y, unsigned long z, unsigned long w) { return {x, y, z, w}; }

//@ longlong1 make_longlong1
struct longlong1 {
    long long x;
};
inline constexpr longlong1 make_longlong1(long long x) { return {x}; }

//@ longlong2 make_longlong2
struct alignas(2 * sizeof(long long)) longlong2 {
    long long x, y;
};
inline constexpr longlong2 make_longlong2(long long x, long long y) { return {x, y}; }

//@ longlong3 make_longlong3
struct longlong3 {
    long long x, y, z;
};
inline constexpr longlong3 make_longlong3(long long x, long long y, long long z) { return {x, y, z}; }

//@ longlong4 make_longlong4
struct alignas(16) longlong4 {
    long long x, y, z, w;
};
inline constexpr longlong4 make_longlong4(long long x, long long y, long long z, long long w) { return {x, y, z, w}; }

//@ ulonglong1 make_ulonglong1
struct ulonglong1 {
    unsigned long long x;
};
inline constexpr ulonglong1 make_ulonglong1(unsigned long long x) { return {x}; }

//@ ulonglong2 make_ulonglong2
struct alignas(2 * sizeof(unsigned long long)) ulonglong2 {
    unsigned long long x, y;
};
inline constexpr ulonglong2 make_ulonglong2(unsigned long long x, unsigned long long y) { return {x, y}; }

//@ ulonglong3 make_ulonglong3
struct ulonglong3 {
    unsigned long long x, y, z;
};
inline constexpr ulonglong3 make_ulonglong3(unsigned long long x, unsigned long long y, unsigned long long z) { return {x, y, z}; }

//@ ulonglong4 make_ulonglong4
struct alignas(16) ulonglong4 {
    unsigned long long x, y, z, w;
};
inline constexpr ulonglong4 make_ulonglong4(unsigned long long x, unsigned long long y, unsigned long long z, unsigned long long w) { return {x, y, z, w}; }

//@ float1 make_float1
struct float1 {
    float x;
};
inline constexpr float1 make_float1(float x) { return {x}; }

//@ float2 make_float2
struct alignas(2 * sizeof(float)) float2 {
    float x, y;
};
inline constexpr float2 make_float2(float x, float y) { return {x, y}; }

//@ float3 make_float3
struct float3 {
    float x, y, z;
};
inline constexpr float3 make_float3(float x, float y, float z) { return {x, y, z}; }

//@ float4 make_float4
struct alignas(4 * sizeof(float)) float4 {
    float x, y, z, w;
};
inline constexpr float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }

//@ double1 make_double1
struct double1 {
    double x;
};
inline constexpr double1 make_double1(double x) { return {x}; }

//@ double2 make_double2
struct alignas(2 * sizeof(double)) double2 {
    double x, y;
};
inline constexpr double2 make_double2(double x, double y) { return {x, y}; }

//@ double3 make_double3
struct double3 {
    double x, y, z;
};
inline constexpr double3 make_double3(double x, double y, double z) { return {x, y, z}; }

//@ double4 make_double4
struct alignas(16) double4 {
    double x, y, z, w;
};
inline constexpr double4 make_double4(double x, double y, double z, double w) { return {x, y, z, w}; }
