#include "src/export/wording.h"

#include "src/base/sha256.h"
#include "src/record/private_names.h"
#include "src/record/record_words.h"

namespace annals {
namespace {

void leave_sentence_out(Record& record) {
  record.sentence_sha256 = sha256_hex(record.sentence.text);
  record.sentence.text.clear();
}

void leave_words_out(Record& record) {
  const auto actors = record.actor, recipients = record.recipient;
  for_each_words(record, [](std::string& words) { words.clear(); });
  for (std::size_t i = 0; i < actors.size(); ++i) record.actor[i].hedge = actors[i].hedge;
  for (std::size_t i = 0; i < recipients.size(); ++i) record.recipient[i].hedge = recipients[i].hedge;
  record.because.clear();
  record.private_names.clear();
}

}  // namespace

void apply(const Wording& wording, Record& record) {
  if (wording.words != Words::kFull) leave_sentence_out(record);
  if (wording.words == Words::kCodes)
    leave_words_out(record);
  else if (wording.names == Names::kByRole)
    hide_private_names(record);
}

}  // namespace annals
