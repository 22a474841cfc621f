#include "src/syntax/syntax.h"

#include "src/base/text.h"
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
  faults.throw_if_any();
  model_ = syntax::Model::load(models / "syntax.bin");
  lemmatizer_ = syntax::Lemmatizer::load(models, faults);
  lemmatizer_.lay_over(data, faults);
  if (!faults.empty()) {
    const Error& first = faults.all().front();
    throw Error(ErrorKind::kModel, first.message(), first.place(), first.hint());
  }
}

void Syntax::annotate(Document& doc) const {
  split(doc);
  tag_and_parse(doc);
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
  for (Index s = 0; s < doc.sentences.size(); ++s) tag_and_parse(doc, doc.sentences[s]);
}

void Syntax::tag_and_parse(Document& doc, const Sentence& sent) const {
  std::vector<std::string_view> forms;
  std::vector<bool> spaced;
  for (Index t = sent.first; t < sent.last; ++t) {
    forms.push_back(doc.form(t));
    spaced.push_back(t == sent.first || doc.tokens[t].span.begin > doc.tokens[t - 1].span.end);
  }
  syntax::SentenceView view;
  syntax::view_sentence(forms, spaced, view);
  const std::vector<std::uint16_t> tags = model_.tagger.tag(view);
  const std::vector<syntax::Arc> arcs =
      model_.parser.parse(syntax::ParserView(view, tags, model_.tagger.tags()));
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const syntax::Tag& tag = model_.tagger.tags()[tags[i]];
    Token& tok = doc.tokens.at(sent.first + static_cast<Index>(i));
    tok.upos = tag.upos;
    tok.feats = tag.feats;
    tok.rel = arcs[i].rel;
    tok.head =
        arcs[i].head == syntax::kNoWord ? kNone : sent.first + static_cast<Index>(arcs[i].head);
    // The view's form has straight apostrophes and is cut when very long; then the word is its own
    // lemma.
    const std::string& lower = view.words[i].lower;
    tok.lemma = forms[i].size() > 60
                    ? tok.lower
                    : doc.intern(lemmatizer_.lemma(forms[i], lower, tag.upos, tag.feats));
  }
}

std::unique_ptr<Stage> make_syntax_stage(const std::filesystem::path& data,
                                         const std::filesystem::path& models) {
  return std::make_unique<SyntaxStage>(data, models);
}

}  // namespace annals
