#include "python/src/articles.h"

#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/shared_ptr.h>

#include <memory>
#include <utility>

#include "include/annals/files.h"
#include "python/src/arrow_articles.h"
#include "python/src/article_fields.h"

namespace annals::python {
namespace {

// A text or bytes. Text that UTF-8 cannot hold (half of a surrogate pair) stays as it is and is refused as invalid.
std::string bytes_of(nb::handle value) {
  if (PyBytes_Check(value.ptr())) return {PyBytes_AS_STRING(value.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(value.ptr()))};
  Py_ssize_t size = 0;
  if (const char* text = PyUnicode_AsUTF8AndSize(value.ptr(), &size)) return {text, static_cast<std::size_t>(size)};
  PyErr_Clear();
  const nb::object bytes = nb::steal(PyUnicode_AsEncodedString(value.ptr(), "utf-8", "surrogatepass"));
  if (!bytes.is_valid()) throw nb::python_error();
  return {PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
}

// An article on its way from files to a coder, which Python need not look into.
struct ReadArticle {
  Article article;
};

// What a Python iterator gives, one after another.
class IteratorArticles {
public:
  explicit IteratorArticles(nb::iterator articles) : articles_(std::move(articles)) {}

  std::optional<Result<Article>> next() {
    const nb::gil_scoped_acquire python;
    const nb::object one = nb::steal(PyIter_Next(articles_.ptr()));
    if (!one.is_valid()) {
      if (PyErr_Occurred() != nullptr) throw nb::python_error();
      return std::nullopt;
    }
    const Place place = place_of(++count_);
    if (nb::isinstance<ReadArticle>(one)) return nb::cast<const ReadArticle&>(one).article;
    if (nb::isinstance<nb::dict>(one)) return article_of(nb::borrow<nb::dict>(one), place);
    return error_of(one, place);
  }

private:
  nb::iterator articles_;
  std::uint64_t count_ = 0;
};

// What `shown` makes of the next article, the exception in its place, or None after the last.
template <class Shown> nb::object next_of(ArticleFiles& files, const Shown& shown) {
  std::optional<Result<Article>> article;
  {
    const nb::gil_scoped_release others;
    article = files.next();
  }
  if (!article) return nb::none();
  return *article ? nb::object(shown(std::move(article->value()))) : exception_of(article->error());
}

template <class Articles> Batch::Source source_from(std::shared_ptr<Articles> articles) {
  return [articles = std::move(articles)] { return articles->next(); };
}

}  // namespace

Result<Article> article_of(const nb::dict& fields, const Place& place) {
  Article article;
  for (const ArticleField& field : kArticleFields)
    if (PyObject* value = PyDict_GetItemString(fields.ptr(), field.name)) article.*field.member = bytes_of(value);
  return complete_at(std::move(article), place);
}

nb::dict article_dict(const Article& article) {
  nb::dict out;
  for (const ArticleField& field : kArticleFields)
    if (const std::string& value = article.*field.member; !value.empty()) out[field.name] = value;
  return out;
}

Batch::Source source_of(nb::handle articles) {
  if (nb::isinstance<ArticleFiles>(articles)) return source_from(nb::cast<std::shared_ptr<ArticleFiles>>(articles));
  if (nb::isinstance<ArrowArticles>(articles)) return source_from(nb::cast<std::shared_ptr<ArrowArticles>>(articles));
  return source_from(std::make_shared<IteratorArticles>(nb::iter(articles)));
}

void add_articles(nb::module_& module) {
  nb::class_<ArticleFiles>(module, "ArticleFiles")
      .def(
          "__init__",
          [](ArticleFiles* self, std::vector<std::string> files, std::string published, std::string outlet, std::string url,
             std::map<std::string, std::string> columns, std::filesystem::path data) {
            new (self) ArticleFiles(std::move(files), {std::move(published), std::move(outlet), std::move(url),
                                                       std::move(columns), std::move(data)});
          },
          nb::arg("files"), nb::arg("published"), nb::arg("outlet"), nb::arg("url"), nb::arg("columns"), nb::arg("data"))
      .def("next", [](ArticleFiles& files) { return next_of(files, article_dict); }, "Its fields.",
           nb::sig("def next(self) -> typing.Any"))
      .def("take", [](ArticleFiles& files) { return next_of(files, [](Article article) { return nb::cast(ReadArticle{std::move(article)}); }); },
           "The article as a ReadArticle.", nb::sig("def take(self) -> typing.Any"))
      .def("pass_over", &ArticleFiles::pass, nb::call_guard<nb::gil_scoped_release>(),
           "Goes past the next one, unread where the form allows it; false after the last.");

  nb::class_<ReadArticle>(module, "ReadArticle", "An article of files, for a Batch.")
      .def_prop_ro("id", [](const ReadArticle& of) { return std::string_view(of.article.id); })
      .def_prop_ro("text", [](const ReadArticle& of) { return std::string_view(of.article.text); });

  nb::class_<ArrowArticles>(module, "ArrowArticles", "Articles out of an Arrow stream, whose columns are chosen by number.")
      .def(
          "__init__",
          [](ArrowArticles* self, nb::handle capsule) { new (self) ArrowArticles(stream_of_capsule(capsule)); },
          nb::arg("stream"), nb::sig("def __init__(self, stream: typing.Any) -> None"))
      .def_prop_ro("columns", &ArrowArticles::columns, "Their names.")
      .def("choose", &ArrowArticles::choose, nb::arg("columns"), nb::arg("defaults"),
           "Which column holds which field, and what stands in for a field that is empty; false where one has a type that "
           "is no text, number or time.")
      .def(
          "__arrow_c_stream__", [](ArrowArticles& self, nb::handle) { return capsule_of(self.give_back()); },
          nb::arg("requested_schema") = nb::none(), "The stream, while no article was taken.",
          nb::sig("def __arrow_c_stream__(self, requested_schema: object = None) -> typing.Any"));
}

}  // namespace annals::python
