#include "include/annals/coded_rows.h"

#include <fstream>

#include "include/annals/accounts.h"
#include "include/annals/copies.h"
#include "src/export/parquet.h"
#include "src/export/row.h"

namespace annals {
namespace {

struct CodedRow {
  std::string_view input, version, kind;
  std::int64_t article = 0;  // its number within the input
  std::int64_t number = 0;   // the row's within the input
  std::string_view doc, id, json, message;
  std::string_view bytes;             // the article's signature; the account, packed
  std::vector<std::int64_t> keys;     // the account's buckets
  std::vector<std::string> members;   // ids of the account's records
};

void describe(Row& row, const CodedRow& of) {
  row.text("input", of.input);
  row.text("version", of.version);
  row.text("kind", of.kind);
  row.integer("article", of.article);
  row.integer("number", of.number);
  row.optional_text("doc", of.doc);
  row.optional_text("id", of.id);
  row.optional_text("json", of.json);
  row.optional_text("message", of.message);
  row.optional_bytes("bytes", of.bytes);
  row.integers("keys", of.keys);
  row.texts("members", of.members);
}

}  // namespace

struct CodedRows::Impl {
  Impl(const std::filesystem::path& path, std::string of, std::string read_as, std::int64_t first)
      : file(path), out(path, std::ios::binary), input(std::move(of)), version(std::move(read_as)), number(first),
        writer(out, group_of<CodedRow>("row")) {
    check();
  }

  CodedRow row(std::string_view kind, std::int64_t article, std::string_view doc) {
    CodedRow row;
    row.input = input;
    row.version = version;
    row.kind = kind;
    row.article = article;
    row.number = number + rows++;
    row.doc = doc;
    return row;
  }

  void put(const CodedRow& row) { writer.add(cells_of(row)); }

  void check() {
    if (!out) throw Error(ErrorKind::kIo, "cannot be written", {file.string()}, "check the folder and the space on its disk");
  }

  std::filesystem::path file;
  std::ofstream out;
  std::string input, version;
  std::int64_t number, rows = 0;
  parquet::ParquetWriter writer;
};

CodedRows::CodedRows(const std::filesystem::path& file, std::string input, std::string version, std::int64_t number)
    : impl_(std::make_unique<Impl>(file, std::move(input), std::move(version), number)) {}
CodedRows::~CodedRows() = default;

void CodedRows::add(std::int64_t article, const Coded& coded) {
  const std::string& doc = coded.article.id;
  const std::string signature = to_bytes(signature_of(coded.article.text));
  CodedRow whole = impl_->row("article", article, doc);
  whole.bytes = signature;
  impl_->put(whole);
  for (TravellingAccount& account : accounts_to_travel(coded.records)) {
    CodedRow row = impl_->row("account", article, doc);
    row.id = account.id;
    row.bytes = account.packed;
    row.keys = std::move(account.buckets);
    row.members = std::move(account.records);
    impl_->put(row);
  }
  for (const Record& record : coded.records) {
    const std::string json = to_json(record);
    CodedRow row = impl_->row("record", article, doc);
    row.id = record.id;
    row.json = json;
    impl_->put(row);
  }
}

void CodedRows::add(const UncodedArticle& article) {
  CodedRow row = impl_->row(article.kind, article.article, article.doc);
  row.message = article.message;
  impl_->put(row);
}

std::int64_t CodedRows::size() const { return impl_->rows; }

void CodedRows::finish() {
  impl_->writer.finish({});
  impl_->out.close();
  impl_->check();
}

}  // namespace annals
