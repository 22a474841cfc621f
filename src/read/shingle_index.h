// Which earlier article a shingle was seen in: the memory of DuplicateFinder, and all of it that
// grows with the number of articles.
//
// A hash table in 256 parts that grow one by one by a quarter, so that it is never copied as a
// whole and its load stays between 64 and 80 %: 10 to 12.5 bytes an entry.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace annals::read {

class ShingleIndex {
public:
  // The article that the shingle was put in with.
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t shingle) const;
  // Keeps the first article of a shingle.
  void put(std::uint64_t shingle, std::uint32_t article);

  [[nodiscard]] std::size_t entries() const;
  [[nodiscard]] std::size_t memory_bytes() const;

private:
  struct Slot {
    std::uint32_t mark = 0;  // of the shingle; 0: empty
    std::uint32_t article = 0;
  };
  struct Part {
    std::vector<Slot> slots;
    std::size_t used = 0;
  };
  static std::uint32_t mark_of(std::uint64_t shingle);
  static std::size_t home_of(std::uint32_t mark, std::size_t slots);
  static void grow(Part& part);

  std::array<Part, 256> parts_;
};

}  // namespace annals::read
