#include "src/serve/gzip.h"

#include <isa-l.h>

#include <array>
#include <vector>

#include "include/annals/error.h"
#include "src/base/text.h"

namespace annals::serve {

struct Gzip::State {
  isal_zstream stream{};
  std::vector<std::uint8_t> workspace = std::vector<std::uint8_t>(ISAL_DEF_LVL1_DEFAULT);
};

Gzip::Gzip() : state_(std::make_unique<State>()) {
  isal_deflate_init(&state_->stream);
  state_->stream.gzip_flag = IGZIP_GZIP;
  state_->stream.level = 1;
  state_->stream.level_buf = state_->workspace.data();
  state_->stream.level_buf_size = static_cast<std::uint32_t>(state_->workspace.size());
}

Gzip::~Gzip() = default;
Gzip::Gzip(Gzip&&) noexcept = default;
Gzip& Gzip::operator=(Gzip&&) noexcept = default;

std::string Gzip::pack(std::string_view bytes, Piece piece) {
  isal_zstream& stream = state_->stream;
  // ISA-L only reads what next_in points to.
  stream.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<std::uint32_t>(bytes.size());
  stream.end_of_stream = piece == Piece::kLast ? 1 : 0;
  stream.flush = piece == Piece::kLast ? NO_FLUSH : SYNC_FLUSH;
  std::string out;
  std::array<std::uint8_t, 1U << 16> room;
  do {
    stream.next_out = room.data();
    stream.avail_out = static_cast<std::uint32_t>(room.size());
    if (isal_deflate(&stream) != COMP_OK)
      throw Error(ErrorKind::kInternal, "packing an answer failed");
    out.append(reinterpret_cast<const char*>(room.data()), room.size() - stream.avail_out);
  } while (stream.avail_out == 0);
  return out;
}

bool is_packable(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/") ||
         any_of(type, {"application/json", "application/problem+json", "application/jsonl",
                       "application/geo+json", "application/yaml", "application/javascript",
                       "image/svg+xml"});
}

}  // namespace annals::serve
