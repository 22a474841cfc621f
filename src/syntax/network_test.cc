#include "src/syntax/network.h"

#include <gtest/gtest.h>

#include <cstring>
#include <thread>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/hash.h"
#include "src/doc/conllu.h"
#include "src/syntax/syntax.h"

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

void keep_words(const Document& from, Document& doc) {
  Article article;
  article.text = std::string(from.text());
  doc.reset(std::move(article));
  for (const Passage& passage : from.passages) doc.passages.add(passage);
  for (const Sentence& sent : from.sentences) doc.sentences.add(sent);
  for (const Token& given : from.tokens) {
    Token tok;
    tok.span = given.span;
    tok.sentence = given.sentence;
    tok.lower = doc.intern(from.view(given.lower));
    doc.tokens.add(tok);
  }
}

std::string answers(const Document& doc) {
  std::string out;
  for (Index t = 0; t < doc.tokens.size(); ++t) {
    const Token& tok = doc.tokens[t];
    out += std::string(doc.form(t)) + ' ' + std::string(name_of(tok.upos)) + ' ' +
           std::to_string(tok.feats) + ' ' + (tok.head == kNone ? "-" : std::to_string(tok.head)) +
           ' ' + std::string(name_of(tok.rel)) + '\n';
  }
  return out;
}

// What training/syntax/twin.py, the same network in NumPy, said of 200 sentences of our cases.
TEST(Network, SaysWhatTheTwinSays) {
  const std::filesystem::path sample =
      data_directory().parent_path() / "training" / "syntax" / "sample.conllu";
  if (!std::filesystem::exists(sample)) GTEST_SKIP() << "no training/syntax/sample.conllu here";
  Document twin, doc;
  read_conllu(read_file(sample), twin);
  ASSERT_GE(twin.sentences.size(), 200U);
  keep_words(twin, doc);
  const Syntax engine(data_directory(), model_directory());
  engine.tag_and_parse(doc);
  EXPECT_EQ(answers(doc), answers(twin));
}

TEST(Network, ThreadsAgree) {
  const Network network = Network::load(model_directory() / "syntax.safetensors");
  SentenceView view;
  view_sentence({"The", "mayor", "of", "Dorvik", "resigned", "on", "Tuesday", "."},
                {true, true, true, true, true, true, true, false}, view);
  const auto said = [&] {
    Network::Scratch scratch;
    std::string out;
    for (const WordAnswer& word : network.annotate(view, scratch))
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
    const auto words = network.annotate(view, scratch);
    ASSERT_EQ(words.size(), length);
    std::size_t roots = 0;
    for (std::size_t i = 0; i < length; ++i) {
      roots += words[i].head == WordAnswer::kRoot ? 1U : 0U;
      EXPECT_EQ(words[i].head == WordAnswer::kRoot, words[i].rel == Rel::kRoot);
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
       {"annals-syntax-1", "\"conv.weight\"", "\"I16\"", "[0,", "\"tags\""}) {
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
