#include "src/syntax/model.h"

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/hash.h"

namespace annals::syntax {
namespace {

constexpr std::string_view kMagic = "ANNSYN01";

template <class Number> void put(std::string& out, Number value) {
  using Bits = std::make_unsigned_t<Number>;
  const auto bits = static_cast<Bits>(value);
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    out += static_cast<char>((static_cast<std::uint64_t>(bits) >> (8 * i)) & 0xFFU);
}

void put_weights(std::string& out, const Weights& weights) {
  put(out, static_cast<std::uint32_t>(weights.classes()));
  put(out, static_cast<std::uint32_t>(weights.table().size()));
  for (const std::int16_t weight : weights.table()) put(out, weight);
}

// Reads numbers in order and never past the end.
class Reader {
public:
  Reader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(
        ErrorKind::kModel, what, {name_, 0, 0},
        "install the file that belongs to this version, or train it anew (training/README.md)");
  }

  template <class Number> Number number() {
    using Bits = std::make_unsigned_t<Number>;
    if (bytes_.size() - at_ < sizeof(Number))
      fail("the weights end after " + std::to_string(bytes_.size()) + " bytes; more were expected");
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
      bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_ + i])) << (8 * i);
    at_ += sizeof(Number);
    return static_cast<Number>(static_cast<Bits>(bits));
  }

  Weights weights(std::size_t classes) {
    const auto found = number<std::uint32_t>();
    if (found != classes)
      fail("weights for " + std::to_string(found) + " classes, " + std::to_string(classes) +
           " expected");
    const std::size_t length = number<std::uint32_t>();
    if (length <= classes) fail("a table of " + std::to_string(length) + " weights is too small");
    if ((bytes_.size() - at_) / 2 < length)
      fail("the weights end after " + std::to_string(bytes_.size()) + " bytes; more were expected");
    std::vector<std::int16_t> table(length);
    for (std::int16_t& weight : table) weight = number<std::int16_t>();
    return {std::move(table), classes};
  }

  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

private:
  std::string_view bytes_;
  const std::string& name_;
  std::size_t at_ = 0;
};

}  // namespace

Model Model::load(const std::filesystem::path& file) {
  std::string bytes;
  try {
    bytes = read_file(file);
  } catch (const Error& error) {
    throw Error(ErrorKind::kModel, "the syntax weights cannot be read: " + error.message(),
                {file.string(), 0, 0}, "set ANNALS_DATA to the folder that holds models/");
  }
  return read(bytes, file.string());
}

Model Model::read(std::string_view bytes, const std::string& name) {
  Reader reader(bytes, name);
  if (!bytes.starts_with(kMagic))
    reader.fail("this is no file of syntax weights, or of another version");
  for (std::size_t i = 0; i < kMagic.size(); ++i) reader.number<std::uint8_t>();
  const auto checksum = reader.number<std::uint64_t>();
  if (checksum != hash64(bytes.substr(kMagic.size() + 8)))
    reader.fail("the weights are damaged: their checksum differs");
  const auto count = reader.number<std::uint32_t>();
  if (count == 0 || count > 65535) reader.fail(std::to_string(count) + " tags cannot be right");
  std::vector<Tag> tags;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto upos = reader.number<std::uint8_t>();
    const auto feats = reader.number<std::uint32_t>();
    if (upos >= kUposNames.size())
      reader.fail("part of speech " + std::to_string(upos) + " is unknown");
    tags.push_back({static_cast<Upos>(upos), feats});
  }
  Weights tagging = reader.weights(tags.size());
  Weights parsing = reader.weights(kActions);
  if (!reader.at_end()) reader.fail("there are bytes after the last weight");
  return {Tagger(std::move(tagging), std::move(tags)), Parser(std::move(parsing))};
}

std::string Model::write() const {
  std::string body;
  put(body, static_cast<std::uint32_t>(tagger.tags().size()));
  for (const Tag& tag : tagger.tags()) {
    put(body, static_cast<std::uint8_t>(tag.upos));
    put(body, tag.feats);
  }
  put_weights(body, tagger.weights());
  put_weights(body, parser.weights());
  std::string out(kMagic);
  put(out, hash64(body));
  return out + body;
}

}  // namespace annals::syntax
