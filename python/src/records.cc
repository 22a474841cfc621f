// Record and its parts, read only, with the names and order of the published form.
#include <nanobind/operators.h>
#include <nanobind/stl/pair.h>

#include "include/annals/names.h"
#include "include/annals/record.h"
#include "python/src/door.h"

namespace annals::python {
namespace {

// A text that is empty in C++ where it is unknown, and None in Python.
template <class T> auto may_be(std::string T::*member) {
  return [member](const T& of) { return known(of.*member); };
}

std::optional<std::uint32_t> unless_zero(std::uint32_t id) { return id == 0 ? std::nullopt : std::optional(id); }

std::string quoted(const std::string& text) { return nb::cast<std::string>(nb::repr(nb::cast(text))); }

// Where a part keeps the private names of its record, which its display hides; what it holds is the words of the report.
constexpr const char* kHidden = "_hidden";

// Words of a part as a display may show them.
std::string shown(nb::handle part, const std::string& words) {
  if (!nb::hasattr(part, kHidden)) return quoted(words);
  return quoted(with_names_hidden(words, nb::cast<std::vector<std::string>>(part.attr(kHidden))));
}

void hide_in(nb::handle part, const std::vector<std::string>& names) {
  if (part.is_none()) return;
  if (!nb::isinstance<nb::list>(part)) return nb::setattr(part, kHidden, nb::cast(names));
  for (nb::handle one : nb::borrow<nb::list>(part)) hide_in(one, names);
}

// A part of a record, which keeps its record alive.
template <class T> auto part(T Record::*member) {
  return [member](nb::handle self) {
    const auto& record = nb::cast<const Record&>(self);
    nb::object value = nb::cast(record.*member, nb::rv_policy::reference_internal, self);
    if (!record.private_names.empty()) hide_in(value, record.private_names);
    return nb::borrow<nb::typed<nb::object, T>>(value);
  };
}

template <class T> void add_words(nb::class_<T>& type) {
  type.def_prop_ro("text", [](const T& of) { return std::string_view(of.words.text); }, "Its words in the report.")
      .def_prop_ro("span", [](const T& of) { return span_tuple(of.words.span); },
                   "Where they stand: text[start:end] of the report is `text`.");
}

void add_quote(nb::module_& module) {
  nb::class_<Quote>(module, "Quote", nb::dynamic_attr(), "Words of the report, and where they stand.")
      .def_ro("text", &Quote::text, "The words.")
      .def_prop_ro("span", [](const Quote& of) { return span_tuple(of.span); },
                   "Where they stand: text[start:end] of the report is `text`.")
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__repr__", [](nb::handle self) {
        const auto& of = nb::cast<const Quote&>(self);
        return "<annals.Quote " + shown(self, of.text) + " [" + std::to_string(of.span.begin) + ", " +
               std::to_string(of.span.end) + "]>";
      });
}

void add_actor(nb::module_& module) {
  nb::class_<RecordActor> type(module, "Actor", nb::dynamic_attr(), "Who did it, or whom it was directed at.");
  add_words(type);
  type.def_prop_ro("name", may_be(&RecordActor::name), "Its canonical name.")
      .def_prop_ro("country", may_be(&RecordActor::country), "ISO 3166 code, or one for what is no country, as UNO.")
      .def_ro("sectors", &RecordActor::sectors, "What it is: GOV, MIL, CVL ...")
      .def_prop_ro("wikidata", may_be(&RecordActor::wikidata), "Its item in Wikidata.")
      .def_ro("hedge", &RecordActor::hedge, "The word that makes the description doubtful: \"alleged\".")
      .def("__repr__", [](nb::handle self) {
        const auto& of = nb::cast<const RecordActor&>(self);
        std::string code = of.country.empty() ? "---" : of.country;
        for (const std::string& sector : of.sectors) code += " " + sector;
        return "<annals.Actor " + shown(self, of.words.text) + " [" + code + (of.hedge ? ", " + quoted(of.hedge->text) : "") + "]>";
      });
}

void add_date(nb::module_& module) {
  nb::class_<RecordDate> type(module, "Date", nb::dynamic_attr(), "When, as the report says it.");
  add_words(type);
  type.def_prop_ro("start", may_be(&RecordDate::start), "First day, as 2024-03-05; None while unresolved.")
      .def_prop_ro("end", may_be(&RecordDate::end), "Last day, included.")
      .def("__repr__", [](nb::handle self) {
        const auto& of = nb::cast<const RecordDate&>(self);
        return "<annals.Date " + shown(self, of.words.text) + " " + of.start + (of.end == of.start ? "" : " to " + of.end) + ">";
      });
}

void add_places(nb::module_& module) {
  nb::class_<RecordPlaceReading>(module, "Reading", "Another place that the words may mean.")
      .def_ro("name", &RecordPlaceReading::name, "Canonical name.")
      .def_prop_ro("country", may_be(&RecordPlaceReading::country), "ISO 3166 code.")
      .def_ro("lat", &RecordPlaceReading::lat, "Degrees north.")
      .def_ro("lon", &RecordPlaceReading::lon, "Degrees east.")
      .def_prop_ro("geonameid", [](const RecordPlaceReading& of) { return unless_zero(of.geonameid); }, "Number in GeoNames.")
      .def_ro("kind", &RecordPlaceReading::kind, "country, city, sea, region ...")
      .def_ro("score", &RecordPlaceReading::score, "How well it fits, beside the other readings.");
  nb::class_<RecordPlace> type(module, "Place", nb::dynamic_attr(), "Where it happened.");
  add_words(type);
  type.def_prop_ro("name", may_be(&RecordPlace::name), "Canonical name of the place the words are read as.")
      .def_prop_ro("country", may_be(&RecordPlace::country), "ISO 3166 code.")
      .def_ro("lat", &RecordPlace::lat, "Degrees north.")
      .def_ro("lon", &RecordPlace::lon, "Degrees east.")
      .def_prop_ro("geonameid", [](const RecordPlace& of) { return unless_zero(of.geonameid); }, "Number in GeoNames.")
      .def_ro("kind", &RecordPlace::kind, "country, city, sea, region ...")
      .def_ro("others", &RecordPlace::others, "Further readings.")
      .def("__repr__", [](nb::handle self) {
        const auto& of = nb::cast<const RecordPlace&>(self);
        return "<annals.Place " + shown(self, of.words.text) + " " + (of.country.empty() ? "---" : of.country) + ">";
      });
}

void add_quantity(nb::module_& module) {
  nb::class_<RecordQuantity> type(module, "Quantity", nb::dynamic_attr(), "How many, with bounds; an absent bound is open.");
  add_words(type);
  type.def_ro("role", &RecordQuantity::role, "killed, injured, deployed, attacks ...")
      .def_ro("min", &RecordQuantity::min, "At least so many.")
      .def_ro("max", &RecordQuantity::max, "At most so many.")
      .def_ro("approx", &RecordQuantity::approx, "Whether the report marks it as rough.")
      .def_prop_ro("of", may_be(&RecordQuantity::of), "What is counted.")
      .def_prop_ro("unit", may_be(&RecordQuantity::unit), "Currency or measure.")
      .def_ro("part_of", &RecordQuantity::part_of, "Index of the quantity that this one is a part of.")
      .def("__repr__", [](nb::handle self) {
        const auto& of = nb::cast<const RecordQuantity&>(self);
        return "<annals.Quantity " + of.role + " " + shown(self, of.words.text) + ">";
      });
}

void add_attribution(nb::module_& module) {
  nb::class_<RecordAttribution> type(module, "Attribution", nb::dynamic_attr(), "Who vouches for it, where the report does not.");
  add_words(type);
  type.def_ro("cue", &RecordAttribution::cue, "\"said\", \"according to\" ...")
      .def_prop_ro("name", may_be(&RecordAttribution::name), "Canonical name.")
      .def_prop_ro("country", may_be(&RecordAttribution::country), "As of an Actor.")
      .def_ro("sectors", &RecordAttribution::sectors, "As of an Actor.")
      .def("__repr__", [](nb::handle self) {
        return "<annals.Attribution " + shown(self, nb::cast<const RecordAttribution&>(self).words.text) + ">";
      });
}

void add_copy(nb::module_& module) {
  nb::class_<RecordCopy>(module, "Copy", "Another passage that carries the same words.")
      .def_ro("doc", &RecordCopy::doc, "Id of its article.")
      .def_prop_ro("outlet", may_be(&RecordCopy::outlet), "Publisher.")
      .def_prop_ro("url", may_be(&RecordCopy::url), "Address.")
      .def_prop_ro("span", [](const RecordCopy& of) { return span_tuple(of.span); }, "Where it stands there.");
}

nb::dict because_of(const Record& record) {
  nb::dict out;
  for (const auto& [field, rules] : record.because) out[field.c_str()] = rules;
  return out;
}

void add_record(nb::module_& module) {
  nb::class_<Record>(module, "Record",
                     "One coded mention: who did what to whom, when, where, how many and according to whom.\n\n"
                     "Unknown is None or an empty list. Spans count code points of the report's text, so that\n"
                     "text[start:end] is the quote.")
      .def_ro("id", &Record::id, "The same for any engine, as long as document and words are.")
      .def_ro("doc", &Record::doc, "Id of the article.")
      .def_prop_ro("url", may_be(&Record::url), "Address of the article.")
      .def_prop_ro("outlet", may_be(&Record::outlet), "Publisher.")
      .def_prop_ro("licence", may_be(&Record::licence), "The article's.")
      .def_prop_ro("published", may_be(&Record::published), "Day of publication, as 2024-03-07.")
      .def_ro("event", &Record::event, "Joins mentions of one happening within a report.")
      .def_prop_ro("happening", may_be(&Record::happening), "Joins reports; filled by a database.")
      .def_ro("event_type", &Record::event_type, "ASSAULT, CONSULT ... or a type of your own.")
      .def_ro("quad", &Record::quad, "Verbal or material, cooperation or conflict.")
      .def_ro("modes", &Record::modes, "How: arrest, aerial, strike ...")
      .def_ro("contexts", &Record::contexts, "What it is about: election, migration ...")
      .def_prop_ro("cameo", may_be(&Record::cameo), "The code of CAMEO.")
      .def_ro("intensity", &Record::intensity, "From -10, conflict, to 10, cooperation.")
      .def_prop_ro("trigger", part(&Record::trigger), "The word that reports the event.")
      .def_prop_ro("sentence", part(&Record::sentence), "Its sentence.")
      .def_prop_ro("sentence_sha256", may_be(&Record::sentence_sha256), "Stands for the sentence where an export leaves it out.")
      .def_prop_ro("actor", part(&Record::actor), "Who did it.")
      .def_prop_ro("recipient", part(&Record::recipient), "Whom it was directed at.")
      .def_prop_ro("date", part(&Record::date), "When; None where no words say so.")
      .def_prop_ro("not_after", may_be(&Record::not_after), "Day of publication, which is no evidence of the date.")
      .def_prop_ro("places", part(&Record::places), "Where.")
      .def_prop_ro("quantities", part(&Record::quantities), "How many.")
      .def_ro("factuality", &Record::factuality, "actual, alleged, future, hypothetical or negated.")
      .def_prop_ro("attribution", part(&Record::attribution), "Who vouches for it; None where the report itself does.")
      .def_ro("aggregate", &Record::aggregate, "Whether it counts or sums separate events.")
      .def_ro("copies", &Record::copies, "Other passages that carry the same words.")
      .def_ro("confidence", &Record::confidence, "From 0 to 1.")
      .def_prop_ro("because", because_of, "By field, the entries and rules that gave it.",
                   nb::sig("def because(self) -> dict[str, list[str]]"))
      .def_ro("private_names", &Record::private_names, "Of persons in these words who hold no office.")
      .def_ro("engine", &Record::engine, "Program and version.")
      .def_ro("data", &Record::data, "Version of the data, with dictionaries and ontology.")
      .def_ro("run", &Record::run, "Names engine, data and options by a hash.")
      .def(
          "by_role",
          [](Record of) {
            hide_private_names(of);
            return of;
          },
          "A copy that shows private persons by their role.")
      .def("to_json", [](const Record& of) { return to_json(of); }, "One line, as `annals code` prints it.")
      .def(
          "to_dict",
          [](const Record& of) -> nb::dict {
            return nb::borrow<nb::dict>(nb::module_::import_("json").attr("loads")(to_json(of)));
          },
          "The same as a dict.", nb::sig("def to_dict(self) -> dict[str, typing.Any]"))
      .def_static("from_json", [](std::string_view json) { return record_from_json(json); }, nb::arg("json"),
                  "Reads what to_json wrote.")
      .def(
          "__eq__", [](const Record& of, const Record& other) { return to_json(of) == to_json(other); },
          nb::is_operator(), nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__", [](const Record& of) { return nb::hash(nb::cast(of.id)); })
      .def("__getstate__", [](const Record& of) { return to_json(of); })
      .def("__setstate__", [](Record& of, std::string_view json) { new (&of) Record(record_from_json(json)); })
      .def("_repr_html_", [](nb::handle self) -> nb::str {
        return nb::borrow<nb::str>(nb::module_::import_("annals._html").attr("record_html")(self));
      })
      .def("__repr__", [](const Record& of) {
        char confidence[32];
        std::snprintf(confidence, sizeof confidence, "%.2f", of.confidence);
        return "<annals.Record " + of.event_type + " " + quoted(with_names_hidden(of.trigger.text, of.private_names)) + " " + of.factuality + " " + confidence + ">";
      });
}

}  // namespace

void add_records(nb::module_& module) {
  add_quote(module);
  add_actor(module);
  add_date(module);
  add_places(module);
  add_quantity(module);
  add_attribution(module);
  add_copy(module);
  add_record(module);
}

}  // namespace annals::python
