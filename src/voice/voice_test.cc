#include "src/voice/voice.h"

#include <gtest/gtest.h>

#include "src/base/files.h"
#include "src/doc/conllu.h"
#include "src/doc/document.h"

namespace annals {
namespace {
TEST(VoiceStage, Loads) {
  const auto stage = make_voice_stage(data_directory());
  Document doc;
  read_plain_trees("Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\n", doc);
  stage->run(doc);
  EXPECT_EQ(doc.stances.size(), doc.tokens.size());
}
}  // namespace
}  // namespace annals
