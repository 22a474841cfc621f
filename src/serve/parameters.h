// What stands in an address: percent signs, parameters, and the filter that they make.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/store/filter.h"

namespace annals::serve {

// "a%20b" -> "a b"; in queries '+' is a blank too. Throws Error(kInput) for a percent sign without
// two digits, for what is no UTF-8 and for NUL.
enum class Plus { kItself, kBlank };
std::string decoded(std::string_view text, Plus plus);
// Letters, digits and -._~ stay.
std::string encoded(std::string_view text);

class Parameters {
public:
  // Throws Error(kInput | kUsage): a parameter twice, or one that is not among the known.
  Parameters(std::string_view query, const std::vector<std::string_view>& known);

  // Empty: not given.
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;  // parted by commas
  // Throw Error(kUsage) for what is no such value.
  [[nodiscard]] std::uint64_t number(std::string_view name, std::uint64_t least, std::uint64_t most,
                                     std::uint64_t otherwise) const;
  [[nodiscard]] std::string one_of(std::string_view name,
                                   const std::vector<std::string_view>& values,
                                   std::string_view otherwise) const;
  // All of the names, in that order, as one text that is equal where the parameters mean the same.
  [[nodiscard]] std::string joined(const std::vector<std::string_view>& names) const;

private:
  std::vector<std::pair<std::string, std::string>> given_;
};

// The parameters that choose records: the options of `annals events`, and min-confidence.
const std::vector<std::string_view>& filter_parameters();
// Throws Error(kUsage).
EventFilter filter_of(const Parameters& parameters);

// What a page continues behind, and back; opaque to callers. Throws Error(kUsage) for what we did
// not make.
std::string cursor_of(std::int64_t key);
std::int64_t key_of(const std::string& cursor);

}  // namespace annals::serve
