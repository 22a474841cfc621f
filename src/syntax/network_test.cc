#include "src/syntax/network.h"

#include <gtest/gtest.h>

#include <cstring>
#include <thread>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/hash.h"
#include "src/doc/conllu.h"
#include "src/doc/tree.h"

namespace annals::syntax {
namespace {

std::string weights() { return read_file(model_directory() / "syntax.safetensors"); }

ErrorKind kind_of(const std::string& bytes) {
  try {
    (void)Network::read(bytes, "weights");
  } catch (const Error& error) {
    EXPECT_EQ(error.place().file, "weights");
    return error.kind();
  }
  return ErrorKind::kInternal;
}

std::string line(Upos upos, std::uint32_t feats, std::uint32_t head, Rel rel, const NameLabel& name) {
  std::string out = std::string(name_of(upos)) + ' ' + std::to_string(feats) + ' ' +
                    std::to_string(head) + ' ' + std::string(name_of(rel));
  if (name.part == NameLabel::Part::kOutside) return out + " O\n";
  return out + (name.part == NameLabel::Part::kBegins ? " B-" : " I-") +
         std::string(name_of(name.type)) + '\n';
}

std::string said_of(const Network& network, std::span<const SentenceView> sentences) {
  Network::Scratch scratch;
  std::string out;
  for (const WordAnswer& word : network.annotate(sentences, scratch))
    out += line(word.upos, word.feats, word.head, word.rel, word.name);
  return out;
}

// The same of a document's rows.
std::string told_by(const Document& doc) {
  std::string out;
  for (Index t = 0; t < doc.tokens.size(); ++t) {
    const Token& tok = doc.tokens[t];
    NameLabel label;
    if (const Name* name = name_over(doc, t))
      label = {name->first == t ? NameLabel::Part::kBegins : NameLabel::Part::kInside, name->type};
    const std::uint32_t head =
        tok.head == kNone ? WordAnswer::kRoot : tok.head - doc.sentences[tok.sentence].first;
    out += line(tok.upos, tok.feats, head, tok.rel, label);
  }
  return out;
}

std::vector<SentenceView> views_of(const Document& doc) {
  std::vector<SentenceView> out;
  for (const Sentence& sent : doc.sentences) {
    std::vector<std::string_view> forms;
    std::vector<bool> spaced;
    for (Index t = sent.first; t < sent.last; ++t) {
      forms.push_back(doc.form(t));
      spaced.push_back(t == sent.first || doc.tokens[t].span.begin > doc.tokens[t - 1].span.end);
    }
    view_sentence(forms, spaced, out.emplace_back());
  }
  return out;
}

// What training/syntax/twin.py, the same network in NumPy, said of 261 sentences of our cases.
class Sample : public ::testing::Test {
protected:
  void SetUp() override {
    const std::filesystem::path sample =
        data_directory().parent_path() / "training" / "syntax" / "sample.conllu";
    if (!std::filesystem::exists(sample)) GTEST_SKIP() << "no training/syntax/sample.conllu here";
    read_conllu(read_file(sample), twin_);
    ASSERT_GE(twin_.sentences.size(), 200U);
  }

  Document twin_;
  const std::filesystem::path file_ = model_directory() / "syntax.safetensors";
};

TEST_F(Sample, IsReadAsTheTwinReadsIt) {
  EXPECT_EQ(said_of(Network::load(file_), views_of(twin_)), told_by(twin_));
}

// The machine's registers change nothing, nor does which sentences come together.
TEST_F(Sample, AllWaysAndAllCompanyAgree) {
  const std::vector<SentenceView> sentences = views_of(twin_);
  const Network plain = Network::load(file_, Way::kPlain);
  const std::string together = said_of(plain, sentences);
  std::string alone;
  for (const SentenceView& sentence : sentences) alone += said_of(plain, {&sentence, 1});
  EXPECT_EQ(alone, together);
  for (const Way way : kWays)
    if (can(way)) {
      EXPECT_EQ(said_of(Network::load(file_, way), sentences), together) << static_cast<int>(way);
    }
}

TEST(Network, ThreadsAgree) {
  const Network network = Network::load(model_directory() / "syntax.safetensors");
  SentenceView view;
  view_sentence({"The", "mayor", "of", "Dorvik", "resigned", "on", "Tuesday", "."},
                {true, true, true, true, true, true, true, false}, view);
  const auto said = [&] {
    Network::Scratch scratch;
    std::string out;
    for (const WordAnswer& word : network.annotate({&view, 1}, scratch))
      out += std::string(name_of(word.upos)) + std::to_string(word.head) +
             std::string(name_of(word.rel)) + ' ';
    return out;
  };
  const std::string alone = said();
  std::vector<std::string> together(4);
  std::vector<std::thread> threads;
  for (std::string& out : together) threads.emplace_back([&] { out = said(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : together) EXPECT_EQ(out, alone);
}

TEST(Network, EveryWordHasAPlaceInATree) {
  const Network network = Network::load(model_directory() / "syntax.safetensors");
  const std::vector<std::string_view> odd{"",     "\xEF\xBF\xBD", "ééééééééé", "…",
                                          "A.B.", "12,000",       "-"};
  Network::Scratch scratch;
  for (const std::size_t length : {1U, 2U, 7U, 299U}) {
    std::vector<std::string_view> forms;
    for (std::size_t i = 0; i < length; ++i) forms.push_back(odd[i % odd.size()]);
    SentenceView view;
    view_sentence(forms, std::vector<bool>(length, true), view);
    const auto words = network.annotate({&view, 1}, scratch);
    ASSERT_EQ(words.size(), length);
    std::size_t roots = 0;
    for (std::size_t i = 0; i < length; ++i) {
      roots += words[i].head == WordAnswer::kRoot ? 1U : 0U;
      EXPECT_EQ(words[i].head == WordAnswer::kRoot, words[i].rel == Rel::kRoot);
      if (words[i].name.part == NameLabel::Part::kInside) {
        ASSERT_GT(i, 0U);
        EXPECT_NE(words[i - 1].name.part, NameLabel::Part::kOutside);
        EXPECT_EQ(words[i - 1].name.type, words[i].name.type);
      }
      std::uint32_t at = static_cast<std::uint32_t>(i);
      std::size_t steps = 0;
      for (; at != WordAnswer::kRoot && steps <= length; ++steps) at = words[at].head;
      EXPECT_EQ(at, WordAnswer::kRoot) << i;
    }
    EXPECT_EQ(roots, 1U);
  }
}

TEST(Network, BrokenFilesAreErrors) {
  const std::string whole = weights();
  EXPECT_EQ(kind_of(""), ErrorKind::kModel);
  EXPECT_EQ(kind_of("ANNSYN01 and what follows"), ErrorKind::kModel);
  for (const std::size_t size : {7UL, 8UL, 100UL, whole.size() / 2, whole.size() - 1})
    EXPECT_EQ(kind_of(whole.substr(0, size)), ErrorKind::kModel) << size;
  std::string damaged = whole;
  damaged[whole.size() - 1000] = static_cast<char>(damaged[whole.size() - 1000] ^ 1);
  EXPECT_EQ(kind_of(damaged), ErrorKind::kModel);
  EXPECT_EQ(kind_of(whole + "x"), ErrorKind::kModel);
  for (const std::string_view word :
       {"annals-syntax-2", "\"conv.weight\"", "\"I16\"", "[0,", "\"tags\""}) {
    std::string foreign = whole;
    foreign[foreign.find(word) + 1] = '7';
    EXPECT_EQ(kind_of(foreign), ErrorKind::kModel) << word;
  }
}

TEST(Network, MissingFileIsAnError) {
  try {
    (void)Network::load("/nowhere/syntax.safetensors");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kModel);
    EXPECT_EQ(error.place().file, "/nowhere/syntax.safetensors");
  }
}

}  // namespace
}  // namespace annals::syntax
