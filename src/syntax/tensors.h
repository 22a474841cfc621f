// A file of weights in the safetensors layout, mapped into memory and never copied.
//
//   const TensorFile file = TensorFile::open("models/syntax.safetensors");
//   std::span<const float> bias = file.get<float>("norm.bias", {128});
//
// The layout: u64 length of a JSON header, the header, then all numbers, little-endian and without
// gaps. The header names each tensor's type, shape and place; its __metadata__ holds a "format" and
// the "checksum" (XXH3, 16 hexadecimal digits) of the numbers. Spans are good for as long as the
// file lives; moving it keeps them.
#pragma once

#include <boost/interprocess/mapped_region.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::syntax {

class TensorFile {
public:
  TensorFile() = default;
  // Throws Error(kModel) for a missing, truncated, damaged or foreign file; `format` must be the
  // file's own.
  static TensorFile open(const std::filesystem::path& path, std::string_view format);
  // The same of bytes in memory, which must outlive the spans; `name` is for the message. For tests
  // and fuzzing.
  static TensorFile read(std::string_view bytes, std::string name, std::string_view format);

  // The numbers of a tensor. Throws Error(kModel) when it is not there or of another type or shape.
  template <class Number>
  [[nodiscard]] std::span<const Number> get(std::string_view name,
                                            const std::vector<std::size_t>& shape) const {
    const std::string_view bytes = find(name, type_of<Number>(), shape);
    return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
  }
  // The first extent of a tensor, for those whose size the file decides.
  [[nodiscard]] std::size_t rows(std::string_view name) const;
  [[noreturn]] void fail(const std::string& what) const;

private:
  struct Tensor {
    std::string type;
    std::vector<std::size_t> shape;
    std::string_view bytes;
  };

  template <class Number> static constexpr std::string_view type_of() {
    if constexpr (std::is_same_v<Number, std::uint64_t>) return "U64";
    if constexpr (std::is_same_v<Number, std::uint32_t>) return "U32";
    if constexpr (std::is_same_v<Number, float>) return "F32";
    if constexpr (std::is_same_v<Number, std::int16_t>) return "I16";
    if constexpr (std::is_same_v<Number, std::int8_t>) return "I8";
  }
  [[nodiscard]] std::string_view find(std::string_view name, std::string_view type,
                                      const std::vector<std::size_t>& shape) const;
  void parse(std::string_view bytes, std::string_view format);

  std::string name_;
  boost::interprocess::mapped_region region_;
  std::map<std::string, Tensor, std::less<>> tensors_;
};

}  // namespace annals::syntax
