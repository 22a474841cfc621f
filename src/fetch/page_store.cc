#include "src/fetch/page_store.h"

#include <isa-l/igzip_lib.h>

#include <fstream>
#include <memory>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/hash.h"
#include "src/base/json.h"
#include "src/base/text.h"

namespace annals {
namespace {

std::string gzip_member(std::string bytes) {
  const auto stream = std::make_unique<isal_zstream>();
  isal_deflate_stateless_init(stream.get());
  // Stateless compression of what cannot be packed adds some bytes a block.
  std::string out(bytes.size() + bytes.size() / 8 + 4096, '\0');
  stream->gzip_flag = IGZIP_GZIP;
  stream->end_of_stream = 1;
  stream->next_in = reinterpret_cast<std::uint8_t*>(bytes.data());
  stream->avail_in = static_cast<std::uint32_t>(bytes.size());
  stream->next_out = reinterpret_cast<std::uint8_t*>(out.data());
  stream->avail_out = static_cast<std::uint32_t>(out.size());
  if (isal_deflate_stateless(stream.get()) != COMP_OK)
    throw Error(ErrorKind::kInternal, "a page could not be packed");
  out.resize(stream->total_out);
  return out;
}

std::string uuid_of(const std::string& hash) {
  return hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-" + hash.substr(12, 4) + "-" +
         hash.substr(16, 4) + "-" + hash.substr(20, 12);
}

}  // namespace

std::string warc_record(const Fetched& page, const std::string& when) {
  std::string block = "HTTP/1.1 " + std::to_string(page.status) + " \r\n";
  for (const auto& [name, value] : page.header)
    // The body is kept without codings, so that these would lie.
    if (!any_of(name, {"content-encoding", "transfer-encoding", "content-length"}))
      block += name + ": " + value + "\r\n";
  block += "content-length: " + std::to_string(page.body.size()) + "\r\n\r\n" + page.body;
  const std::string head =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" +
      uuid_of(hash_hex({page.final_url, when, page.body})) +
      ">\r\nWARC-Target-URI: " + page.final_url + "\r\nWARC-Date: " + when +
      "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
      std::to_string(block.size()) + "\r\n\r\n";
  return gzip_member(head + block + "\r\n\r\n");
}

std::string keep_page(const std::filesystem::path& target, const Fetched& page,
                      const std::string& when) {
  if (target.string().ends_with(".warc.gz")) {
    std::ofstream out(target, std::ios::binary | std::ios::app);
    out << warc_record(page, when);
    out.close();
    if (!out) throw Error(ErrorKind::kIo, "cannot be written", {target.string()}, "is there room?");
    return target.string();
  }
  std::error_code fault;
  std::filesystem::create_directories(target, fault);
  const bool html = page.content_type.find("html") != std::string::npos;
  const std::filesystem::path file =
      target / (hash_hex({page.final_url}).substr(0, 16) + (html ? ".html" : ".xml"));
  write_file(file, page.body);
  return file.string();
}

FetchState FetchState::read(const std::filesystem::path& file) {
  FetchState state;
  if (!std::filesystem::exists(file)) return state;
  const Json json = read_json(read_file(file));
  if (!json.is_object())
    throw Error(ErrorKind::kInput, "this is no state of annals fetch", {file.string()},
                "name another file");
  for (const auto& [url, value] : json.items())
    if (value.is_object())
      state.known_[url] = {value.value("etag", ""), value.value("last_modified", "")};
  return state;
}

void FetchState::write(const std::filesystem::path& file) const {
  Json json = Json::object();
  for (const auto& [url, known] : known_)
    json[url] = {{"etag", known.etag}, {"last_modified", known.last_modified}};
  write_file(file, written(json, 1) + "\n");
}

Validators FetchState::of(const std::string& url) const {
  const auto found = known_.find(url);
  return found == known_.end() ? Validators{} : found->second;
}

void FetchState::set(const std::string& url, const Validators& validators) {
  if (validators.etag.empty() && validators.last_modified.empty())
    known_.erase(url);
  else
    known_[url] = validators;
}

}  // namespace annals
