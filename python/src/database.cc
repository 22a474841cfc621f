// EventDatabase, as python/annals/_database.py calls it.
#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/shared_ptr.h>

#include <mutex>

#include "include/annals/database.h"
#include "include/annals/names.h"
#include "python/src/door.h"

namespace annals::python {
namespace {

// A database belongs to one thread at a time, Python's objects to all: whoever comes second waits, without the
// interpreter's lock.
class SharedDatabase {
public:
  explicit SharedDatabase(const std::filesystem::path& path) : database_(EventDatabase::open(path)) {}

  template <class Work> auto with(const Work& work) const {
    const OthersRun others;
    const std::lock_guard lock(mutex_);
    return work(database_);
  }

private:
  EventDatabase database_;
  mutable std::mutex mutex_;
};

class SharedStream {
public:
  SharedStream(std::shared_ptr<const SharedDatabase> database, const EventFilter& filter, Names names)
      : database_(std::move(database)),
        found_(database_->with([&](const EventDatabase& db) { return db.events(filter); })), names_(names) {}

  std::optional<Record> next() {
    std::optional<Record> record = database_->with([&](const EventDatabase&) { return found_.next(); });
    if (record && names_ == Names::kByRole) hide_private_names(*record);
    return record;
  }

  // For a table: it stays until the next call.
  const Record* next_row() { return (row_ = next()) ? &*row_ : nullptr; }

private:
  std::shared_ptr<const SharedDatabase> database_;
  RecordStream found_;
  Names names_;
  std::optional<Record> row_;
};

Day day_of(const std::string& iso) {
  const Result<Day> day = parse_day(iso);
  if (!day) throw Error(ErrorKind::kUsage, day.error().message(), {}, day.error().hint());
  return *day;
}

std::optional<std::string> iso_of(const std::optional<Day>& day) {
  return day ? std::optional(to_string(*day)) : std::nullopt;
}

void add_filter(nb::module_& module) {
  nb::class_<EventFilter>(module, "EventFilter")
      .def(nb::init<>())
      .def_rw("types", &EventFilter::types)
      .def_rw("modes", &EventFilter::modes)
      .def_rw("contexts", &EventFilter::contexts)
      .def_rw("factualities", &EventFilter::factualities)
      .def_rw("actor", &EventFilter::actor)
      .def_rw("recipient", &EventFilter::recipient)
      .def_rw("country", &EventFilter::country)
      .def_rw("actor_text", &EventFilter::actor_text)
      .def_rw("recipient_text", &EventFilter::recipient_text)
      .def_rw("place", &EventFilter::place)
      .def_rw("source", &EventFilter::source)
      .def_rw("text", &EventFilter::text)
      .def_rw("search", &EventFilter::article_text)
      .def("set_near", [](EventFilter& of, double lat, double lon, double km) { of.near = Circle{lat, lon, km}; })
      .def("set_box", [](EventFilter& of, double west, double south, double east, double north) {
        of.box = Box{west, south, east, north};
      })
      .def_rw("outlet", &EventFilter::outlet)
      .def_rw("min_confidence", &EventFilter::min_confidence)
      .def_rw("limit", &EventFilter::limit)
      .def_prop_rw(
          "since", [](const EventFilter& of) { return iso_of(of.since); },
          [](EventFilter& of, const std::string& iso) { of.since = day_of(iso); })
      .def_prop_rw(
          "until", [](const EventFilter& of) { return iso_of(of.until); },
          [](EventFilter& of, const std::string& iso) { of.until = day_of(iso); })
      .def_prop_rw(
          "all_versions", [](const EventFilter& of) { return of.versions == Versions::kAll; },
          [](EventFilter& of, bool all) { of.versions = all ? Versions::kAll : Versions::kCurrent; });
}

void add_rows(nb::module_& module) {
  nb::class_<HappeningSummary>(module, "Happening", "What several reports tell of, at a glance.")
      .def_ro("id", &HappeningSummary::id, "Its id; `happening` of its records.")
      .def_ro("reports", &HappeningSummary::reports, "How many reports that pass the filter tell of it.")
      .def_ro("first", &HappeningSummary::first, "The first of their records, by day.")
      .def("__repr__", [](const HappeningSummary& of) {
        return "<annals.Happening " + of.id + " " + of.first.event_type + " in " + std::to_string(of.reports) + " reports>";
      });
  const auto text = [](std::string TallyRow::*member) { return [member](const TallyRow& of) { return known(of.*member); }; };
  nb::class_<TallyRow>(module, "TallyRow", "A figure, as one source gives it.")
      .def_ro("kind", &TallyRow::kind, "happening, denial or statement, which is of several happenings together.")
      .def_prop_ro("event", text(&TallyRow::event), "The happening's id.")
      .def_prop_ro("date", text(&TallyRow::date), "A day, or two parted by a slash.")
      .def_ro("undated", &TallyRow::undated, "Whether it is placed by the day of publication.")
      .def_prop_ro("place", text(&TallyRow::place), "Where.")
      .def_ro("best", &TallyRow::best, "Of the happening: its newest report's figure.")
      .def_ro("min", &TallyRow::min, "At least so many, as this source has it.")
      .def_ro("max", &TallyRow::max, "At most so many.")
      .def_ro("alleged", &TallyRow::alleged, "Whether no report tells it as fact; it is not counted then.")
      .def_prop_ro("source", text(&TallyRow::source), "Who vouches, else the outlet, else the report's id.")
      .def_prop_ro("report_date", text(&TallyRow::report_date), "Day of the report.")
      .def_prop_ro("words", text(&TallyRow::words), "The figure's words.")
      .def_prop_ro("quote", text(&TallyRow::quote), "Its sentence.")
      .def_prop_ro("outlet", text(&TallyRow::outlet), "Publisher.")
      .def_prop_ro("url", text(&TallyRow::url), "Address of the report.")
      .def_prop_ro("doc", text(&TallyRow::doc), "Id of the report.")
      .def_prop_ro("record", text(&TallyRow::record), "Id of the record.");
  nb::class_<TallyTable>(module, "TallyTable")
      .def_ro("role", &TallyTable::role)
      .def_ro("best", &TallyTable::best)
      .def_ro("min", &TallyTable::min)
      .def_ro("max", &TallyTable::max)
      .def_ro("rows", &TallyTable::rows)
      .def_ro("json", &TallyTable::json);
}

}  // namespace

void add_database(nb::module_& module) {
  add_filter(module);
  add_rows(module);
  nb::class_<SharedStream>(module, "RecordStream")
      .def("next", &SharedStream::next)
      .def(
          "stream",
          [](std::shared_ptr<SharedStream> self, bool flat) {
            return capsule_of(arrow_records([self = std::move(self)] { return self->next_row(); }, columns_of(flat)));
          },
          nb::arg("flat"), "What is left, as an Arrow stream.");
  nb::class_<SharedDatabase>(module, "EventDatabase")
      .def(nb::init<std::filesystem::path>(), nb::arg("path"))
      .def(
          "events",
          [](std::shared_ptr<SharedDatabase> self, const EventFilter& filter, bool all_names) {
            return std::make_shared<SharedStream>(std::move(self), filter, names_of(all_names));
          },
          nb::arg("filter"), nb::arg("all_names"))
      .def(
          "happenings",
          [](const SharedDatabase& self, const EventFilter& filter, std::size_t least_reports, bool all_names) {
            return self.with([&](const EventDatabase& db) { return db.happenings(filter, least_reports, names_of(all_names)); });
          },
          nb::arg("filter"), nb::arg("least_reports"), nb::arg("all_names"))
      .def(
          "happening",
          [](const SharedDatabase& self, const std::string& id, bool all_names) {
            std::vector<Record> records = self.with([&](const EventDatabase& db) { return db.happening(id); });
            if (!all_names)
              for (Record& record : records) hide_private_names(record);
            return records;
          },
          nb::arg("id"), nb::arg("all_names"))
      .def(
          "tally",
          [](const SharedDatabase& self, const EventFilter& filter, const std::string& role, bool all_names) {
            return self.with([&](const EventDatabase& db) { return db.tally(filter, role, names_of(all_names)); });
          },
          nb::arg("filter"), nb::arg("role"), nb::arg("all_names"));
}

}  // namespace annals::python
