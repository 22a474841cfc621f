// Coder and Parser as the files of python/annals call them; people use those.
#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/shared_ptr.h>

#include <memory>
#include <utility>

#include "include/annals/arrow.h"
#include "include/annals/batch.h"
#include "include/annals/coder.h"
#include "include/annals/parser.h"
#include "python/src/articles.h"
#include "python/src/outcome.h"

namespace annals::python {
namespace {

const Place kText{"the text", 0, 0};

// A report in another language is marked and not coded, as in a batch.
Outcome code_one(const Coder& coder, const nb::dict& fields, bool all_names) {
  std::optional<Result<Article>> article = article_of(fields, kText);
  const nb::gil_scoped_release others;
  Batch batch(coder, [&] { return std::exchange(article, std::nullopt); }, {1, true});
  return outcome_of(std::move(*batch.next()), names_of(all_names));
}

nb::list notes_of(const Coded& coded) {
  nb::list out;
  for (const NoteText& note : coded.notes) out.append(nb::make_tuple(note.stage, note.text, note.words));
  return out;
}

nb::object stream_of(std::shared_ptr<const Outcome> outcome, bool flat) {
  const auto next = [outcome = std::move(outcome), at = std::size_t{0}]() mutable {
    const std::vector<Record>& records = outcome->coded.records;
    return at < records.size() ? &records[at++] : nullptr;
  };
  return capsule_of(arrow_records(next, columns_of(flat)));
}

void add_outcome(nb::module_& module) {
  nb::class_<Outcome>(module, "Outcome")
      .def_prop_ro("article", [](const Outcome& of) { return article_dict(of.coded.article); },
                   nb::sig("def article(self) -> dict[str, str]"))
      .def_prop_ro("id", [](const Outcome& of) { return std::string_view(of.coded.article.id); })
      .def_prop_ro("records", [](const Outcome& of) -> const std::vector<Record>& { return of.coded.records; })
      .def_prop_ro("count", [](const Outcome& of) { return of.coded.records.size(); }, "Of records.")
      .def("shown", [](const Outcome& of, std::string_view text) { return with_names_hidden(text, of.private_names); },
           nb::arg("text"), "A text of the report with private persons' names as dots.")
      .def("json", [](const Outcome& of) { return json_lines(of.coded.records); })
      .def("stream", [](std::shared_ptr<Outcome> of, bool flat) { return stream_of(std::move(of), flat); }, nb::arg("flat"))
      .def_prop_ro("notes", [](const Outcome& of) { return notes_of(of.coded); },
                   nb::sig("def notes(self) -> list[tuple[str, str, Quote]]"))
      .def_prop_ro("error", [](const Outcome& of) { return of.error ? exception_of(*of.error) : nb::none(); },
                   nb::sig("def error(self) -> typing.Any"));
}

}  // namespace

void add_coder(nb::module_& module) {
  nb::class_<CoderOptions>(module, "CoderOptions")
      .def(nb::init<>())
      .def_rw("data", &CoderOptions::data)
      .def_rw("models", &CoderOptions::models)
      .def_rw("dictionaries", &CoderOptions::dictionaries)
      .def_rw("gazetteer", &CoderOptions::gazetteer)
      .def_rw("ontology", &CoderOptions::ontology);

  add_outcome(module);

  nb::class_<Coder>(module, "Coder")
      .def(
          "__init__",
          [](Coder* self, const CoderOptions& options) {
            const nb::gil_scoped_release others;
            new (self) Coder(options);
          },
          nb::arg("options"))
      .def("code", code_one, nb::arg("article"), nb::arg("all_names"),
           nb::sig("def code(self, article: typing.Mapping[str, str | bytes], all_names: bool) -> Outcome"))
      .def_prop_ro("engine", &Coder::engine)
      .def_prop_ro("data_version", &Coder::data_version)
      .def_prop_ro("run_id", &Coder::run_id);

  nb::class_<Parser>(module, "Parser")
      .def(nb::init<CoderOptions>(), nb::arg("options"))
      .def(
          "parse",
          [](const Parser& parser, const nb::dict& fields) {
            const Result<Article> article = article_of(fields, kText);
            const nb::gil_scoped_release others;
            return parser.parse(article.value()).value();
          },
          nb::arg("article"), nb::sig("def parse(self, article: typing.Mapping[str, str | bytes]) -> str"));
}

}  // namespace annals::python
