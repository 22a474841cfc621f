// What annals_spark deals out to machines: rows of coded inputs, signatures of copies, accounts of happenings
// (include/annals/coded_rows.h, copies.h, accounts.h).
#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/pair.h>

#include "include/annals/accounts.h"
#include "include/annals/coded_rows.h"
#include "include/annals/copies.h"
#include "python/src/door.h"
#include "python/src/outcome.h"

namespace annals::python {
namespace {

std::string_view view_of(const nb::bytes& bytes) { return {bytes.c_str(), bytes.size()}; }

// Views of what the list holds; it must outlive them.
std::vector<std::string_view> views_of(const std::vector<nb::bytes>& list) {
  std::vector<std::string_view> out;
  out.reserve(list.size());
  for (const nb::bytes& one : list) out.push_back(view_of(one));
  return out;
}

}  // namespace

void add_cluster(nb::module_& module) {
  nb::class_<CodedRows>(module, "CodedRows")
      .def(nb::init<const std::filesystem::path&, std::string, std::string, std::int64_t>(), nb::arg("file"), nb::arg("input"),
           nb::arg("version"), nb::arg("number"))
      .def("add", [](CodedRows& rows, std::int64_t article, const Outcome& outcome) { rows.add(article, outcome.coded); }, nb::arg("article"),
           nb::arg("outcome"))
      .def(
          "add_uncoded",
          [](CodedRows& rows, std::string kind, std::int64_t article, std::optional<std::string> doc, std::string message) {
            rows.add({std::move(kind), article, std::move(doc).value_or(""), std::move(message)});
          },
          nb::arg("kind"), nb::arg("article"), nb::arg("doc").none(), nb::arg("message"))
      .def("__len__", &CodedRows::size)
      .def("finish", &CodedRows::finish);

  module.def("copy_bands", [](const nb::bytes& signature) { return bands_of(signature_from_bytes(view_of(signature))); }, nb::arg("signature"));
  module.def(
      "are_copies",
      [](const nb::bytes& a, const nb::bytes& b) { return are_copies(signature_from_bytes(view_of(a)), signature_from_bytes(view_of(b))); },
      nb::arg("a"), nb::arg("b"));
  module.attr("MOST_OF_BAND") = kMostOfBand;

  module.def(
      "links_in_bucket",
      [](const std::vector<nb::bytes>& packed, std::int64_t bucket, std::size_t first) { return links_in_bucket(views_of(packed), bucket, first); },
      nb::arg("packed"), nb::arg("bucket"), nb::arg("first"));
  module.def(
      "happenings_of", [](const std::vector<nb::bytes>& packed) { return happenings_of(views_of(packed)); }, nb::arg("packed"));
  module.def("with_happening", with_happening, nb::arg("json"), nb::arg("happening"));
  module.def(
      "tally_json",
      [](const std::vector<std::string_view>& lines, const std::string& role, bool all_names) {
        return tally_json(lines, role, all_names ? Names::kAll : Names::kByRole);
      },
      nb::arg("lines"), nb::arg("role"), nb::arg("all_names"));
}

}  // namespace annals::python
