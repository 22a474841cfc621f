#include "src/read/article_reader.h"

#include <glob.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/lexicon/faults.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"

namespace annals {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLook = 4096;  // enough to tell a form by its content

// What a file is that we do not read, or empty.
std::string_view foreign_form(std::string_view ahead) {
  if (ahead.starts_with("PK\x03\x04")) return "a zip archive";
  if (ahead.starts_with("%PDF-")) return "a PDF";
  if (ahead.starts_with("SQLite format 3")) return "a database";
  if (ahead.starts_with("\xFF\xFE") || ahead.starts_with("\xFE\xFF")) return "UTF-16";
  return {};
}

ArticleForm form_by_name(std::string_view file) {
  std::filesystem::path path(file);
  if (to_lower(path.extension().string()) == ".gz") path = path.stem();
  const std::string extension = to_lower(path.extension().string());
  if (any_of(extension, {".jsonl", ".ndjson", ".json"})) return ArticleForm::kJsonLines;
  if (any_of(extension, {".csv", ".tsv"})) return ArticleForm::kCsv;
  if (any_of(extension, {".html", ".htm", ".xhtml"})) return ArticleForm::kHtml;
  return extension == ".txt" ? ArticleForm::kText : ArticleForm::kDetect;
}

// What no text of another kind begins with, whatever the file is called.
ArticleForm form_by_signature(std::string_view ahead) {
  if (ahead.starts_with("WARC/")) return ArticleForm::kWarc;
  if (looks_like_feed(ahead)) return ArticleForm::kFeed;
  return looks_like_json_feed(ahead) ? ArticleForm::kJsonFeed : ArticleForm::kDetect;
}

ArticleForm form_by_content(std::string_view ahead, bool standard_input,
                            const ReaderOptions& options) {
  if (trim(ahead).starts_with('{')) return ArticleForm::kJsonLines;
  if (!standard_input && looks_like_csv(ahead, options)) return ArticleForm::kCsv;
  return ArticleForm::kText;
}

// The files below a folder in the order of their names; hidden ones are left out.
std::vector<std::string> files_below(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code ignored;
  for (auto at = fs::recursive_directory_iterator(
           folder, fs::directory_options::skip_permission_denied, ignored);
       at != fs::recursive_directory_iterator(); at.increment(ignored)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(ignored)) files.push_back(at->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> files_matching(const std::string& pattern) {
  std::vector<std::string> files;
  glob_t found{};
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0)
    files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return files;
}

void check_options(ReaderOptions& options) {
  options.published = std::string(trim(options.published));
  if (!options.published.empty()) {
    const Result<Day> day = parse_day(options.published);
    if (!day)
      throw Error(ErrorKind::kUsage, "--published: " + day.error().message(), {},
                  day.error().hint());
  }
  const auto& names = article_field_names();
  for (const auto& [field, column] : options.columns)
    if (std::find(names.begin(), names.end(), field) == names.end())
      throw Error(ErrorKind::kUsage, "'" + field + "' is no field of an article", {},
                  nearest_hint(field, names));
}

}  // namespace

struct ArticleReader::Impl {
  std::deque<std::string> files;
  ReaderOptions options;
  LeftOut left_out;
  std::string name;
  std::unique_ptr<std::ifstream> stream;
  std::unique_ptr<GzipBuffer> gzip;
  std::unique_ptr<std::istream> unpacked;
  std::unique_ptr<ByteSource> bytes;
  std::unique_ptr<ArticleSource> source;
  std::optional<Error> fault;      // of a stream that cannot be read at all
  std::unique_ptr<PageReader> pages;  // loaded when the first page comes
  std::uint64_t bytes_before = 0;  // of the files that are done

  // Looks at the first bytes and chooses the form; `named` is the form that the name tells.
  std::optional<Error> begin(std::istream& in, ArticleForm named, bool standard_input) {
    const bool packed = in.peek() == 0x1F;
    if (packed) {
      gzip = std::make_unique<GzipBuffer>(in);
      unpacked = std::make_unique<std::istream>(gzip.get());
    }
    bytes = std::make_unique<ByteSource>(packed ? *unpacked : in);
    std::string_view ahead = bytes->peek(kLook);
    if (packed && ahead.empty()) return damaged();
    std::string_view foreign = foreign_form(ahead);
    if (foreign == "UTF-16" &&
        (options.form == ArticleForm::kHtml || looks_like_html(ahead.substr(2)))) {
      source = make_html_source(*bytes, name, options, page_reader());
      return std::nullopt;
    }
    if (!foreign.empty())
      return Error(ErrorKind::kInput, "this is " + std::string(foreign), {name},
                   foreign == "UTF-16" ? "convert it first: iconv -f UTF-16 -t UTF-8"
                                       : "docs/reference/inputs.md lists what is read");
    // The bytes of a page are its own, byte order mark and all.
    const bool page = options.form == ArticleForm::kHtml ||
                      (options.form == ArticleForm::kDetect && !looks_like_feed(ahead) && looks_like_html(ahead));
    if (page) {
      source = make_html_source(*bytes, name, options, page_reader());
      return std::nullopt;
    }
    if (ahead.starts_with(kByteOrderMark)) {
      bytes->skip(kByteOrderMark.size());
      ahead = bytes->peek(kLook);
    }
    ArticleForm form = options.form;
    if (form == ArticleForm::kDetect && named != ArticleForm::kText && named != ArticleForm::kCsv)
      form = form_by_signature(ahead);
    if (form == ArticleForm::kDetect) form = named;
    if (form == ArticleForm::kDetect) form = form_by_content(ahead, standard_input, options);
    source = make_source(form);
    return std::nullopt;
  }

  const PageReader& page_reader() {
    if (!pages)
      pages = std::make_unique<PageReader>(
          PageReader::load(options.data.empty() ? data_directory() : options.data));
    return *pages;
  }

  ReadPage own_pages() {
    const PageReader& reader = page_reader();
    return [&reader](const PageBytes& page) {
      return read_article(reader, page.bytes, {charset_of_content_type(page.content_type), page.url});
    };
  }

  std::unique_ptr<ArticleSource> make_source(ArticleForm form) {
    switch (form) {
    case ArticleForm::kJsonLines: return make_json_lines_source(*bytes, name, options);
    case ArticleForm::kCsv: return make_csv_source(*bytes, name, options);
    case ArticleForm::kFeed: return make_feed_source(*bytes, name, options);
    case ArticleForm::kJsonFeed: return make_json_feed_source(*bytes, name, options);
    case ArticleForm::kWarc:
      if (!options.page) options.page = own_pages();
      return make_warc_source(*bytes, gzip.get(), name, options, left_out);
    case ArticleForm::kHtml: return make_html_source(*bytes, name, options, page_reader());
    default: return make_text_source(*bytes, name, options);
    }
  }

  [[nodiscard]] Error damaged() const {
    return {ErrorKind::kInput, "damaged or cut off gzip", {name}, "gzip -t FILE tells more"};
  }

  std::optional<Error> open(const std::string& file) {
    name = file;
    if (file == "-") {
      name = "standard input";
      return begin(std::cin, ArticleForm::kDetect, true);
    }
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(file, code);
    if (status.type() == std::filesystem::file_type::not_found) {
      if (std::vector<std::string> found = files_matching(file); !found.empty())
        return put_first(found);
      return Error(ErrorKind::kNotFound, "there is no such file", {file}, "check the name");
    }
    if (std::filesystem::is_directory(status)) {
      const std::vector<std::string> found = files_below(file);
      if (found.empty())
        return Error(ErrorKind::kInput, "a folder without files", {file}, "check the name");
      return put_first(found);
    }
    errno = 0;
    stream = std::make_unique<std::ifstream>(file, std::ios::binary);
    if (!*stream)
      return Error(ErrorKind::kIo, std::string("cannot be opened: ") + std::strerror(errno), {file},
                   "check who may read it");
    return begin(*stream, form_by_name(file), false);
  }

  std::optional<Error> put_first(const std::vector<std::string>& found) {
    files.insert(files.begin(), found.begin(), found.end());
    return std::nullopt;
  }

  // What is said when a file has ended.
  [[nodiscard]] std::optional<Error> end_fault() const {
    if (gzip && gzip->failed()) return damaged();
    if (bytes->failed()) return Error(ErrorKind::kIo, "reading failed before the end", {name});
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t bytes_of_file() const {
    return gzip ? gzip->packed() : bytes ? bytes->bytes_read() : 0;
  }

  // What `from` takes out of a source, or what stands in its place.
  template <class From> std::optional<Result<Article>> take(const From& from) {
    if (fault) return Result<Article>(*std::exchange(fault, std::nullopt));
    for (;;) {
      if (source) {
        std::optional<Result<Article>> article = from(*source);
        if (article) return article;
        const std::optional<Error> damage = end_fault();
        close();
        if (damage) return Result<Article>(*damage);
      }
      if (files.empty()) return std::nullopt;
      const std::string file = std::move(files.front());
      files.pop_front();
      if (std::optional<Error> refused = open(file)) {
        close();
        return Result<Article>(*refused);
      }
    }
  }

  void close() {
    bytes_before += bytes_of_file();
    source.reset();
    bytes.reset();
    unpacked.reset();
    gzip.reset();
    stream.reset();
  }
};

std::vector<std::string> input_files(const std::vector<std::string>& names) {
  std::vector<std::string> files;
  for (const std::string& name : names) {
    std::error_code none;
    std::vector<std::string> found;
    if (std::filesystem::is_directory(name, none))
      found = files_below(name);
    else if (!std::filesystem::exists(name, none))
      found = files_matching(name);
    if (found.empty()) found = {name};
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

ArticleReader::ArticleReader(std::vector<std::string> files, ReaderOptions options)
    : impl_(std::make_unique<Impl>()) {
  check_options(options);
  impl_->files.assign(std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  impl_->options = std::move(options);
}

ArticleReader::ArticleReader(std::istream& in, std::string name, ReaderOptions options)
    : ArticleReader(std::vector<std::string>{}, std::move(options)) {
  impl_->name = std::move(name);
  impl_->fault = impl_->begin(in, form_by_name(impl_->name), false);
}

ArticleReader::~ArticleReader() = default;

std::optional<Result<Article>> ArticleReader::next() {
  return impl_->take([](ArticleSource& source) { return source.next(); });
}

bool ArticleReader::pass() {
  const auto taken = impl_->take([](ArticleSource& source) {
    return source.pass() ? std::optional<Result<Article>>(Article{}) : std::nullopt;
  });
  return taken.has_value();
}

const LeftOut& ArticleReader::left_out() const { return impl_->left_out; }

const Page* ArticleReader::page() const { return impl_->source ? impl_->source->page() : nullptr; }

std::uint64_t ArticleReader::bytes_read() const {
  return impl_->bytes_before + impl_->bytes_of_file();
}

}  // namespace annals
