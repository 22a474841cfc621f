// One type for everything that can go wrong, and Result<T> for what may.
//
// What concerns our setup (a missing model, a faulty lexicon, a full disk, a misused call) is thrown as
// Error. What concerns one article is returned as Result<T>, so that a bad page costs its own record and
// never the batch:
//
//   Result<Article> article = parse_article(line, place);
//   if (!article) report(article.error());
//
// A message says what was found, where, what was expected and what to do. Tests check kinds, not wording.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace annals {

enum class ErrorKind : std::uint8_t {
  kUsage,      // a call or option that makes no sense
  kNotFound,   // a file, folder or row that is not there
  kInput,      // an article or file of articles that cannot be read
  kData,       // a faulty file of data/ or a user's dictionary
  kModel,      // missing, broken or foreign weights
  kStore,      // the database: another program's, a newer schema, damaged, locked
  kIo,         // reading or writing failed: full disk, read-only folder
  kInternal,   // a broken invariant: our bug
};

std::string_view name_of(ErrorKind kind);

// Where a fault is: a file or address, then 1-based line and column or a byte offset, 0 when unknown.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  // "data/units.tsv:12:3"; empty when nothing is known.
  [[nodiscard]] std::string to_string() const;
};

class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message, Place place = {}, std::string hint = {});

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::string& message() const { return message_; }
  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }
  // "place: message (hint)", on one line.
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorKind kind_;
  std::string message_;
  Place place_;
  std::string hint_;
  std::string what_;
};

// A T or the Error that stands in its stead; shaped like std::expected, which g++ 12 lacks in C++20.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // REQUIRES: has_value(), else the Error is thrown.
  T& value() & { return has_value() ? std::get<0>(state_) : throw std::get<1>(state_); }
  const T& value() const& { return has_value() ? std::get<0>(state_) : throw std::get<1>(state_); }
  T&& value() && {
    return has_value() ? std::move(std::get<0>(state_)) : throw std::get<1>(state_);
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !has_value().
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace annals
