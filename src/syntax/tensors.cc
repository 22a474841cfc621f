#include "src/syntax/tensors.h"

#include <simdjson.h>

#include <bit>
#include <boost/interprocess/file_mapping.hpp>
#include <cstdio>
#include <cstring>

#include "include/annals/error.h"
#include "src/base/hash.h"

namespace annals::syntax {
namespace {

static_assert(std::endian::native == std::endian::little, "weights are mapped as they are");

constexpr std::size_t kLongestHeader = 1U << 20U;

std::string hexadecimal(std::uint64_t value) {
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 0xFU];
  return out;
}

std::size_t size_of(std::string_view type) {
  if (type == "U64") return 8;
  if (type == "F32" || type == "U32") return 4;
  if (type == "I16") return 2;
  return type == "I8" ? 1 : 0;
}

}  // namespace

void TensorFile::fail(const std::string& what) const {
  throw Error(ErrorKind::kModel, what, {name_, 0, 0},
              "install the file that belongs to this version, or train it anew (models/README.md)");
}

TensorFile TensorFile::open(const std::filesystem::path& path, std::string_view format) {
  namespace ipc = boost::interprocess;
  TensorFile out;
  out.name_ = path.string();
  try {
    const ipc::file_mapping file(path.c_str(), ipc::read_only);
    out.region_ = ipc::mapped_region(file, ipc::read_only);
  } catch (const ipc::interprocess_exception& error) {
    throw Error(ErrorKind::kModel, std::string("the weights cannot be read: ") + error.what(),
                {out.name_, 0, 0}, "set ANNALS_DATA to the folder that holds models/");
  }
  out.parse({static_cast<const char*>(out.region_.get_address()), out.region_.get_size()}, format);
  return out;
}

TensorFile TensorFile::read(std::string_view bytes, std::string name, std::string_view format) {
  TensorFile out;
  out.name_ = std::move(name);
  out.parse(bytes, format);
  return out;
}

void TensorFile::parse(std::string_view bytes, std::string_view format) {
  std::uint64_t length = 0;
  if (bytes.size() < sizeof length) fail("this is no file of weights: it has no header");
  std::memcpy(&length, bytes.data(), sizeof length);
  if (length > kLongestHeader || length > bytes.size() - sizeof length)
    fail("this is no file of weights, or it is cut: its header would have " +
         std::to_string(length) + " bytes");
  const std::string_view numbers = bytes.substr(sizeof length + length);
  simdjson::dom::parser parser;
  const simdjson::padded_string header(bytes.substr(sizeof length, length));
  simdjson::dom::object top;
  if (parser.parse(header).get(top) != simdjson::SUCCESS) fail("the header is no JSON object");

  std::string_view found, checksum;
  if (top["__metadata__"]["format"].get(found) != simdjson::SUCCESS || found != format)
    fail("these weights have the format '" + std::string(found) + "', '" + std::string(format) +
         "' is expected");
  std::size_t end = 0;
  for (const auto field : top) {
    if (field.key == "__metadata__") continue;
    const std::string name(field.key);
    Tensor tensor;
    std::string_view type;
    simdjson::dom::array shape, place;
    std::uint64_t from = 0, to = 0;
    if (field.value["dtype"].get(type) != simdjson::SUCCESS ||
        field.value["shape"].get(shape) != simdjson::SUCCESS ||
        field.value["data_offsets"].get(place) != simdjson::SUCCESS ||
        place.at(0).get(from) != simdjson::SUCCESS || place.at(1).get(to) != simdjson::SUCCESS)
      fail("the header says too little about '" + name + "'");
    std::size_t size = size_of(type);
    if (size == 0) fail("'" + name + "' has numbers of the unknown type " + std::string(type));
    for (const auto extent : shape) {
      std::uint64_t count = 0;
      if (extent.get(count) != simdjson::SUCCESS || count > numbers.size())
        fail("'" + name + "' has an impossible shape");
      tensor.shape.push_back(count);
      size *= count;
      if (size > numbers.size())
        fail("'" + name + "' goes beyond the end; the file is cut or damaged");
    }
    if (from > to || to > numbers.size() || to - from != size)
      fail("'" + name + "' goes beyond the end; the file is cut or damaged");
    tensor.type = type;
    tensor.bytes = numbers.substr(from, size);
    if (reinterpret_cast<std::uintptr_t>(tensor.bytes.data()) % size_of(type) != 0)
      fail("'" + name + "' does not begin at a multiple of its numbers' size");
    end = std::max<std::size_t>(end, to);
    tensors_[name] = std::move(tensor);
  }
  if (end != numbers.size()) fail("the file does not end where its last tensor ends");
  if (top["__metadata__"]["checksum"].get(checksum) != simdjson::SUCCESS ||
      checksum != hexadecimal(hash64(numbers)))
    fail("the weights are damaged: their checksum differs");
}

std::size_t TensorFile::rows(std::string_view name) const {
  const auto at = tensors_.find(name);
  if (at == tensors_.end() || at->second.shape.empty())
    fail("there is no tensor '" + std::string(name) + "'");
  return at->second.shape.front();
}

std::string_view TensorFile::find(std::string_view name, std::string_view type,
                                  const std::vector<std::size_t>& shape) const {
  const auto at = tensors_.find(name);
  if (at == tensors_.end()) fail("there is no tensor '" + std::string(name) + "'");
  if (at->second.type != type || at->second.shape != shape)
    fail("the tensor '" + std::string(name) +
         "' has another type or shape than this version reads");
  return at->second.bytes;
}

}  // namespace annals::syntax
