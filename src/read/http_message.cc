#include "src/read/http_message.h"

#include <brotli/decode.h>
#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "src/base/text.h"
#include "src/read/gzip_stream.h"

namespace annals::read {
namespace {

// The next line without its end; `bytes` moves past it. Nothing without a line end.
std::optional<std::string_view> take_line(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = bytes.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  bytes.remove_prefix(end + 1);
  return line;
}

// Nothing when these are no chunks. A last chunk that is cut off is kept as far as it goes.
std::optional<std::string> without_chunks(std::string_view body, std::size_t limit) {
  std::string out;
  while (out.size() < limit) {
    const auto line = take_line(body);
    if (!line) return out.empty() ? std::nullopt : std::optional(out);
    std::size_t size = 0;
    const std::string_view digits = trim(*line);
    const auto [end, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (fault != std::errc() || end == digits.data())
      return out.empty() ? std::nullopt : std::optional(out);
    if (size == 0) return out;
    out += body.substr(0, std::min(size, limit - out.size()));
    if (size >= body.size()) return out;
    body.remove_prefix(size);
    (void)take_line(body);
  }
  return out;
}

std::optional<std::string> unbrotli(std::string_view bytes, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  std::string out(std::min(limit, std::size_t{64} << 10U), '\0');
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size(), done = 0;
  for (;;) {
    auto* next = reinterpret_cast<std::uint8_t*>(out.data() + done);
    std::size_t room = out.size() - done;
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &next, nullptr);
    done = out.size() - room;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() < limit) {
      out.resize(std::min(limit, 2 * out.size()));
      continue;
    }
    out.resize(done);
    return done == 0 && result == BROTLI_DECODER_RESULT_ERROR ? std::nullopt : std::optional(out);
  }
}

std::optional<std::string> unzstd(std::string_view bytes, std::size_t limit) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> state(ZSTD_createDStream(),
                                                                         &ZSTD_freeDStream);
  std::string out;
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  while (out.size() < limit) {
    const std::size_t before = out.size();
    out.resize(std::min(limit, std::max<std::size_t>(2 * before, std::size_t{64} << 10U)));
    ZSTD_outBuffer to{out.data() + before, out.size() - before, 0};
    const std::size_t result = ZSTD_decompressStream(state.get(), &to, &in);
    out.resize(before + to.pos);
    if (ZSTD_isError(result) != 0 || to.pos < to.size) break;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

bool is_decoded_already(std::string_view coding, std::string_view body) {
  if (body.empty()) return true;
  if (coding == "gzip" || coding == "x-gzip") return !body.starts_with("\x1F\x8B");
  if (coding == "zstd") return !body.starts_with("\x28\xB5\x2F\xFD");
  return trim(body.substr(0, 512)).starts_with('<');
}

std::optional<std::string> decode(std::string_view coding, std::string_view body,
                                  std::size_t limit) {
  if (coding == "identity" || coding == "utf-8" || is_decoded_already(coding, body))
    return std::string(body.substr(0, limit));
  if (coding == "br") return unbrotli(body, limit);
  if (coding == "zstd") return unzstd(body, limit);
  if (!any_of(coding, {"gzip", "x-gzip", "deflate"})) return std::nullopt;
  std::string out = inflate_all(body, limit);
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

std::string_view HeaderFields::get(std::string_view name) const {
  for (const auto& [field, value] : fields)
    if (field == name) return value;
  return {};
}

std::optional<HeaderFields> take_fields(std::string_view& bytes) {
  HeaderFields header;
  while (const auto line = take_line(bytes)) {
    if (line->empty()) return header;
    if ((line->front() == ' ' || line->front() == '\t') && !header.fields.empty()) {
      header.fields.back().second += ' ';
      header.fields.back().second += trim(*line);
      continue;
    }
    const std::size_t colon = line->find(':');
    if (colon == std::string_view::npos) continue;  // servers send all sorts of things
    header.fields.emplace_back(ascii_lower(trim(line->substr(0, colon))),
                               trim(line->substr(colon + 1)));
  }
  return std::nullopt;
}

std::optional<HttpResponse> parse_response(std::string_view bytes) {
  if (!bytes.starts_with("HTTP/")) return std::nullopt;
  const auto line = take_line(bytes);
  if (!line) return std::nullopt;
  HttpResponse response;
  const std::vector<std::string_view> parts = split_words(*line);
  if (parts.size() < 2) return std::nullopt;
  std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), response.status);
  auto header = take_fields(bytes);
  if (!header) return std::nullopt;
  response.header = std::move(*header);
  response.body = bytes;
  return response;
}

std::optional<std::string> decoded_body(const HttpResponse& response, std::size_t limit) {
  std::string_view body = response.body;
  std::string whole;
  if (ascii_lower(response.header.get("transfer-encoding")).find("chunked") != std::string::npos)
    if (auto joined = without_chunks(body, limit)) body = whole = std::move(*joined);
  // Codings are named in the order in which they were put on.
  const std::string codings = ascii_lower(response.header.get("content-encoding"));
  std::vector<std::string_view> names = split(codings, ',');
  std::optional<std::string> out;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (trim(*name).empty()) continue;
    out = decode(trim(*name), out ? std::string_view(*out) : body, limit);
    if (!out) return std::nullopt;
  }
  return out ? std::move(out) : std::optional(std::string(body.substr(0, limit)));
}

}  // namespace annals::read
