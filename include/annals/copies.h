// Which of any number of articles are each other's copies, whatever their order and wherever they lie.
//
//   annals::CopyGroups groups;
//   for (const annals::Article& article : articles) groups.add(article.id, annals::signature_of(article.text));
//   for (const auto& [doc, group] : groups.groups()) ...       // the least id of a group names it
//
// A signature stands for the text: for each of 96 hash functions the least value over its runs of three words (MinHash). Two
// texts agree in about as many of them as they share runs, of all that the two have. 48 bands of two values each are what copies are
// found by: articles with one band in common are compared by their signatures, and groups are what such pairs connect.
//
// Every step depends on the set of articles alone, so that a cluster of machines that deals out bands gives the same groups
// (python/annals_spark). `annals duplicates` without --groups compares the texts themselves, in order, and tells the sentences.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace annals {

struct CopySignature {
  static constexpr std::size_t kValues = 96;
  std::uint32_t runs = 0;  // different runs of three words; without any an article is nobody's copy
  std::array<std::uint32_t, kValues> least{};

  friend bool operator==(const CopySignature&, const CopySignature&) = default;
};

// REQUIRES: the text is valid UTF-8.
CopySignature signature_of(std::string_view text);

// 388 bytes, the same on every machine, greater for more runs; and back. Throws Error(kUsage) for bytes that are no signature.
std::string to_bytes(const CopySignature& signature);
CopySignature signature_from_bytes(std::string_view bytes);

// Hashes of which copies have one in common; none for an article without runs.
std::vector<std::int64_t> bands_of(const CopySignature& signature);

// An article is compared with so many of those of a band, the ones with the least ids: boilerplate that thousands share costs
// no square of them.
inline constexpr std::size_t kMostOfBand = 32;

// Whether one is the other, edited, cut or grown, as far as signatures tell.
bool are_copies(const CopySignature& a, const CopySignature& b);

class CopyGroups {
 public:
  // Of versions under one id the one with the greatest bytes stands for all.
  void add(std::string doc, const CopySignature& signature);

  // (article, least id of its group) for all that have copies, by group and article.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> groups() const;

 private:
  std::vector<std::pair<std::string, std::string>> articles_;  // id, bytes of the signature
};

}  // namespace annals
