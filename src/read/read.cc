#include "src/read/read.h"

#include "src/read/passages.h"

namespace annals {
namespace {

class ReadStage final : public Stage {
public:
  explicit ReadStage(const std::filesystem::path& data) {
    Faults faults;
    boilerplate_ = read::BoilerplateWords(Boilerplate::load(data, faults));
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    const std::vector<Span> spans = read::paragraphs(doc.text());
    const std::vector<PassageKind> kinds =
        read::kinds_of(doc.text(), spans, boilerplate_, doc.article().title);
    const std::vector<Index> copies = read::repeats(doc.text(), spans);
    for (std::size_t p = 0; p < spans.size(); ++p)
      doc.passages.add({spans[p], kinds[p], copies[p]});
  }

private:
  const StageInfo info_{"read", {}, {LayerId::kPassages}};
  read::BoilerplateWords boilerplate_;
};

}  // namespace

std::unique_ptr<Stage> make_read_stage(const std::filesystem::path& data) {
  return std::make_unique<ReadStage>(data);
}

}  // namespace annals
