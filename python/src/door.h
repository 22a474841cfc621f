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

#include "include/annals/article.h"
#include "include/annals/coder.h"
#include "include/annals/error.h"
#include "include/annals/span.h"

namespace annals::python {

namespace nb = nanobind;

void add_errors(nb::module_& module);
void add_records(nb::module_& module);
void add_coder(nb::module_& module);
void add_database(nb::module_& module);
void add_tables(nb::module_& module);
void add_cluster(nb::module_& module);

// The exception of Python for an Error of ours (python/annals/_errors.py), and back; `place` is for one without its own.
nb::object exception_of(const Error& error);
Error error_of(nb::handle exception, const std::string& place);

// None for what is unknown.
inline std::optional<std::string_view> known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}
inline nb::typed<nb::tuple, int, int> span_tuple(Span span) {
  return nb::borrow<nb::typed<nb::tuple, int, int>>(nb::make_tuple(span.begin, span.end));
}

// An article of a dict of its fields, complete (include/annals/article.h). `place` stands in the error of one that has
// no id of its own.
Result<Article> article_of(const nb::dict& fields, const std::string& place);

}  // namespace annals::python
