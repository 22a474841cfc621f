#include "src/syntax/syntax.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/dateline.h"
#include "src/syntax/name_agreement.h"
#include "src/syntax/repair.h"
#include "src/syntax/splitter.h"
#include "src/syntax/tokenizer.h"

namespace annals {
namespace {

class SyntaxStage final : public Stage {
public:
  SyntaxStage(const std::filesystem::path& data, const std::filesystem::path& models)
      : syntax_(data, models) {}

  [[nodiscard]] const StageInfo& info() const override {
    static const StageInfo kInfo{
        "syntax", {LayerId::kPassages}, {LayerId::kSentences, LayerId::kTokens, LayerId::kNames}};
    return kInfo;
  }
  void run(Document& doc) const override { syntax_.annotate(doc); }

private:
  Syntax syntax_;
};

}  // namespace

Syntax::Syntax(const std::filesystem::path& data, const std::filesystem::path& models) {
  Faults faults;
  words_ = TokenWords::load(data, faults);
  verbs_ = syntax::load_verbs(data, faults);
  faults.throw_if_any();
  network_ = syntax::Network::load(models / "syntax.safetensors");
  lemmatizer_ = syntax::Lemmatizer::load(models, faults);
  lemmatizer_.lay_over(data, faults);
  if (!faults.empty()) {
    const Error& first = faults.all().front();
    throw Error(ErrorKind::kModel, first.message(), first.place(), first.hint());
  }
}

namespace {

void add_names(Document& doc, Index first, std::span<const syntax::WordAnswer> answers) {
  using Part = syntax::NameLabel::Part;
  for (std::size_t i = 0; i < answers.size();) {
    const auto begin = first + static_cast<Index>(i);
    const syntax::NameLabel label = answers[i++].name;
    if (label.part == Part::kOutside) continue;
    while (i < answers.size() && answers[i].name.part == Part::kInside) ++i;
    const auto end = first + static_cast<Index>(i);
    doc.names.add({{doc.tokens[begin].span.begin, doc.tokens[end - 1].span.end}, begin, end, label.type});
  }
}

struct Tokens {
  Index first, last;
};

Index root_of(const Document& doc, Tokens part) {
  Index t = part.first;
  while (t < part.last && doc.tokens[t].head != kNone) ++t;
  return t;
}

// Makes one tree of the trees of two parts of a sentence.
void hang(Document& doc, Tokens part, Tokens main) {
  const Index root = root_of(doc, main);
  Token& tok = doc.tokens.at(root_of(doc, part));
  tok.head = root;
  tok.rel = Rel::kParataxis;
}

}  // namespace

// Parts of sentences on their way through the network: some hundred words at once are faster.
struct Syntax::Room {
  static constexpr std::size_t kEnough = 128;

  std::vector<Tokens> parts;
  std::vector<syntax::SentenceView> views;  // of the parts; those behind them wait for reuse
  std::size_t words = 0;
  std::vector<std::string_view> forms;
  std::vector<bool> spaced;
  syntax::Network::Scratch scratch;
};

void Syntax::annotate(Document& doc) const {
  split(doc);
  Room room;
  // A dateline is no part of what its sentence says: it is read alone, then hung on the sentence's root.
  for (const Sentence& sent : doc.sentences) {
    const Index body = dateline_end(doc, sent);
    if (body != sent.first) add(doc, sent.first, body, room);
    add(doc, body, sent.last, room);
  }
  finish(doc, room);
  for (const Sentence& sent : doc.sentences) {
    const Index body = dateline_end(doc, sent);
    if (body != sent.first) hang(doc, {sent.first, body}, {body, sent.last});
    syntax::repair_root(doc, sent, verbs_);
    syntax::repair_bounds(doc, sent);
  }
  syntax::let_names_agree(doc);
}

void Syntax::split(Document& doc) const {
  std::vector<Span> spans;
  for (Index p = 0; p < doc.passages.size(); ++p) {
    const Passage& passage = doc.passages[p];
    if (passage.copy_of != kNone || passage.kind == PassageKind::kBoilerplate) continue;
    spans.clear();
    syntax::tokenize(doc.text(), passage.span, words_, spans);
    std::size_t begin = 0;
    for (const std::size_t end : syntax::split_sentences(doc.text(), spans, words_)) {
      const auto first = static_cast<Index>(doc.tokens.size());
      const auto sentence = static_cast<Index>(doc.sentences.size());
      for (std::size_t i = begin; i < end; ++i) {
        Token tok;
        tok.span = spans[i];
        tok.lower = doc.intern(to_lower(doc.text(tok.span)));
        tok.sentence = sentence;
        doc.tokens.add(tok);
      }
      doc.sentences.add({{spans[begin].begin, spans[end - 1].end},
                         first,
                         static_cast<Index>(doc.tokens.size()),
                         p});
      begin = end;
    }
  }
}

void Syntax::tag_and_parse(Document& doc) const {
  constexpr Index kLongest = syntax::kLongestSentence;
  Room room;
  for (const Sentence& sent : doc.sentences)
    for (Index first = sent.first; first < sent.last; first += kLongest)
      add(doc, first, std::min(sent.last, first + kLongest), room);
  finish(doc, room);
  for (const Sentence& sent : doc.sentences)
    for (Index first = sent.first + kLongest; first < sent.last; first += kLongest)
      hang(doc, {first, std::min(sent.last, first + kLongest)}, {sent.first, sent.first + kLongest});
  syntax::let_names_agree(doc);
}

// Takes up tokens that are parsed as one sentence.
void Syntax::add(Document& doc, Index first, Index last, Room& room) const {
  room.forms.clear();
  room.spaced.clear();
  for (Index t = first; t < last; ++t) {
    room.forms.push_back(doc.form(t));
    room.spaced.push_back(t == first || doc.tokens[t].span.begin > doc.tokens[t - 1].span.end);
  }
  if (room.views.size() == room.parts.size()) room.views.emplace_back();
  syntax::view_sentence(room.forms, room.spaced, room.views[room.parts.size()]);
  room.parts.push_back({first, last});
  room.words += last - first;
  if (room.words >= Room::kEnough) finish(doc, room);
}

// Parses what was taken up.
void Syntax::finish(Document& doc, Room& room) const {
  std::span<const syntax::WordAnswer> answers =
      network_.annotate(std::span(room.views).first(room.parts.size()), room.scratch);
  for (std::size_t part = 0; part < room.parts.size(); ++part) {
    const std::size_t size = room.parts[part].last - room.parts[part].first;
    write(doc, room, part, answers.first(size));
    answers = answers.subspan(size);
  }
  room.parts.clear();
  room.words = 0;
}

void Syntax::write(Document& doc, const Room& room, std::size_t part,
                   std::span<const syntax::WordAnswer> answers) const {
  const Index first = room.parts[part].first;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const syntax::WordAnswer& answer = answers[i];
    const Index t = first + static_cast<Index>(i);
    Token& tok = doc.tokens.at(t);
    tok.upos = answer.upos;
    tok.feats = answer.feats;
    tok.rel = answer.rel;
    tok.head = answer.head == syntax::WordAnswer::kRoot ? kNone : first + answer.head;
    // The view's form has straight apostrophes and is cut when very long; then the word is its own
    // lemma.
    const std::string_view form = doc.form(t);
    tok.lemma = form.size() > 60
                    ? tok.lower
                    : doc.intern(lemmatizer_.lemma(form, room.views[part].words[i].lower,
                                                   answer.upos, answer.feats));
  }
  add_names(doc, first, answers);
}

std::unique_ptr<Stage> make_syntax_stage(const std::filesystem::path& data,
                                         const std::filesystem::path& models) {
  return std::make_unique<SyntaxStage>(data, models);
}

}  // namespace annals
