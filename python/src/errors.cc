#include "python/src/door.h"

namespace annals::python {

nb::object exception_of(const Error& error) {
  const Place& place = error.place();
  nb::object where = nb::none();
  nb::module_ errors = nb::module_::import_("annals._errors");
  if (!place.file.empty())
    where = errors.attr("ErrorPlace")(place.file, place.line > 0 ? nb::cast(place.line) : nb::none(),
                                 place.column > 0 ? nb::cast(place.column) : nb::none());
  return errors.attr("Error")(name_of(error.kind()), error.message(), where, known(error.hint()));
}

Error error_of(nb::handle exception, Place place) {
  ErrorKind kind = ErrorKind::kInternal;
  const auto named = nb::cast<std::string>(exception.attr("kind"));
  for (int i = 0; i <= static_cast<int>(ErrorKind::kInternal); ++i)
    if (name_of(static_cast<ErrorKind>(i)) == named) kind = static_cast<ErrorKind>(i);
  if (const nb::object own = exception.attr("place"); !own.is_none()) {
    const auto number = [&](const char* name) { return nb::cast<std::optional<std::uint64_t>>(own.attr(name)).value_or(0); };
    place = {nb::cast<std::string>(own.attr("file")), number("line"), number("column")};
  }
  return Error(kind, nb::cast<std::string>(exception.attr("message")), std::move(place),
               nb::cast<std::optional<std::string>>(exception.attr("hint")).value_or(""));
}

void add_errors(nb::module_&) {
  nb::register_exception_translator([](const std::exception_ptr& thrown, void*) {
    try {
      std::rethrow_exception(thrown);
    } catch (const Error& error) {
      const nb::object exception = exception_of(error);
      PyErr_SetObject(exception.type().ptr(), exception.ptr());
    }
  });
}

}  // namespace annals::python
