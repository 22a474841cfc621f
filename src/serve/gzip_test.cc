#include "src/serve/gzip.h"

#include <gtest/gtest.h>
#include <isa-l.h>

#include <random>
#include <vector>

namespace annals::serve {
namespace {

std::string unpacked(const std::string& packed, std::size_t most) {
  inflate_state state{};
  isal_inflate_init(&state);
  state.crc_flag = ISAL_GZIP;
  std::vector<std::uint8_t> in(packed.begin(), packed.end()), out(most + 1);
  state.next_in = in.data();
  state.avail_in = static_cast<std::uint32_t>(in.size());
  state.next_out = out.data();
  state.avail_out = static_cast<std::uint32_t>(out.size());
  EXPECT_EQ(isal_inflate(&state), ISAL_DECOMP_OK);
  EXPECT_EQ(state.block_state, ISAL_BLOCK_FINISH) << "the stream has an end";
  return {out.begin(), out.begin() + static_cast<std::ptrdiff_t>(out.size() - state.avail_out)};
}

std::string noise(std::size_t bytes) {
  std::mt19937 random(1);
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(random());
  return out;
}

TEST(Gzip, WholeTexts) {
  for (const std::string& text : {std::string(), std::string("Rebels shelled Dorvik."),
                                  std::string(1'000'000, 'x'), noise(300'000)})
    EXPECT_EQ(unpacked(Gzip().pack(text, Gzip::Piece::kLast), text.size()), text);
}

TEST(Gzip, PieceByPiece) {
  Gzip gzip;
  std::string packed, whole;
  for (int i = 0; i < 20; ++i) {
    const std::string piece = noise(static_cast<std::size_t>(i) * 5000) + "piece";
    whole += piece;
    const std::string part = gzip.pack(piece, Gzip::Piece::kMore);
    EXPECT_FALSE(part.empty()) << "what was given can be read at once";
    packed += part;
  }
  packed += gzip.pack("", Gzip::Piece::kLast);
  EXPECT_EQ(unpacked(packed, whole.size()), whole);
}

}  // namespace
}  // namespace annals::serve
