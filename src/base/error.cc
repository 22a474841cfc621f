#include "include/annals/error.h"

namespace annals {

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage: return "usage";
    case ErrorKind::kNotFound: return "not found";
    case ErrorKind::kInput: return "input";
    case ErrorKind::kData: return "data";
    case ErrorKind::kModel: return "model";
    case ErrorKind::kStore: return "store";
    case ErrorKind::kIo: return "io";
    case ErrorKind::kInternal: return "internal";
  }
  return "internal";
}

std::string Place::to_string() const {
  std::string out = file;
  if (line > 0) out += (out.empty() ? "line " : ":") + std::to_string(line);
  if (line > 0 && column > 0) out += ":" + std::to_string(column);
  return out;
}

Error::Error(ErrorKind kind, std::string message, Place place, std::string hint)
    : kind_(kind), message_(std::move(message)), place_(std::move(place)), hint_(std::move(hint)) {
  const std::string where = place_.to_string();
  if (!where.empty()) what_ = where + ": ";
  what_ += message_;
  if (!hint_.empty()) what_ += " (" + hint_ + ")";
}

}  // namespace annals
