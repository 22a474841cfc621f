// The arithmetic of the network: what costs time, and what must give the same bits everywhere.
//
// Products are of 16-bit integers with 32-bit sums that cannot overflow (Linear::check), so no
// order of adding and no width of the machine's registers changes them. The rest is float32 in a
// fixed order with operations that IEEE 754 rounds exactly (+ - * / and the square root); these
// files are compiled without contraction to fused operations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace annals::syntax {

// Inputs of a product stay within this, so that the sums of Linear::check hold.
inline constexpr float kLargestInput = 4095.0F;

// out = scale * (weight . x) + bias. Weights lie in blocks of 16 outputs, and in a block two inputs
// at a time: weight[block][pair of inputs][output in block][input in pair]. Outputs are padded to
// whole blocks.
struct Linear {
  static constexpr std::size_t kBlock = 16;

  std::size_t inputs = 0;   // even
  std::size_t outputs = 0;  // a multiple of kBlock
  std::span<const std::int16_t> weight;
  std::span<const float> scale;
  std::span<const float> bias;

  // True when no sum over inputs within kLargestInput can leave 32 bits.
  [[nodiscard]] bool safe() const;
};

// What a machine can compute with: plainly, or with the wider registers of newer x86 machines. All
// ways give the same bits.
enum class Way : std::uint8_t { kPlain, kAvx2, kAvx512 };
inline constexpr Way kWays[] = {Way::kPlain, Way::kAvx2, Way::kAvx512};
bool can(Way way);
Way best_way();

// The arithmetic in one of the ways.
struct Kernels {
  // For each of `rows` rows of x, which begin `stride` apart; rows of `out` begin `linear.outputs`
  // apart.
  void (*multiply)(const std::int16_t* x, std::size_t rows, std::size_t stride,
                   const Linear& linear, float* out);

  std::int32_t (*dot)(const std::int16_t* a, const std::int16_t* b, std::size_t size);

  // To the nearest integer (ties to even), kept within kLargestInput.
  void (*round_to_integers)(const float* x, std::size_t size, float factor, std::int16_t* out);

  // out = (x - mean) / deviation * weight + bias over `size` values, a multiple of 16.
  void (*normalize)(const float* x, std::size_t size, const float* weight, const float* bias,
                    float* out);

  void (*keep_positive)(float* x, std::size_t size);

  // out = out + row * scale
  void (*add_scaled)(const std::int8_t* row, std::size_t size, float scale, float* out);

  // The gated recurrence over `words` rows of u = [z f r], each of `width` values: the first half of
  // `width` from the first word to the last, the second half back. Adds to x.
  //   f' = gate(f), c = f' * c_before + (1 - f') * z, x += gate(r) * squash(c)
  //   squash(v) = v / sqrt(1 + v * v), gate(v) = 0.5 + 0.5 * squash(v)
  // `memory` is room for width / 2 values.
  void (*recur)(const float* u, std::size_t words, std::size_t width, float* memory, float* x);
};

// REQUIRES: can(way).
const Kernels& kernels(Way way);

}  // namespace annals::syntax
