// Arrow streams of what a Python iterator gives.
#include <memory>

#include "python/src/door.h"
#include "python/src/tables.h"

namespace annals::python {
namespace {

// The name that the specification gives to such capsules.
constexpr const char* kCapsule = "arrow_array_stream";

void release_capsule(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, kCapsule));
  if (stream->release != nullptr) stream->release(stream);  // else someone took it
  delete stream;
}

// Consumers may ask without the interpreter's lock.
template <class T> class PythonRows {
public:
  explicit PythonRows(nb::iterator rows) : rows_(std::make_shared<Held>(std::move(rows))) {}

  bool operator()(Column& table) {
    const nb::gil_scoped_acquire python;
    const nb::object one = nb::steal(PyIter_Next(rows_->rows.ptr()));
    if (one.is_valid()) Row::fill(table, nb::cast<const T&>(one));
    if (PyErr_Occurred() != nullptr) throw nb::python_error();
    return one.is_valid();
  }

private:
  struct Held {
    explicit Held(nb::iterator of) : rows(std::move(of)) {}
    ~Held() {
      const nb::gil_scoped_acquire python;
      rows.reset();
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    nb::iterator rows;
  };
  std::shared_ptr<Held> rows_;
};

template <class T> nb::object stream_of(nb::iterator rows) {
  Column table("", Column::Kind::kStruct);
  Row::shape<T>(table);
  std::unique_ptr<ArrowArrayStream> stream = make_stream(std::move(table), PythonRows<T>(std::move(rows)));
  nb::object capsule = nb::steal(PyCapsule_New(stream.get(), kCapsule, release_capsule));
  if (!capsule.is_valid()) {
    stream->release(stream.get());
    throw nb::python_error();
  }
  stream.release();
  return capsule;
}

}  // namespace

void add_tables(nb::module_& module) {
  const auto add = [&](const char* name, auto* function, const char* item) {
    const std::string signature = std::string("def ") + name + "(rows: typing.Iterator[" + item + "]) -> typing.Any";
    module.def(name, function, nb::arg("rows"), nb::sig(signature.c_str()));
  };
  add("stream_records", stream_of<Record>, "Record");
  add("stream_happenings", stream_of<HappeningSummary>, "Happening");
  add("stream_tally", stream_of<TallyRow>, "TallyRow");
}

}  // namespace annals::python
