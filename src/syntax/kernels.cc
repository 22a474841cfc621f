#include "src/syntax/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define ANNALS_X86 1
#include <immintrin.h>
#endif

namespace annals::syntax {
namespace {

constexpr std::size_t kLanes = 16;

// ---- bodies that each way compiles with its own registers ------------------------------------------
//
// The order of operations is written out, so that the width of registers cannot change a bit.

#define ANNALS_BODY inline __attribute__((always_inline))

ANNALS_BODY void finish(const std::int32_t* sums, const Linear& linear, std::size_t block, float* out) {
  const std::size_t first = block * Linear::kBlock;
  for (std::size_t j = 0; j < Linear::kBlock; ++j)
    out[first + j] = static_cast<float>(sums[j]) * linear.scale[first + j] + linear.bias[first + j];
}

ANNALS_BODY float sum_of_lanes(const std::array<float, kLanes>& lanes) {
  std::array<float, kLanes> sums = lanes;
  for (std::size_t width = kLanes / 2; width > 0; width /= 2)
    for (std::size_t i = 0; i < width; ++i) sums[i] = sums[i] + sums[i + width];
  return sums[0];
}

ANNALS_BODY void round_body(const float* x, std::size_t size, float factor, std::int16_t* out) {
  // Adding and taking away 1.5 * 2^23 leaves the nearest integer.
  constexpr float kShift = 12582912.0F;
  for (std::size_t i = 0; i < size; ++i) {
    float value = x[i] * factor;
    value = value < kLargestInput ? value : kLargestInput;  // what is no number too
    value = value > -kLargestInput ? value : -kLargestInput;
    out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>((value + kShift) - kShift));
  }
}

ANNALS_BODY void normalize_body(const float* x, std::size_t size, const float* weight, const float* bias,
               float* out) {
  const float share = 1.0F / static_cast<float>(size);
  std::array<float, kLanes> lanes{};
  for (std::size_t i = 0; i < size; i += kLanes)
    for (std::size_t j = 0; j < kLanes; ++j) lanes[j] = lanes[j] + x[i + j];
  const float mean = sum_of_lanes(lanes) * share;
  lanes.fill(0);
  for (std::size_t i = 0; i < size; i += kLanes)
    for (std::size_t j = 0; j < kLanes; ++j) {
      const float off = x[i + j] - mean;
      lanes[j] = lanes[j] + off * off;
    }
  const float inverse = 1.0F / std::sqrt(sum_of_lanes(lanes) * share + 1e-5F);
  for (std::size_t i = 0; i < size; ++i) out[i] = ((x[i] - mean) * inverse) * weight[i] + bias[i];
}

ANNALS_BODY void keep_positive_body(float* x, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) x[i] = x[i] > 0 ? x[i] : 0;
}

ANNALS_BODY void add_scaled_body(const std::int8_t* row, std::size_t size, float scale, float* out) {
  for (std::size_t i = 0; i < size; ++i) out[i] = out[i] + static_cast<float>(row[i]) * scale;
}

ANNALS_BODY void recur_body(const float* u, std::size_t words, std::size_t width, float* memory, float* x) {
  const std::size_t half = width / 2;
  for (std::size_t direction = 0; direction < 2; ++direction) {
    for (std::size_t i = 0; i < half; ++i) memory[i] = 0;
    for (std::size_t step = 0; step < words; ++step) {
      const std::size_t at = direction == 0 ? step : words - 1 - step;
      const float* z = u + at * 3 * width + direction * half;
      const float* f = z + width;
      const float* r = f + width;
      float* to = x + at * width + direction * half;
      for (std::size_t i = 0; i < half; ++i) {
        const float keep = 0.5F + 0.5F * (f[i] / std::sqrt(1.0F + f[i] * f[i]));
        const float show = 0.5F + 0.5F * (r[i] / std::sqrt(1.0F + r[i] * r[i]));
        const float value = keep * memory[i] + (1.0F - keep) * z[i];
        memory[i] = value;
        to[i] = to[i] + show * (value / std::sqrt(1.0F + value * value));
      }
    }
  }
}

// ---- products, plainly -----------------------------------------------------------------------------

void multiply_plain(const std::int16_t* x, std::size_t rows, std::size_t stride,
                    const Linear& linear, float* out) {
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t block = 0; block < linear.outputs / Linear::kBlock; ++block) {
      std::array<std::int32_t, Linear::kBlock> sums{};
      const std::int16_t* weight = linear.weight.data() + block * Linear::kBlock * linear.inputs;
      for (std::size_t k = 0; k < linear.inputs; k += 2, weight += 2 * Linear::kBlock) {
        const std::int32_t x0 = x[row * stride + k], x1 = x[row * stride + k + 1];
        for (std::size_t j = 0; j < Linear::kBlock; ++j)
          sums[j] += x0 * weight[2 * j] + x1 * weight[2 * j + 1];
      }
      finish(sums.data(), linear, block, out + row * linear.outputs);
    }
}

std::int32_t dot_plain(const std::int16_t* a, const std::int16_t* b, std::size_t size) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += std::int32_t{a[i]} * std::int32_t{b[i]};
  return sum;
}

#ifdef ANNALS_X86

// ---- products in wider registers ---------------------------------------------------------------------

// Rows [0, kRows) of x times one block of weights.
template <std::size_t kRows>
__attribute__((target("avx2"))) void avx2_tile(const std::int16_t* x, std::size_t stride,
                                                    const Linear& linear, std::size_t block,
                                                    float* out) {
  __m256i low[kRows], high[kRows];
  for (std::size_t r = 0; r < kRows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  const std::int16_t* weight = linear.weight.data() + block * Linear::kBlock * linear.inputs;
  for (std::size_t k = 0; k < linear.inputs; k += 2, weight += 2 * Linear::kBlock) {
    const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weight));
    const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weight + 16));
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t pair = 0;
      std::memcpy(&pair, x + r * stride + k, sizeof pair);
      const __m256i both = _mm256_set1_epi32(pair);
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(both, w0));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(both, w1));
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    alignas(32) std::array<std::int32_t, Linear::kBlock> sums;
    _mm256_store_si256(reinterpret_cast<__m256i*>(sums.data()), low[r]);
    _mm256_store_si256(reinterpret_cast<__m256i*>(sums.data() + 8), high[r]);
    finish(sums.data(), linear, block, out + r * linear.outputs);
  }
}

__attribute__((target("avx2"))) std::int32_t dot_avx2(const std::int16_t* a, const std::int16_t* b,
                                                      std::size_t size) {
  if (size % 16 != 0) return dot_plain(a, b, size);
  __m256i sum = _mm256_setzero_si256();
  for (std::size_t i = 0; i < size; i += 16)
    sum = _mm256_add_epi32(
        sum, _mm256_madd_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + i)),
                               _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + i))));
  __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
  return _mm_cvtsi128_si32(half);
}

// Rows [0, kRows) of x times kBlocks blocks: enough sums side by side to hide the time each waits for the one
// before, and each input read once for all blocks.
template <std::size_t kRows, std::size_t kBlocks>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void
avx512_tile(const std::int16_t* x, std::size_t stride, const Linear& linear, std::size_t block,
            float* out) {
  __m512i sums[kRows][kBlocks];
  for (std::size_t r = 0; r < kRows; ++r)
    for (std::size_t b = 0; b < kBlocks; ++b) sums[r][b] = _mm512_setzero_si512();
  const std::int16_t* weight = linear.weight.data() + block * Linear::kBlock * linear.inputs;
  for (std::size_t k = 0; k < linear.inputs; k += 2, weight += 2 * Linear::kBlock) {
    __m512i w[kBlocks];
    for (std::size_t b = 0; b < kBlocks; ++b)
      w[b] = _mm512_loadu_si512(weight + b * Linear::kBlock * linear.inputs);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t pair = 0;
      std::memcpy(&pair, x + r * stride + k, sizeof pair);
      const __m512i both = _mm512_set1_epi32(pair);
      for (std::size_t b = 0; b < kBlocks; ++b)
        sums[r][b] = _mm512_dpwssd_epi32(sums[r][b], both, w[b]);
    }
  }
  for (std::size_t b = 0; b < kBlocks; ++b)
    for (std::size_t r = 0; r < kRows; ++r) {
      alignas(64) std::array<std::int32_t, Linear::kBlock> stored;
      _mm512_store_si512(stored.data(), sums[r][b]);
      finish(stored.data(), linear, block + b, out + r * linear.outputs);
    }
}

using Tile = void (*)(const std::int16_t*, std::size_t, const Linear&, std::size_t, float*);

// `tiles[n]` is for n rows; all blocks [first, last) in steps of `step`.
template <std::size_t kRows>
void multiply_tiles(const std::array<Tile, kRows + 1>& tiles, std::size_t first, std::size_t last,
                    std::size_t step, const std::int16_t* x, std::size_t rows, std::size_t stride,
                    const Linear& linear, float* out) {
  for (std::size_t block = first; block < last; block += step)
    for (std::size_t row = 0; row < rows;) {
      const std::size_t count = std::min(kRows, rows - row);
      tiles[count](x + row * stride, stride, linear, block, out + row * linear.outputs);
      row += count;
    }
}

constexpr std::array<Tile, 5> kAvx2Tiles{nullptr, avx2_tile<1>, avx2_tile<2>, avx2_tile<3>,
                                         avx2_tile<4>};
template <std::size_t kBlocks>
constexpr std::array<Tile, 9> kAvx512Tiles{nullptr,
                                           avx512_tile<1, kBlocks>,
                                           avx512_tile<2, kBlocks>,
                                           avx512_tile<3, kBlocks>,
                                           avx512_tile<4, kBlocks>,
                                           avx512_tile<5, kBlocks>,
                                           avx512_tile<6, kBlocks>,
                                           avx512_tile<7, kBlocks>,
                                           avx512_tile<8, kBlocks>};

void multiply_avx2(const std::int16_t* x, std::size_t rows, std::size_t stride,
                   const Linear& linear, float* out) {
  multiply_tiles<4>(kAvx2Tiles, 0, linear.outputs / Linear::kBlock, 1, x, rows, stride, linear,
                    out);
}

void multiply_avx512(const std::int16_t* x, std::size_t rows, std::size_t stride,
                     const Linear& linear, float* out) {
  const std::size_t blocks = linear.outputs / Linear::kBlock, even = blocks / 2 * 2;
  multiply_tiles<8>(kAvx512Tiles<2>, 0, even, 2, x, rows, stride, linear, out);
  multiply_tiles<8>(kAvx512Tiles<1>, even, blocks, 1, x, rows, stride, linear, out);
}

#endif

// ---- the ways ----------------------------------------------------------------------------------------

// NAME and the bodies compiled for TARGET.
#define ANNALS_WAY(NAME, TARGET, MULTIPLY, DOT)                                                     \
  TARGET void round_##NAME(const float* x, std::size_t size, float factor, std::int16_t* out) {     \
    round_body(x, size, factor, out);                                                               \
  }                                                                                                 \
  TARGET void normalize_##NAME(const float* x, std::size_t size, const float* weight,               \
                               const float* bias, float* out) {                                     \
    normalize_body(x, size, weight, bias, out);                                                     \
  }                                                                                                 \
  TARGET void keep_positive_##NAME(float* x, std::size_t size) { keep_positive_body(x, size); }     \
  TARGET void add_scaled_##NAME(const std::int8_t* row, std::size_t size, float scale,              \
                                float* out) {                                                       \
    add_scaled_body(row, size, scale, out);                                                         \
  }                                                                                                 \
  TARGET void recur_##NAME(const float* u, std::size_t words, std::size_t width, float* memory,     \
                           float* x) {                                                              \
    recur_body(u, words, width, memory, x);                                                         \
  }                                                                                                 \
  constexpr Kernels k_##NAME{MULTIPLY,            DOT,                round_##NAME, normalize_##NAME, \
                             keep_positive_##NAME, add_scaled_##NAME, recur_##NAME};

ANNALS_WAY(plain, , multiply_plain, dot_plain)
#ifdef ANNALS_X86
ANNALS_WAY(avx2, __attribute__((target("avx2"))), multiply_avx2, dot_avx2)
ANNALS_WAY(avx512, __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))), multiply_avx512, dot_avx2)
#endif

}  // namespace

bool Linear::safe() const {
  for (std::size_t block = 0; block < outputs / kBlock; ++block)
    for (std::size_t j = 0; j < kBlock; ++j) {
      std::int64_t total = 0;
      for (std::size_t k = 0; k < inputs; ++k)
        total += std::abs(weight[block * kBlock * inputs + (k / 2) * 2 * kBlock + 2 * j + k % 2]);
      if (total * static_cast<std::int64_t>(kLargestInput) > INT32_MAX) return false;
    }
  return true;
}

bool can(Way way) {
#ifdef ANNALS_X86
  if (way == Way::kAvx512)
    return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
           __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
           __builtin_cpu_supports("avx512vnni") != 0;
  if (way == Way::kAvx2) return __builtin_cpu_supports("avx2") != 0;
#endif
  return way == Way::kPlain;
}

Way best_way() {
  return can(Way::kAvx512) ? Way::kAvx512 : can(Way::kAvx2) ? Way::kAvx2 : Way::kPlain;
}

const Kernels& kernels(Way way) {
#ifdef ANNALS_X86
  if (way == Way::kAvx512) return k_avx512;
  if (way == Way::kAvx2) return k_avx2;
#endif
  return k_plain;
}

}  // namespace annals::syntax
