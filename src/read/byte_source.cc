#include "src/read/byte_source.h"

#include <algorithm>

namespace annals {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

}  // namespace

bool ByteSource::fill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kBlock);
  in_.read(buffer_.data() + before, static_cast<std::streamsize>(kBlock));
  const auto got = static_cast<std::size_t>(std::max<std::streamsize>(in_.gcount(), 0));
  buffer_.resize(before + got);
  bytes_ += got;
  failed_ = failed_ || in_.bad();
  ended_ = got == 0 || !in_;
  return got > 0;
}

std::string_view ByteSource::peek(std::size_t want) {
  while (buffer_.size() - at_ < want && fill()) {
  }
  return std::string_view(buffer_).substr(at_);
}

void ByteSource::skip(std::size_t count) {
  count = std::min(count, buffer_.size() - at_);
  const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(at_);
  line_ +=
      static_cast<std::uint64_t>(std::count(from, from + static_cast<std::ptrdiff_t>(count), '\n'));
  at_ += count;
}

void ByteSource::skip_uncounted(std::size_t count) { at_ += std::min(count, buffer_.size() - at_); }

void ByteSource::restart() {
  in_.clear();
  ended_ = failed_ = false;
}

int ByteSource::get() {
  if (at_ == buffer_.size() && !fill()) return -1;
  const char byte = buffer_[at_++];
  if (byte == '\n') ++line_;
  return static_cast<unsigned char>(byte);
}

ByteSource::Line ByteSource::read_line(std::string& line, std::size_t limit) {
  line.clear();
  bool any = false, too_long = false;
  while (at_ < buffer_.size() || fill()) {
    any = true;
    const std::size_t end = buffer_.find('\n', at_);
    const std::size_t stop = std::min(end, buffer_.size());
    if (!too_long && line.size() + (stop - at_) <= limit) {
      line.append(buffer_, at_, stop - at_);
    } else {
      too_long = true;
      line = std::string();
    }
    at_ = stop;
    if (end == std::string::npos) continue;
    ++at_;
    ++line_;
    break;
  }
  if (!any) return Line::kEnd;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return too_long ? Line::kTooLong : Line::kWhole;
}

}  // namespace annals
