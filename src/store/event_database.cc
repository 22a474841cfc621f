#include "include/annals/database.h"

#include "include/annals/coder.h"
#include "src/record/private_names.h"
#include "src/store/store.h"
#include "src/store/summaries.h"
#include "src/story/tally.h"

namespace annals {

struct RecordStream::Impl {
  std::shared_ptr<const Store> store;
  EventCursor found;
};

RecordStream::RecordStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RecordStream::~RecordStream() = default;
RecordStream::RecordStream(RecordStream&&) noexcept = default;
RecordStream& RecordStream::operator=(RecordStream&&) noexcept = default;

std::optional<Record> RecordStream::next() {
  if (!impl_->found.next()) return std::nullopt;
  return impl_->found.event().record();
}

EventDatabase::EventDatabase(std::shared_ptr<const Store> store) : store_(std::move(store)) {}
EventDatabase::~EventDatabase() = default;
EventDatabase::EventDatabase(EventDatabase&&) noexcept = default;
EventDatabase& EventDatabase::operator=(EventDatabase&&) noexcept = default;

EventDatabase EventDatabase::open(const std::filesystem::path& path) {
  return EventDatabase(std::make_shared<const Store>(Store::open(path, StoreMode::kRead)));
}

RecordStream EventDatabase::events(const EventFilter& filter) const {
  return RecordStream(std::make_unique<RecordStream::Impl>(RecordStream::Impl{store_, store_->find(filter)}));
}

std::vector<HappeningSummary> EventDatabase::happenings(EventFilter filter, std::size_t least_reports, Names names) const {
  std::vector<HappeningSummary> found = happening_summaries(*store_, std::move(filter), least_reports);
  if (names == Names::kByRole)
    for (HappeningSummary& one : found) hide_private_names(one.first);
  return found;
}

std::vector<Record> EventDatabase::happening(const std::string& id) const { return store_->records_of(id); }

TallyTable EventDatabase::tally(EventFilter filter, const std::string& role, Names names) const {
  filter.min_confidence = kDefaultMinConfidence;
  std::vector<Record> records = store_->told(filter);
  if (names == Names::kByRole)
    for (Record& record : records) hide_private_names(record);
  const story::Tally tally = story::tally_of(records, role);
  return {tally.role, tally.best, tally.min, tally.max, tally_rows(tally), story::to_json(tally)};
}

}  // namespace annals
