// A map from texts in which a view is looked up without making a string.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>
#include <string>
#include <string_view>

namespace annals {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <class T> using TextMap = boost::unordered_flat_map<std::string, T, TextHash, std::equal_to<>>;

}  // namespace annals
