// What the files of the module share: how our values and errors look in Python.
#pragma once

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <optional>
#include <string>
#include <string_view>

#include "include/annals/arrow.h"
#include "include/annals/error.h"
#include "include/annals/record.h"
#include "include/annals/span.h"

namespace annals::python {

namespace nb = nanobind;

void add_errors(nb::module_& module);
void add_records(nb::module_& module);
void add_articles(nb::module_& module);
void add_coder(nb::module_& module);
void add_batch(nb::module_& module);
void add_database(nb::module_& module);
void add_tables(nb::module_& module);
void add_cluster(nb::module_& module);

// The exception of Python for an Error of ours (python/annals/_errors.py), and back; `place` is for one without its own.
nb::object exception_of(const Error& error);
Error error_of(nb::handle exception, Place place);

// None for what is unknown.
inline std::optional<std::string_view> known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}
inline nb::typed<nb::tuple, int, int> span_tuple(Span span) {
  return nb::borrow<nb::typed<nb::tuple, int, int>>(nb::make_tuple(span.begin, span.end));
}

// "all" or "role"; the columns of docs/reference/csv.md or of docs/reference/parquet.md.
inline Names names_of(bool all) { return all ? Names::kAll : Names::kByRole; }
inline RecordColumns columns_of(bool flat) { return flat ? RecordColumns::kFlat : RecordColumns::kNested; }

// Lets Python's other threads run, if this one holds them up: consumers of Arrow streams come with and without the lock.
class OthersRun {
public:
  OthersRun() {
    if (PyGILState_Check() != 0) released_.emplace();
  }

private:
  std::optional<nb::gil_scoped_release> released_;
};

// The capsule in which consumers look for a stream, and which releases what they leave; and the stream of such a capsule,
// taken over. Throws Error(kUsage) for what is none.
nb::object capsule_of(ArrowArrayStream stream);
ArrowArrayStream stream_of_capsule(nb::handle capsule);

}  // namespace annals::python
