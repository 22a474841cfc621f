#include "src/read/article_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

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
  if (ahead.starts_with("\x1F\x8B")) return "gzip";
  if (ahead.starts_with("PK\x03\x04")) return "a zip archive";
  if (ahead.starts_with("%PDF-")) return "a PDF";
  if (ahead.starts_with("SQLite format 3")) return "a database";
  if (ahead.starts_with("\xFF\xFE") || ahead.starts_with("\xFE\xFF")) return "UTF-16";
  return {};
}

ArticleForm form_by_name(std::string_view file) {
  const std::string extension = to_lower(std::filesystem::path(file).extension().string());
  if (extension == ".jsonl" || extension == ".ndjson" || extension == ".json")
    return ArticleForm::kJsonLines;
  if (extension == ".csv" || extension == ".tsv") return ArticleForm::kCsv;
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return ArticleForm::kHtml;
  return extension == ".txt" ? ArticleForm::kText : ArticleForm::kDetect;
}

ArticleForm form_by_content(std::string_view ahead, bool standard_input,
                            const ReaderOptions& options) {
  if (looks_like_html(ahead)) return ArticleForm::kHtml;
  if (trim(ahead).starts_with('{')) return ArticleForm::kJsonLines;
  if (!standard_input && looks_like_csv(ahead, options)) return ArticleForm::kCsv;
  return ArticleForm::kText;
}

// The .html and .htm files in a folder and below, by name.
std::vector<std::string> pages_below(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  std::error_code code;
  std::filesystem::recursive_directory_iterator it(folder, code);
  for (const std::filesystem::recursive_directory_iterator end; !code && it != end; it.increment(code))
    if (it->is_regular_file(code) && form_by_name(it->path().string()) == ArticleForm::kHtml)
      files.push_back(it->path().string());
  std::sort(files.begin(), files.end());
  return files;
}

std::unique_ptr<ArticleSource> make_source(ArticleForm form, ByteSource& bytes, std::string name,
                                           const ReaderOptions& options) {
  if (form == ArticleForm::kJsonLines)
    return make_json_lines_source(bytes, std::move(name), options);
  if (form == ArticleForm::kCsv) return make_csv_source(bytes, std::move(name), options);
  return make_text_source(bytes, std::move(name), options);
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
  std::vector<std::string> files;
  ReaderOptions options;
  std::size_t next_file = 0;
  std::string name;
  std::unique_ptr<std::ifstream> stream;
  std::unique_ptr<ByteSource> bytes;
  std::unique_ptr<ArticleSource> source;
  std::unique_ptr<PageReader> pages;  // loaded when the first page comes
  std::uint64_t bytes_before = 0;  // of the files that are done

  // Looks at the first bytes and chooses the form.
  std::optional<Error> begin(std::istream& in, ArticleForm form, bool standard_input) {
    bytes = std::make_unique<ByteSource>(in);
    std::string_view ahead = bytes->peek(kLook);
    std::string_view foreign = foreign_form(ahead);
    if (foreign == "UTF-16" && (form == ArticleForm::kHtml || looks_like_html(ahead.substr(2)))) {
      form = ArticleForm::kHtml;
      foreign = {};
    }
    if (!foreign.empty())
      return Error(ErrorKind::kInput, "this is " + std::string(foreign), {name},
                   foreign == "gzip"     ? "unpack it first: gzip -dc FILE | annals code -"
                   : foreign == "UTF-16" ? "convert it first: iconv -f UTF-16 -t UTF-8"
                                         : "plain text, HTML, JSON Lines and CSV are read");
    if (form == ArticleForm::kDetect && looks_like_html(ahead)) form = ArticleForm::kHtml;
    if (form == ArticleForm::kHtml) {  // its bytes are its own, byte order mark and all
      if (!pages)
        pages = std::make_unique<PageReader>(
            PageReader::load(options.data.empty() ? data_directory() : options.data));
      source = make_html_source(*bytes, name, options, *pages);
      return std::nullopt;
    }
    if (ahead.starts_with(kByteOrderMark)) {
      bytes->skip(kByteOrderMark.size());
      ahead = bytes->peek(kLook);
    }
    if (form == ArticleForm::kDetect) form = form_by_content(ahead, standard_input, options);
    source = make_source(form, *bytes, name, options);
    return std::nullopt;
  }

  std::optional<Error> open(const std::string& file) {
    name = file;
    ArticleForm form = options.form;
    if (file == "-") {
      name = "standard input";
      return begin(std::cin, form, true);
    }
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(file, code);
    if (status.type() == std::filesystem::file_type::not_found)
      return Error(ErrorKind::kNotFound, "there is no such file", {file}, "check the name");
    if (std::filesystem::is_directory(status)) {
      const std::vector<std::string> below = pages_below(file);
      if (below.empty())
        return Error(ErrorKind::kInput, "this is a folder without pages", {file},
                     "of a folder its .html files are read; name others: FOLDER/*.txt");
      files.insert(files.begin() + static_cast<std::ptrdiff_t>(next_file), below.begin(), below.end());
      return std::nullopt;
    }
    errno = 0;
    stream = std::make_unique<std::ifstream>(file, std::ios::binary);
    if (!*stream)
      return Error(ErrorKind::kIo, std::string("cannot be opened: ") + std::strerror(errno), {file},
                   "check who may read it");
    if (form == ArticleForm::kDetect) form = form_by_name(file);
    return begin(*stream, form, false);
  }

  void close() {
    if (bytes) bytes_before += bytes->bytes_read();
    source.reset();
    bytes.reset();
    stream.reset();
  }
};

ArticleReader::ArticleReader(std::vector<std::string> files, ReaderOptions options)
    : impl_(std::make_unique<Impl>()) {
  check_options(options);
  impl_->files = std::move(files);
  impl_->options = std::move(options);
}

ArticleReader::ArticleReader(std::istream& in, std::string name, ReaderOptions options)
    : ArticleReader(std::vector<std::string>{}, std::move(options)) {
  impl_->name = std::move(name);
  const ArticleForm form =
      impl_->options.form == ArticleForm::kDetect ? form_by_name(impl_->name) : impl_->options.form;
  // A foreign form shows itself as no text when it is read.
  if (impl_->begin(in, form, false))
    impl_->source = make_source(ArticleForm::kText, *impl_->bytes, impl_->name, impl_->options);
}

ArticleReader::~ArticleReader() = default;

std::optional<Result<Article>> ArticleReader::next() {
  for (;;) {
    if (impl_->source) {
      std::optional<Result<Article>> article = impl_->source->next();
      if (article) return article;
      const bool failed = impl_->bytes->failed();
      impl_->close();
      if (failed)
        return Result<Article>(
            Error(ErrorKind::kIo, "reading failed before the end", {impl_->name}));
    }
    if (impl_->next_file == impl_->files.size()) return std::nullopt;
    if (std::optional<Error> fault = impl_->open(impl_->files[impl_->next_file++])) {
      impl_->close();
      return Result<Article>(*fault);
    }
  }
}

const Page* ArticleReader::page() const { return impl_->source ? impl_->source->page() : nullptr; }

std::uint64_t ArticleReader::bytes_read() const {
  return impl_->bytes_before + (impl_->bytes ? impl_->bytes->bytes_read() : 0);
}

}  // namespace annals
