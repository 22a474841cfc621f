// What annals_spark deals out to machines: signatures of copies, accounts of happenings (include/annals/copies.h, accounts.h).
#include <nanobind/stl/pair.h>

#include "include/annals/accounts.h"
#include "include/annals/copies.h"
#include "python/src/door.h"

namespace annals::python {
namespace {

nb::bytes bytes_of(std::string_view bytes) { return nb::bytes(bytes.data(), bytes.size()); }
std::string_view view_of(const nb::bytes& bytes) { return {bytes.c_str(), bytes.size()}; }

// Views of what the list holds; it must outlive them.
std::vector<std::string_view> views_of(const std::vector<nb::bytes>& list) {
  std::vector<std::string_view> out;
  out.reserve(list.size());
  for (const nb::bytes& one : list) out.push_back(view_of(one));
  return out;
}

nb::list travelling(const std::vector<Record>& records) {
  nb::list out;
  for (const TravellingAccount& one : accounts_to_travel(records)) out.append(nb::make_tuple(one.id, one.buckets, bytes_of(one.packed), one.records));
  return out;
}

}  // namespace

void add_cluster(nb::module_& module) {
  module.def("copy_signature", [](std::string_view text) { return bytes_of(to_bytes(signature_of(text))); }, nb::arg("text"));
  module.def("copy_bands", [](const nb::bytes& signature) { return bands_of(signature_from_bytes(view_of(signature))); }, nb::arg("signature"));
  module.def(
      "are_copies",
      [](const nb::bytes& a, const nb::bytes& b) { return are_copies(signature_from_bytes(view_of(a)), signature_from_bytes(view_of(b))); },
      nb::arg("a"), nb::arg("b"));
  module.attr("MOST_OF_BAND") = kMostOfBand;

  module.def("accounts_to_travel", travelling, nb::arg("records"),
             nb::sig("def accounts_to_travel(records: typing.Sequence[Record]) -> list[tuple[str, list[int], bytes, list[str]]]"));
  module.def(
      "links_in_bucket", [](const std::vector<nb::bytes>& packed, std::int64_t bucket) { return links_in_bucket(views_of(packed), bucket); },
      nb::arg("packed"), nb::arg("bucket"));
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
