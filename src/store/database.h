// The one door to SQLite: a connection and a prepared statement, whose failures are our Errors.
//
//   Database db(path, OpenMode::kCreate, 5000);
//   Statement find(db, "SELECT text FROM article WHERE id = ?");
//   for (find.start({id}); find.step();) use(find.text(0));
//
// Nothing else in the house includes SQLiteCpp or sqlite3.h. A Statement must not outlive its
// Database; both belong to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace annals {

// What a column can hold; monostate is NULL. Text is copied when it is bound.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;

inline Value null_if_empty(std::string_view text) { return text.empty() ? Value() : Value(text); }
inline Value number(std::int64_t value) { return value; }
inline Value null_if_absent(const std::optional<double>& value) {
  return value ? Value(*value) : Value();
}

enum class OpenMode {
  kCreate,     // reads and writes; a missing file is made
  kRead,       // reads; SQLite may still finish what a killed writer left
  kImmutable,  // reads a file that nobody can change, in a folder that cannot be written
};

class Database {
public:
  // Throws Error(kIo | kStore). SQLite looks into the file only at the first statement.
  Database(std::filesystem::path path, OpenMode mode, int busy_ms);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  // Runs statements that return nothing of interest.
  void execute(const std::string& sql);
  // The first column of the first row; 0 or "" when there is none.
  [[nodiscard]] std::int64_t integer(const std::string& sql) const;
  [[nodiscard]] std::string text(const std::string& sql) const;

  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] bool in_transaction() const;
  // Whether SQLite could open the file for reading only, whatever was asked for.
  [[nodiscard]] bool read_only() const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  // Makes `name(text, text)` known to SQL; NULL is passed as "".
  void add_function(const char* name, bool (*function)(std::string_view, std::string_view));
  // Makes `name(number, number, number, number)` known to SQL.
  void add_function(const char* name, double (*function)(double, double, double, double));

private:
  friend class Statement;
  std::filesystem::path path_;
  std::unique_ptr<SQLite::Database> connection_;
};

class Statement {
public:
  Statement(const Database& db, const std::string& sql);
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;

  // Begins anew with these values for the question marks, in order.
  void start(const std::vector<Value>& values);
  // Moves to the next row; false, and the statement at rest, when there is none.
  bool step();
  // Leaves the statement at rest, so that it holds no lock.
  void stop() noexcept;
  // start, one step, stop: for statements that return no row.
  void run(const std::vector<Value>& values);

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  // The view lives until the next step, start or stop.
  [[nodiscard]] std::string_view text(int column) const;

private:
  std::filesystem::path path_;
  std::unique_ptr<SQLite::Statement> statement_;
};

// While it lives, reads of this connection see one state of the file.
class Snapshot {
public:
  explicit Snapshot(const Database& db);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

private:
  const Database& db_;
};

// Rolls back unless commit() was called.
class Transaction {
public:
  explicit Transaction(Database& db) : db_(db) { db_.execute("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

private:
  Database& db_;
  bool done_ = false;
};

}  // namespace annals
