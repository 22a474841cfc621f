#include "src/read/gzip_stream.h"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace annals {
namespace {

constexpr std::size_t kInput = 256 * 1024;
constexpr std::size_t kOutput = 64 * 1024;
constexpr std::string_view kMagic = "\x1F\x8B\x08";

}  // namespace

struct GzipBuffer::State {
  inflate_state inflate{};
};

GzipBuffer::GzipBuffer(std::istream& in)
    : in_(in), state_(std::make_unique<State>()), input_(kInput), output_(kOutput) {
  isal_inflate_init(&state_->inflate);
}

GzipBuffer::~GzipBuffer() = default;

std::uint64_t GzipBuffer::packed() const {
  const inflate_state& s = state_->inflate;
  return s.next_in == nullptr
             ? 0
             : input_at_ + static_cast<std::uint64_t>(reinterpret_cast<const char*>(s.next_in) -
                                                      input_.data());
}

// Moves what is left to the front and reads on. False at the end of the file.
bool GzipBuffer::refill() {
  inflate_state& s = state_->inflate;
  input_at_ = packed();
  if (s.avail_in > 0) std::memmove(input_.data(), s.next_in, s.avail_in);
  in_.read(input_.data() + s.avail_in, static_cast<std::streamsize>(input_.size() - s.avail_in));
  const auto got = static_cast<std::uint32_t>(in_.gcount());
  s.next_in = reinterpret_cast<std::uint8_t*>(input_.data());
  s.avail_in += got;
  return got > 0;
}

void GzipBuffer::begin_member() {
  inflate_state& s = state_->inflate;
  isal_inflate_reset(&s);
  s.crc_flag = ISAL_GZIP;
  members_.emplace_back(unpacked_, packed());
  inside_ = true;
}

std::size_t GzipBuffer::inflate(char* out, std::size_t size) {
  inflate_state& s = state_->inflate;
  s.next_out = reinterpret_cast<std::uint8_t*>(out);
  s.avail_out = static_cast<std::uint32_t>(size);
  while (!failed_ && s.avail_out > 0) {
    if (s.avail_in == 0 && !refill()) {
      failed_ = inside_;  // cut off
      break;
    }
    if (!inside_) {
      if (*s.next_in == 0) {  // some writers fill up with zeros
        ++s.next_in, --s.avail_in;
        continue;
      }
      begin_member();
    }
    const std::uint32_t room = s.avail_out, held = s.avail_in;
    const int result = isal_inflate(&s);
    unpacked_ += room - s.avail_out;
    if (s.block_state == ISAL_BLOCK_FINISH)
      inside_ = false;
    else
      failed_ = result < 0 || (room == s.avail_out && held == s.avail_in);
    if (result < 0) failed_ = true;
  }
  return size - s.avail_out;
}

bool GzipBuffer::resume() {
  inflate_state& s = state_->inflate;
  setg(nullptr, nullptr, nullptr);
  // Not the member that failed: a byte further than where it began, if that is still at hand.
  const std::uint64_t begun = members_.empty() ? 0 : members_.back().second;
  const std::uint64_t at = std::max(begun + 1, input_at_);
  const std::uint64_t end = packed() + s.avail_in;
  s.next_in = reinterpret_cast<std::uint8_t*>(input_.data() + (std::min(at, end) - input_at_));
  s.avail_in = static_cast<std::uint32_t>(end - std::min(at, end));
  for (;;) {
    const std::string_view ahead(reinterpret_cast<const char*>(s.next_in), s.avail_in);
    const std::size_t found = ahead.find(kMagic);
    if (found != std::string_view::npos) {
      s.next_in += found;
      s.avail_in -= static_cast<std::uint32_t>(found);
      inside_ = failed_ = false;
      return true;
    }
    const auto keep = static_cast<std::uint32_t>(std::min(ahead.size(), kMagic.size() - 1));
    s.next_in += s.avail_in - keep;
    s.avail_in = keep;
    if (!refill()) return false;
  }
}

std::uint64_t GzipBuffer::member_of(std::uint64_t position) {
  while (members_.size() > 1 && members_[1].first <= position) members_.pop_front();
  return members_.empty() ? 0 : members_.front().second;
}

GzipBuffer::int_type GzipBuffer::underflow() {
  const std::size_t got = inflate(output_.data(), output_.size());
  if (got == 0) return traits_type::eof();
  setg(output_.data(), output_.data(), output_.data() + got);
  return traits_type::to_int_type(output_[0]);
}

std::streamsize GzipBuffer::xsgetn(char* out, std::streamsize size) {
  const std::streamsize held = std::min<std::streamsize>(size, egptr() - gptr());
  std::copy_n(gptr(), held, out);
  setg(eback(), gptr() + held, egptr());
  std::streamsize done = held;
  while (done < size) {
    const std::size_t got = inflate(out + done, static_cast<std::size_t>(size - done));
    if (got == 0) break;
    done += static_cast<std::streamsize>(got);
  }
  return done;
}

std::string inflate_all(std::string_view bytes, std::size_t limit) {
  const auto lead = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const bool gzip = bytes.starts_with("\x1F\x8B");
  const bool zlib = (lead(0) & 0x0FU) == 8 && (lead(0) * 256 + lead(1)) % 31 == 0;
  const auto state = std::make_unique<inflate_state>();
  isal_inflate_init(state.get());
  state->crc_flag = gzip ? ISAL_GZIP : zlib ? ISAL_ZLIB : ISAL_DEFLATE;
  std::string unpacked, packed(bytes);
  state->next_in = reinterpret_cast<std::uint8_t*>(packed.data());
  state->avail_in = static_cast<std::uint32_t>(packed.size());
  while (unpacked.size() < limit && state->block_state != ISAL_BLOCK_FINISH) {
    const std::size_t before = unpacked.size();
    unpacked.resize(std::min(limit, std::max<std::size_t>(2 * before, kOutput)));
    state->next_out = reinterpret_cast<std::uint8_t*>(unpacked.data() + before);
    state->avail_out = static_cast<std::uint32_t>(unpacked.size() - before);
    const int result = isal_inflate(state.get());
    const std::size_t room = state->avail_out;
    unpacked.resize(unpacked.size() - room);
    if (result < 0 || room > 0) break;  // damaged, cut off or done
  }
  return unpacked;
}

}  // namespace annals
