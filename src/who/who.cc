#include "src/who/who.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "src/who/codes.h"
#include "src/who/coreference.h"
#include "src/who/setting.h"

namespace annals {
namespace {

using who::Being;
using who::Phrase;

class WhoStage final : public Stage {
public:
  WhoStage(const std::filesystem::path& data, std::shared_ptr<const Gazetteer> gazetteer,
           const Dictionaries& dictionaries) {
    Faults faults;
    lexicons_.countries = Countries::load(data, faults);
    lexicons_.roles = Roles::load(data, dictionaries, faults);
    lexicons_.names = KnownNames::load(data, dictionaries, faults);
    lexicons_.given_names = GivenNames::load(data, faults);
    lexicons_.words = WordClasses::load(data, faults);
    lexicons_.gazetteer = std::move(gazetteer);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    const who::Atoms atoms = who::find_atoms(doc, lexicons_);
    std::vector<Phrase> phrases = who::find_phrases(doc, lexicons_, atoms);
    const who::Setting setting(doc, lexicons_, atoms, phrases);
    std::vector<Being> beings = who::find_beings(doc, lexicons_, atoms, phrases);
    who::assign_codes(doc, lexicons_, atoms, setting, phrases, beings);
    write(doc, phrases, beings);
  }

private:
  static Mention row_of(Document& doc, const Phrase& p) {
    Mention row;
    row.span = {doc.tokens[p.full_first].span.begin, doc.tokens[p.full_last].span.end};
    row.head = p.head;
    row.kind = p.kind;
    row.entity_kind = p.entity_kind;
    row.code = p.code;
    row.assumed_state = p.assumed_state;
    row.of_others = p.of_others;
    row.code_evidence = p.evidence;
    if (p.hedge != kNone) row.hedge = doc.tokens[p.hedge].span;
    row.collective = p.plural || p.entity_kind == EntityKind::kOrganization;
    row.because = doc.intern(p.because);
    return row;
  }

  // Rows by position; entities in the order of their first mention.
  static void write(Document& doc, const std::vector<Phrase>& phrases,
                    const std::vector<Being>& beings) {
    std::vector<Mention> rows;
    for (const Phrase& p : phrases) {
      if (p.dropped) continue;
      rows.push_back(row_of(doc, p));
      rows.back().entity = p.entity;
      if (p.kind == MentionKind::kPronoun) rows.back().entity_kind = beings[p.entity].kind;
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
    std::vector<Index> numbers(beings.size(), kNone);
    for (Mention& row : rows) {
      const Being& being = beings[row.entity];
      Index& entity = numbers[row.entity];
      if (entity == kNone) {
        Entity out;
        out.name = doc.intern(being.written);
        out.kind = being.kind;
        out.code = being.code;
        out.first_mention = static_cast<Index>(doc.mentions.size());
        entity = doc.entities.add(out);
      }
      row.entity = entity;
      doc.mentions.add(row);
    }
  }

  const StageInfo info_{"who",
                        {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens},
                        {LayerId::kMentions, LayerId::kEntities}};
  who::Lexicons lexicons_;
};

}  // namespace

std::unique_ptr<Stage> make_who_stage(const std::filesystem::path& data,
                                      std::shared_ptr<const Gazetteer> gazetteer,
                                      const Dictionaries& dictionaries) {
  return std::make_unique<WhoStage>(data, std::move(gazetteer), dictionaries);
}

}  // namespace annals
