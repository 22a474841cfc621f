// Coder, Batch and Parser as the files of python/annals call them; people use those.
#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/shared_ptr.h>

#include <atomic>
#include <memory>

#include "include/annals/batch.h"
#include "include/annals/coder.h"
#include "include/annals/files.h"
#include "include/annals/parser.h"
#include "python/src/door.h"

namespace annals::python {
namespace {

// A text or bytes. Text that UTF-8 cannot hold (half of a surrogate pair) stays as it is and is refused as invalid.
std::string bytes_of(nb::handle value) {
  if (PyBytes_Check(value.ptr())) return {PyBytes_AS_STRING(value.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(value.ptr()))};
  const nb::object bytes = nb::steal(PyUnicode_AsEncodedString(value.ptr(), "utf-8", "surrogatepass"));
  if (!bytes.is_valid()) throw nb::python_error();
  return {PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
}

struct Field {
  const char* name;
  std::string Article::*member;
};
constexpr Field kFields[] = {
    {"id", &Article::id},           {"text", &Article::text},         {"title", &Article::title},
    {"url", &Article::url},         {"published", &Article::published_text}, {"outlet", &Article::outlet},
    {"byline", &Article::byline},   {"language", &Article::language}, {"section", &Article::section},
    {"licence", &Article::licence},
};

}  // namespace

Result<Article> article_of(const nb::dict& fields, const std::string& place) {
  Article article;
  for (const Field& field : kFields)
    if (PyObject* value = PyDict_GetItemString(fields.ptr(), field.name)) article.*field.member = bytes_of(value);
  const bool has_id = !article.id.empty();
  Result<Article> whole = complete(std::move(article));
  if (whole || has_id) return whole;
  const Error& error = whole.error();
  return Error(error.kind(), error.message(), {place, 0, 0}, error.hint());
}

namespace {

// What came of one article: Coded, or the Error in its place.
struct Outcome {
  Coded coded;
  std::optional<Error> error;
};

Outcome outcome_of(Result<Coded> coded) {
  if (coded) return {std::move(*coded), std::nullopt};
  return {{}, coded.error()};
}

// What a Python iterator gives, one dict (or an annals.Error in its place) after another.
class PythonSource {
public:
  explicit PythonSource(nb::iterator articles) : articles_(std::move(articles)) {}

  std::optional<Result<Article>> next() {
    const nb::gil_scoped_acquire python;
    const nb::object one = nb::steal(PyIter_Next(articles_.ptr()));
    if (!one.is_valid()) {
      if (PyErr_Occurred() != nullptr) throw nb::python_error();
      return std::nullopt;
    }
    const std::string place = "article " + std::to_string(++count_);
    if (nb::isinstance<nb::dict>(one)) return article_of(nb::borrow<nb::dict>(one), place);
    return error_of(one, place);
  }

private:
  nb::iterator articles_;
  std::uint64_t count_ = 0;
};

// A Batch with its coder and its source. Used by one thread at a time, and never from within its own source.
class PythonBatch {
public:
  PythonBatch(std::shared_ptr<const Coder> coder, nb::iterator articles, BatchOptions options)
      : coder_(std::move(coder)), source_(std::move(articles)),
        batch_(*coder_, [this] { return source_.next(); }, options) {}

  std::optional<Outcome> next() {
    if (busy_.exchange(true)) throw Error(ErrorKind::kUsage, "these results are being read already", {}, "read them in one thread");
    const std::unique_ptr<std::atomic<bool>, void (*)(std::atomic<bool>*)> free(&busy_, [](auto* busy) { *busy = false; });
    const nb::gil_scoped_release others;
    std::optional<Result<Coded>> coded = batch_.next();
    if (!coded) return std::nullopt;
    return outcome_of(std::move(*coded));
  }

private:
  std::shared_ptr<const Coder> coder_;
  PythonSource source_;
  Batch batch_;
  std::atomic<bool> busy_ = false;
};

// A report in another language is marked and not coded, as in a batch.
Outcome code_one(const Coder& coder, const nb::dict& fields) {
  std::optional<Result<Article>> article = article_of(fields, "the text");
  const nb::gil_scoped_release others;
  Batch batch(coder, [&] { return std::exchange(article, std::nullopt); }, {1, true});
  return outcome_of(std::move(*batch.next()));
}

nb::dict article_dict(const Article& article) {
  nb::dict out;
  for (const Field& field : kFields)
    if (const std::string& value = article.*field.member; !value.empty()) out[field.name] = value;
  return out;
}

nb::list notes_of(const Coded& coded) {
  nb::list out;
  for (const NoteText& note : coded.notes) out.append(nb::make_tuple(note.stage, note.text, note.words));
  return out;
}

// The fields of the next article, the exception in its place, or None after the last.
nb::object next_of(ArticleFiles& files) {
  std::optional<Result<Article>> article;
  {
    const nb::gil_scoped_release others;
    article = files.next();
  }
  if (!article) return nb::none();
  return *article ? nb::object(article_dict(article->value())) : exception_of(article->error());
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

  nb::class_<Outcome>(module, "Outcome")
      .def_prop_ro("article", [](const Outcome& of) { return article_dict(of.coded.article); },
                   nb::sig("def article(self) -> dict[str, str]"))
      .def_prop_ro("records", [](const Outcome& of) -> const std::vector<Record>& { return of.coded.records; })
      .def_prop_ro("notes", [](const Outcome& of) { return notes_of(of.coded); },
                   nb::sig("def notes(self) -> list[tuple[str, str, Quote]]"))
      .def_prop_ro("error", [](const Outcome& of) { return of.error ? exception_of(*of.error) : nb::none(); },
                   nb::sig("def error(self) -> typing.Any"));

  nb::class_<Coder>(module, "Coder")
      .def(
          "__init__",
          [](Coder* self, const CoderOptions& options) {
            const nb::gil_scoped_release others;
            new (self) Coder(options);
          },
          nb::arg("options"))
      .def("code", code_one, nb::arg("article"), nb::sig("def code(self, article: typing.Mapping[str, str | bytes]) -> Outcome"))
      .def_prop_ro("engine", &Coder::engine)
      .def_prop_ro("data_version", &Coder::data_version)
      .def_prop_ro("run_id", &Coder::run_id);

  nb::class_<PythonBatch>(module, "Batch")
      .def(
          "__init__",
          [](PythonBatch* self, std::shared_ptr<Coder> coder, nb::iterator articles, unsigned threads, bool apart) {
            new (self) PythonBatch(std::move(coder), std::move(articles), {threads, apart});
          },
          nb::arg("coder"), nb::arg("articles"), nb::arg("threads"), nb::arg("apart"),
          nb::sig("def __init__(self, coder: Coder, articles: typing.Iterator[typing.Any], threads: int, apart: bool) -> None"))
      .def("next", &PythonBatch::next);

  nb::class_<ArticleFiles>(module, "ArticleFiles")
      .def(
          "__init__",
          [](ArticleFiles* self, std::vector<std::string> files, std::string published, std::string outlet, std::string url,
             std::map<std::string, std::string> columns, std::filesystem::path data) {
            new (self) ArticleFiles(std::move(files), {std::move(published), std::move(outlet), std::move(url),
                                                       std::move(columns), std::move(data)});
          },
          nb::arg("files"), nb::arg("published"), nb::arg("outlet"), nb::arg("url"), nb::arg("columns"), nb::arg("data"))
      .def("next", next_of, nb::sig("def next(self) -> typing.Any"));

  nb::class_<Parser>(module, "Parser")
      .def(nb::init<CoderOptions>(), nb::arg("options"))
      .def(
          "parse",
          [](const Parser& parser, const nb::dict& fields) {
            const Result<Article> article = article_of(fields, "the text");
            const nb::gil_scoped_release others;
            return parser.parse(article.value()).value();
          },
          nb::arg("article"), nb::sig("def parse(self, article: typing.Mapping[str, str | bytes]) -> str"));
}

}  // namespace annals::python
