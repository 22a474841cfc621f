// Arrow streams as Python hands them round, and those of what a Python list holds.
#include <memory>
#include <utility>

#include "python/src/door.h"

namespace annals::python {
namespace {

// The name that the specification gives to such capsules.
constexpr const char* kCapsule = "arrow_array_stream";

void release_capsule(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, kCapsule));
  if (stream->release != nullptr) stream->release(stream);  // else someone took it
  delete stream;
}

// The rows of a list, which stays as long as they are read.
template <class T> class ListRows {
public:
  explicit ListRows(std::vector<T> rows) : rows_(std::make_shared<const std::vector<T>>(std::move(rows))) {}
  const T* operator()() { return at_ < rows_->size() ? &(*rows_)[at_++] : nullptr; }

private:
  std::shared_ptr<const std::vector<T>> rows_;
  std::size_t at_ = 0;
};

}  // namespace

nb::object capsule_of(ArrowArrayStream stream) {
  auto held = std::make_unique<ArrowArrayStream>(stream);
  nb::object capsule = nb::steal(PyCapsule_New(held.get(), kCapsule, release_capsule));
  if (!capsule.is_valid()) {
    held->release(held.get());
    throw nb::python_error();
  }
  held.release();
  return capsule;
}

ArrowArrayStream stream_of_capsule(nb::handle capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), kCapsule));
  if (stream == nullptr) throw nb::python_error();
  if (stream->release == nullptr) throw Error(ErrorKind::kUsage, "this Arrow stream has been read already");
  return std::exchange(*stream, ArrowArrayStream{});
}

void add_tables(nb::module_& module) {
  module.def(
      "stream_happenings",
      [](std::vector<HappeningSummary> rows) { return capsule_of(arrow_happenings(ListRows(std::move(rows)))); },
      nb::arg("rows"));
  module.def(
      "stream_tally", [](std::vector<TallyRow> rows) { return capsule_of(arrow_tally(ListRows(std::move(rows)))); },
      nb::arg("rows"));
}

}  // namespace annals::python
