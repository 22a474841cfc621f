#include "src/export/writer.h"

#include "include/annals/error.h"
#include "src/export/flat_table.h"
#include "src/export/record_table.h"

namespace annals {
namespace {

using nested::Cells;
using nested::Node;

class JsonLinesWriter : public RecordWriter {
public:
  explicit JsonLinesWriter(std::ostream& out) : out_(out) {}
  void add(const Record& record) override { out_ << to_json(record) << '\n'; }
  void finish(const ExportFacts&) override {}

private:
  std::ostream& out_;
};

class CsvWriter : public RecordWriter {
public:
  explicit CsvWriter(std::ostream& out) : out_(out) { out_ << csv_header() << "\r\n"; }
  void add(const Record& record) override { out_ << to_csv(record) << "\r\n"; }
  void finish(const ExportFacts&) override {}

private:
  std::ostream& out_;
};

class NestedWriter : public RecordWriter {
public:
  explicit NestedWriter(std::ostream& out) : table_(out) {}
  void add(const Record& record) override { table_.add(record); }
  void finish(const ExportFacts& facts) override { table_.finish(facts.metadata()); }

private:
  RecordTable table_;
};

// ---- profiles: flat rows, to CSV or Parquet --------------------------------------------------------------------------

class RowWriter {
public:
  virtual ~RowWriter() = default;
  virtual void add(const ProfileRow& row) = 0;
  virtual void finish(const ExportFacts&) {}
};

class CsvRows : public RowWriter {
public:
  CsvRows(std::ostream& out, Profile profile) : out_(out) {
    ProfileRow names;
    for (const ProfileColumn& column : columns_of(profile)) names.push_back(column.name);
    CsvRows::add(names);
  }
  void add(const ProfileRow& row) override {
    for (std::size_t i = 0; i < row.size(); ++i) out_ << (i == 0 ? "" : ",") << csv_cell(row[i]);
    out_ << "\r\n";
  }

private:
  std::ostream& out_;
};

class ParquetRows : public RowWriter {
public:
  ParquetRows(std::ostream& out, Profile profile)
      : profile_(profile), writer_(out, schema_of(Form::kParquet, profile)) {}
  void add(const ProfileRow& row) override {
    Cells cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(typed_cell(columns_of(profile_)[i].type, row[i]));
    writer_.add(cells);
  }
  void finish(const ExportFacts& facts) override { writer_.finish(facts.metadata()); }

private:
  Profile profile_;
  parquet::ParquetWriter writer_;
};

class PolecatWriter : public RecordWriter {
public:
  explicit PolecatWriter(std::unique_ptr<RowWriter> rows) : rows_(std::move(rows)) {}
  void add(const Record& record) override { rows_->add(polecat_row(record)); }
  void finish(const ExportFacts& facts) override { rows_->finish(facts); }

private:
  std::unique_ptr<RowWriter> rows_;
};

// A happening's row is known when its last record was seen.
class GedWriter : public RecordWriter {
public:
  explicit GedWriter(std::unique_ptr<RowWriter> rows) : rows_(std::move(rows)) {}
  void add(const Record& record) override {
    if (record.event_type == "ASSAULT") deeds_.push_back(record);
  }
  void finish(const ExportFacts& facts) override {
    for (const ProfileRow& row : ged_rows(deeds_)) rows_->add(row);
    rows_->finish(facts);
  }

private:
  std::unique_ptr<RowWriter> rows_;
  std::vector<Record> deeds_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_writer(std::ostream& out, Form form, std::optional<Profile> profile) {
  if (!profile) {
    if (form == Form::kParquet) return std::make_unique<NestedWriter>(out);
    if (form == Form::kCsv) return std::make_unique<CsvWriter>(out);
    return std::make_unique<JsonLinesWriter>(out);
  }
  std::unique_ptr<RowWriter> rows;
  if (form == Form::kCsv) rows = std::make_unique<CsvRows>(out, *profile);
  if (form == Form::kParquet) rows = std::make_unique<ParquetRows>(out, *profile);
  if (!rows)
    throw Error(ErrorKind::kUsage, "a profile is a flat table", {}, "with --format csv or parquet");
  if (*profile == Profile::kPolecat) return std::make_unique<PolecatWriter>(std::move(rows));
  return std::make_unique<GedWriter>(std::move(rows));
}

Node schema_of(Form form, std::optional<Profile> profile) {
  if (!profile && form != Form::kCsv) return record_schema();
  return profile ? flat_schema(columns_of(*profile)) : flat_schema(record_columns());
}

}  // namespace annals
