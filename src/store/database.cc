#include "src/store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "include/annals/error.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

Error plain_error(const fs::path& path, int code, const std::string& message) {
  const Place place{path.string(), 0, 0};
  switch (code & 0xff) {
  case SQLITE_FULL:
    return {ErrorKind::kIo, "the disk is full", place,
            "free some space and run the same command again; what was complete is kept"};
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_CANTOPEN:
  case SQLITE_AUTH:
    return {ErrorKind::kIo, "cannot open or write the store: " + message, place,
            "look whether the folder exists and whether you may write in it"};
  case SQLITE_IOERR:
    return {ErrorKind::kIo, "reading or writing the store failed: " + message, place,
            "look at the disk and its free space, and run the same command again"};
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return {ErrorKind::kStore, "the store is locked by another program that writes to it", place,
            "wait until the other one is done and run the same command again"};
  case SQLITE_NOTADB:
    return {ErrorKind::kStore, "this file is no store of annals, nor any SQLite database", place,
            "name another file; this one was not touched"};
  case SQLITE_CORRUPT:
    return {ErrorKind::kStore, "the store is damaged: " + message, place,
            "take a copy from before, or save what is readable with `sqlite3 FILE .recover`"};
  case SQLITE_TOOBIG:
    return {ErrorKind::kInput, "a text is too large for the store", place,
            "the store takes texts of up to a thousand million bytes"};
  case SQLITE_NOMEM: return {ErrorKind::kIo, "out of memory", place};
  default:
    return {ErrorKind::kStore, "the store does not answer as expected: " + message, place,
            "was it changed by another program?"};
  }
}

// Runs the function and turns what SQLite throws into an Error.
template <class Function> auto guarded(const fs::path& path, Function&& function) {
  try {
    return function();
  } catch (const SQLite::Exception& error) {
    throw plain_error(path, error.getErrorCode(), error.what());
  }
}

// A path as SQLite's URI form wants it.
std::string immutable_uri(const fs::path& path) {
  std::string out = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr char kDigits[] = "0123456789abcdef";
      out += {'%', kDigits[(c >> 4) & 15], kDigits[c & 15]};
    } else {
      out += c;
    }
  }
  return out + "?immutable=1";
}

std::unique_ptr<SQLite::Database> connect(const fs::path& path, OpenMode mode, int busy_ms) {
  if (mode == OpenMode::kImmutable)
    return std::make_unique<SQLite::Database>(immutable_uri(path),
                                              SQLite::OPEN_READONLY | SQLite::OPEN_URI, busy_ms);
  // Absolute, for SQLite reads names such as ":memory:" in its own way.
  const int flags = SQLite::OPEN_READWRITE | (mode == OpenMode::kCreate ? SQLite::OPEN_CREATE : 0);
  return std::make_unique<SQLite::Database>(fs::absolute(path).string(), flags, busy_ms);
}

std::string_view text_argument(sqlite3_value* value) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

using TextTest = bool (*)(std::string_view, std::string_view);

void call_text_test(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto* test = static_cast<const TextTest*>(sqlite3_user_data(context));
  try {
    sqlite3_result_int(context,
                       (*test)(text_argument(arguments[0]), text_argument(arguments[1])) ? 1 : 0);
  } catch (...) {  // no exception may cross C
    sqlite3_result_error_nomem(context);
  }
}

using Measure = double (*)(double, double, double, double);

void call_measure(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto* measure = static_cast<const Measure*>(sqlite3_user_data(context));
  const auto number = [&](int i) { return sqlite3_value_double(arguments[i]); };
  sqlite3_result_double(context, (*measure)(number(0), number(1), number(2), number(3)));
}

// SQLite keeps the pointer to the function and frees it.
template <class Function>
int make_function(sqlite3* connection, const char* name, int arguments, Function function,
                  void (*call)(sqlite3_context*, int, sqlite3_value**)) {
  auto owned = std::make_unique<Function>(function);
  return sqlite3_create_function_v2(
      connection, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, owned.release(), call, nullptr, nullptr,
      [](void* held) { std::unique_ptr<Function>(static_cast<Function*>(held)); });
}

}  // namespace

Database::Database(fs::path path, OpenMode mode, int busy_ms) : path_(std::move(path)) {
  guarded(path_, [&] {
    connection_ = connect(path_, mode, busy_ms);
    connection_->exec("PRAGMA foreign_keys = ON");
    connection_->exec("PRAGMA trusted_schema = OFF");
    if (mode != OpenMode::kCreate) connection_->exec("PRAGMA query_only = ON");
  });
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

void Database::execute(const std::string& sql) {
  guarded(path_, [&] { connection_->exec(sql); });
}

std::int64_t Database::integer(const std::string& sql) const {
  Statement statement(*this, sql);
  statement.start({});
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(const std::string& sql) const {
  Statement statement(*this, sql);
  statement.start({});
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::int64_t Database::last_row() const { return connection_->getLastInsertRowid(); }

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(connection_->getHandle()) == 0;
}

bool Database::read_only() const {
  return sqlite3_db_readonly(connection_->getHandle(), "main") == 1;
}

void Database::add_function(const char* name, TextTest function) {
  const int code = make_function(connection_->getHandle(), name, 2, function, call_text_test);
  if (code != SQLITE_OK) throw plain_error(path_, code, sqlite3_errstr(code));
}

void Database::add_function(const char* name, Measure function) {
  const int code = make_function(connection_->getHandle(), name, 4, function, call_measure);
  if (code != SQLITE_OK) throw plain_error(path_, code, sqlite3_errstr(code));
}

Statement::Statement(const Database& db, const std::string& sql) : path_(db.path_) {
  guarded(path_, [&] { statement_ = std::make_unique<SQLite::Statement>(*db.connection_, sql); });
}

Statement::~Statement() = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;

void Statement::start(const std::vector<Value>& values) {
  constexpr std::size_t kLongestText = 1'000'000'000;  // SQLITE_MAX_LENGTH as Debian builds it
  stop();
  guarded(path_, [&] {
    int index = 0;
    for (const Value& value : values) {
      ++index;
      if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        statement_->bind(index, *integer);
      } else if (const auto* real = std::get_if<double>(&value)) {
        statement_->bind(index, *real);
      } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        if (text->size() > kLongestText) throw plain_error(path_, SQLITE_TOOBIG, "");
        statement_->bind(index, std::string(*text));
      } else {
        statement_->bind(index);
      }
    }
  });
}

bool Statement::step() {
  try {
    const bool row = guarded(path_, [&] { return statement_->executeStep(); });
    if (!row) stop();
    return row;
  } catch (...) {
    stop();
    throw;
  }
}

void Statement::stop() noexcept { statement_->tryReset(); }

void Statement::run(const std::vector<Value>& values) {
  start(values);
  step();
  stop();
}

std::int64_t Statement::integer(int column) const {
  return statement_->getColumn(column).getInt64();
}

double Statement::real(int column) const { return statement_->getColumn(column).getDouble(); }

std::string_view Statement::text(int column) const {
  const SQLite::Column value = statement_->getColumn(column);
  const char* bytes = value.getText();
  return {bytes, static_cast<std::size_t>(value.getBytes())};
}

Snapshot::Snapshot(const Database& db) : db_(db) { Statement(db_, "BEGIN").run({}); }

Snapshot::~Snapshot() {
  try {
    Statement(db_, "COMMIT").run({});
  } catch (const Error&) {
    // Nothing was written; the next snapshot says what is wrong with the file.
  }
}

Transaction::~Transaction() {
  // SQLite itself has rolled back after some failures. A rollback cannot fail in a way that matters
  // here: the next one to open the file does it.
  try {
    if (!done_ && db_.in_transaction()) db_.execute("ROLLBACK");
  } catch (const Error&) {
  }
}

void Transaction::commit() {
  db_.execute("COMMIT");
  done_ = true;
}

}  // namespace annals
