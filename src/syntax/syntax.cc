#include "src/syntax/syntax.h"

#include "src/base/text.h"
#include "src/doc/dateline.h"
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
        "syntax", {LayerId::kPassages}, {LayerId::kSentences, LayerId::kTokens}};
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

struct Syntax::Room {
  std::vector<std::string_view> forms;
  std::vector<bool> spaced;
  syntax::SentenceView view;
  syntax::Network::Scratch scratch;
};

void Syntax::annotate(Document& doc) const {
  split(doc);
  Room room;
  for (const Sentence& sent : doc.sentences) {
    parse_behind_dateline(doc, sent, room);
    syntax::repair_root(doc, sent, verbs_);
    syntax::repair_bounds(doc, sent);
  }
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
  Room room;
  for (const Sentence& sent : doc.sentences) tag_and_parse(doc, sent.first, sent.last, room);
}

// A dateline is no part of what its sentence says: read alone, then hung on the sentence's root.
void Syntax::parse_behind_dateline(Document& doc, const Sentence& sent, Room& room) const {
  const Index body = dateline_end(doc, sent);
  if (body == sent.first) return tag_and_parse(doc, sent.first, sent.last, room);
  tag_and_parse(doc, sent.first, body, room);
  tag_and_parse(doc, body, sent.last, room);
  const auto root = [&](Index first, Index last) {
    while (first < last && doc.tokens[first].head != kNone) ++first;
    return first;
  };
  Token& place = doc.tokens.at(root(sent.first, body));
  place.head = root(body, sent.last);
  place.rel = Rel::kParataxis;
}

void Syntax::tag_and_parse(Document& doc, Index first, Index last, Room& room) const {
  room.forms.clear();
  room.spaced.clear();
  for (Index t = first; t < last; ++t) {
    room.forms.push_back(doc.form(t));
    room.spaced.push_back(t == first || doc.tokens[t].span.begin > doc.tokens[t - 1].span.end);
  }
  syntax::view_sentence(room.forms, room.spaced, room.view);
  const std::span<const syntax::WordAnswer> answers = network_.annotate(room.view, room.scratch);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const syntax::WordAnswer& answer = answers[i];
    Token& tok = doc.tokens.at(first + static_cast<Index>(i));
    tok.upos = answer.upos;
    tok.feats = answer.feats;
    tok.rel = answer.rel;
    tok.head = answer.head == syntax::WordAnswer::kRoot ? kNone : first + answer.head;
    // The view's form has straight apostrophes and is cut when very long; then the word is its own
    // lemma.
    tok.lemma = room.forms[i].size() > 60
                    ? tok.lower
                    : doc.intern(lemmatizer_.lemma(room.forms[i], room.view.words[i].lower,
                                                   answer.upos, answer.feats));
  }
}

std::unique_ptr<Stage> make_syntax_stage(const std::filesystem::path& data,
                                         const std::filesystem::path& models) {
  return std::make_unique<SyntaxStage>(data, models);
}

}  // namespace annals
