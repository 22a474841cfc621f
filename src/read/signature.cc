#include <algorithm>
#include <bit>

#include "include/annals/copies.h"
#include "include/annals/error.h"
#include "src/base/hash.h"
#include "src/base/pack.h"
#include "src/read/outline.h"

namespace annals {
namespace {

constexpr std::size_t kValues = CopySignature::kValues;
constexpr std::size_t kRows = 2;  // values of a band
// Of the runs of the shorter of two copies, so many are the other's.
constexpr double kContained = 0.4;

static_assert(std::endian::native == std::endian::little, "signatures travel as they lie in memory");

// Odd multipliers of the hash functions (SplitMix64).
std::array<std::uint64_t, kValues> make_multipliers() {
  std::array<std::uint64_t, kValues> out{};
  std::uint64_t state = 0;
  for (std::uint64_t& one : out) {
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    one = (z ^ (z >> 31)) | 1U;
  }
  return out;
}

std::vector<std::uint64_t> runs_of(std::string_view text) {
  const read::Outline outline = read::outline_of(text);
  std::vector<std::uint64_t> runs;
  for (const read::OutlineSentence& sentence : outline.sentences)
    read::shingles_of(outline, sentence, read::kShingleWords, runs);
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

}  // namespace

CopySignature signature_of(std::string_view text) {
  static const std::array<std::uint64_t, kValues> kMultipliers = make_multipliers();
  CopySignature out;
  const std::vector<std::uint64_t> runs = runs_of(text);
  out.runs = static_cast<std::uint32_t>(runs.size());
  if (runs.empty()) return out;
  out.least.fill(UINT32_MAX);
  for (const std::uint64_t run : runs)
    for (std::size_t i = 0; i < kValues; ++i)
      out.least[i] = std::min(out.least[i], static_cast<std::uint32_t>((run * kMultipliers[i]) >> 32));
  return out;
}

std::string to_bytes(const CopySignature& signature) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(signature.runs >> shift);
  pack(bytes, signature.least);
  return bytes;
}

CopySignature signature_from_bytes(std::string_view bytes) {
  CopySignature out;
  if (bytes.size() != sizeof out) throw Error(ErrorKind::kUsage, std::to_string(bytes.size()) + " bytes are no signature");
  for (std::size_t i = 0; i < sizeof out.runs; ++i) out.runs = out.runs << 8 | static_cast<unsigned char>(bytes[i]);
  out.least = Unpacker(bytes.substr(sizeof out.runs)).take<decltype(out.least)>();
  return out;
}

std::vector<std::int64_t> bands_of(const CopySignature& signature) {
  std::vector<std::int64_t> bands;
  if (signature.runs == 0) return bands;
  for (std::uint32_t first = 0; first < kValues; first += kRows) {
    std::array<std::uint32_t, kRows + 1> row{first};
    std::copy_n(signature.least.begin() + first, kRows, row.begin() + 1);
    bands.push_back(static_cast<std::int64_t>(hash64({reinterpret_cast<const char*>(row.data()), sizeof row})));
  }
  return bands;
}

bool are_copies(const CopySignature& a, const CopySignature& b) {
  if (a.runs == 0 || b.runs == 0) return false;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < kValues; ++i) equal += a.least[i] == b.least[i] ? 1 : 0;
  // From the share of all that the two have to the share of the shorter one's.
  const double resemblance = static_cast<double>(equal) / kValues;
  const double shared = resemblance / (1 + resemblance) * (static_cast<double>(a.runs) + b.runs);
  return shared >= kContained * std::min(a.runs, b.runs);
}

}  // namespace annals
