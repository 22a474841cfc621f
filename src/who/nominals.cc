#include "src/who/nominals.h"

#include "src/lexicon/word_classes.h"
#include "src/who/chains.h"

namespace annals {
namespace {

using who::ChainLink;
using who::NounPhrase;

class NominalsStage final : public Stage {
public:
  explicit NominalsStage(const std::filesystem::path& data) {
    Faults faults;
    words_ = WordClasses::load(data, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    const std::vector<NounPhrase> phrases = who::find_noun_phrases(doc, words_);
    const std::vector<ChainLink> links = who::find_chains(doc, phrases);
    Index chains = 0;
    for (Index i = 0; i < phrases.size(); ++i) {
      const NounPhrase& p = phrases[i];
      Nominal row;
      row.span = {doc.tokens[p.first].span.begin, doc.tokens[p.last].span.end};
      row.head = p.head;
      row.kind = p.kind;
      row.mention = p.mention;
      if (p.mention != kNone) row.entity_kind = doc.mentions[p.mention].entity_kind;
      row.antecedent = links[i].antecedent;
      row.chain = row.antecedent == kNone ? chains++ : doc.nominals[row.antecedent].chain;
      if (row.kind == MentionKind::kPronoun && row.antecedent != kNone)
        row.entity_kind = doc.nominals[row.antecedent].entity_kind;
      row.because = doc.intern(links[i].because);
      doc.nominals.add(row);
    }
  }

private:
  const StageInfo info_{"nominals",
                        {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens, LayerId::kNames, LayerId::kMentions,
                         LayerId::kEntities, LayerId::kTimes, LayerId::kPlaces, LayerId::kVoices},
                        {LayerId::kNominals}};
  WordClasses words_;
};

}  // namespace

std::unique_ptr<Stage> make_nominals_stage(const std::filesystem::path& data) {
  return std::make_unique<NominalsStage>(data);
}

}  // namespace annals
