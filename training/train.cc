// Trains the syntax stage: annals_train OUT [NAME=VALUE]... FILE[*TIMES]...
//
// Writes OUT/syntax.bin and OUT/lemmas.tsv. The same files give the same bytes.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <string>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/syntax/lemmatizer.h"
#include "src/syntax/model.h"
#include "training/averaged.h"
#include "training/corpus.h"

namespace annals::training {
namespace {

constexpr std::size_t kFolds = 4;

// Each may be set on the command line as NAME=VALUE.
struct Options {
  std::size_t tagger_bits = 20;  // the logarithm of the number of weights
  std::size_t parser_bits = 21;
  std::size_t tagger_rounds = 6;
  std::size_t parser_rounds = 8;
  std::size_t copies = 10;  // one sentence in so many is also learned in capitals, and as a headline

  // False when `argument` is not NAME=VALUE.
  bool set(std::string_view argument) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos) return false;
    const std::pair<std::string_view, std::size_t*> all[] = {{"tagger_bits", &tagger_bits},
                                                             {"parser_bits", &parser_bits},
                                                             {"tagger_rounds", &tagger_rounds},
                                                             {"parser_rounds", &parser_rounds},
                                                             {"copies", &copies}};
    for (const auto& [name, value] : all)
      if (argument.substr(0, equals) == name) {
        std::from_chars(argument.data() + equals + 1, argument.data() + argument.size(), *value);
        return true;
      }
    throw Error(ErrorKind::kUsage, "'" + std::string(argument) + "' is no option of the trainer");
  }
};

std::vector<std::size_t> order_of(const std::vector<Example>& examples, Dice& dice) {
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  dice.shuffle(order);
  return order;
}

// Trains on the examples that `wanted` accepts.
template <class Wanted>
syntax::Weights train_tagger(const std::vector<Example>& examples, std::size_t classes,
                             std::size_t bits, std::size_t rounds, Wanted&& wanted) {
  Averaged weights(std::size_t{1} << bits, classes);
  Dice dice(1);
  syntax::Features features;
  std::vector<float> scores;
  std::vector<std::uint16_t> given;
  for (std::size_t round = 0; round < rounds; ++round) {
    std::size_t wrong = 0, seen = 0;
    for (const std::size_t e : order_of(examples, dice)) {
      if (!wanted(e)) continue;
      const Example& example = examples[e];
      given.clear();
      for (std::size_t i = 0; i < example.view.size(); ++i) {
        syntax::tag_features(example.view, i, given, features);
        weights.score(features, scores);
        const auto best = static_cast<std::uint16_t>(
            std::max_element(scores.begin(), scores.end()) - scores.begin());
        weights.step();
        ++seen;
        if (best != example.tags[i]) {
          ++wrong;
          weights.update(features, example.tags[i], 1.0F);
          weights.update(features, best, -1.0F);
        }
        given.push_back(best);
      }
    }
    std::fprintf(stderr, "tagger round %zu: %.2f %% right\n", round + 1,
                 100.0 - 100.0 * static_cast<double>(wrong) / static_cast<double>(seen));
  }
  return weights.average();
}

// Tags every example with a tagger that was trained on the others, as the parser will meet them.
void predict_tags(std::vector<Example>& examples, const std::vector<syntax::Tag>& tags,
                  const std::vector<std::size_t>& fold, const Options& options) {
  for (std::size_t f = 0; f < kFolds; ++f) {
    const syntax::Tagger tagger(
        train_tagger(examples, tags.size(), options.tagger_bits, 3,
                     [&](std::size_t e) { return fold[e] != f; }),
        tags);
    for (std::size_t e = 0; e < examples.size(); ++e)
      if (fold[e] == f) examples[e].predicted = tagger.tag(examples[e].view);
  }
}

syntax::Weights train_parser(const std::vector<Example>& examples,
                             const std::vector<syntax::Tag>& tags, const Options& options) {
  Averaged weights(std::size_t{1} << options.parser_bits, syntax::kActions);
  Dice dice(2);
  syntax::Features features;
  std::vector<float> scores;
  syntax::State state;
  for (std::size_t round = 0; round < options.parser_rounds; ++round) {
    std::size_t wrong = 0, seen = 0;
    for (const std::size_t e : order_of(examples, dice)) {
      const Example& example = examples[e];
      const syntax::ParserView view(example.view, example.predicted, tags);
      state.start(example.view.size());
      while (!state.done()) {
        const syntax::Moves possible = state.possible();
        const syntax::Moves best = syntax::best_moves(state, example.tree);
        syntax::parse_features(state, view, features);
        weights.score(features, scores);
        syntax::Action guess = syntax::kActions, right = syntax::kActions;
        for (syntax::Action action = 0; action < syntax::kActions; ++action) {
          if (!state.allows(action, possible)) continue;
          if (guess == syntax::kActions || scores[action] > scores[guess]) guess = action;
          if ((right == syntax::kActions || scores[action] > scores[right]) &&
              syntax::is_right(action, state, best, example.tree))
            right = action;
        }
        weights.step();
        ++seen;
        if (right == syntax::kActions) right = guess;
        const bool missed = guess != right && scores[guess] >= scores[right];
        if (missed) {
          ++wrong;
          weights.update(features, right, 1.0F);
          weights.update(features, guess, -1.0F);
        }
        // From the second round on it walks into its own mistakes most of the time, to learn the
        // way on.
        const bool follow = round > 0 && dice.below(10) != 0;
        state.apply(missed && !follow ? right : guess);
      }
    }
    std::fprintf(stderr, "parser round %zu: %.2f %% right\n", round + 1,
                 100.0 - 100.0 * static_cast<double>(wrong) / static_cast<double>(seen));
  }
  return weights.average();
}

// ---- lemmas
// ----------------------------------------------------------------------------------------

syntax::LemmaRule rule_between(std::string_view lower, std::string_view lemma) {
  std::size_t same = 0;
  while (same < lower.size() && same < lemma.size() && lower[same] == lemma[same]) ++same;
  while (same > 0 && same < lower.size() &&
         (static_cast<unsigned char>(lower[same]) & 0xC0U) == 0x80U)
    --same;
  return {lower.size() - same, std::string(lemma.substr(same))};
}

std::string learn_lemmas(const std::vector<Example>& examples) {
  using Counts = std::map<syntax::LemmaRule, std::size_t>;
  std::map<std::string, std::map<std::string, Counts>> words;    // by group and form
  std::map<std::string, std::map<std::string, Counts>> endings;  // by group and ending
  for (const Example& example : examples) {
    if (example.copy) continue;
    for (std::size_t i = 0; i < example.forms.size(); ++i) {
      const auto [upos, feats] = example.gold_tags[i];
      const std::string& lower = example.view.words[i].lower;
      const std::string lemma = to_lower(example.lemmas[i]);
      if (lemma == "_" || upos == Upos::kX || example.forms[i].size() > 30) continue;
      const std::string group = syntax::lemma_group(upos, feats);
      ++words[group][lower][rule_between(lower, lemma)];
    }
  }
  const auto most = [](const Counts& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
  };
  for (const auto& [group, forms] : words)
    for (const auto& [form, counts] : forms)
      for (std::size_t n = 0; n <= std::min(form.size(), syntax::Lemmatizer::kLongestEnding); ++n)
        ++endings[group][form.substr(form.size() - n)][most(counts)->first];
  std::string out =
      "# How the end of a lower-case form is changed to get its lemma. Learned; see "
      "models/README.md.\n"
      "#   group   part of speech and inflection     ending  \"^word\" is a whole word; longest "
      "match wins\n"
      "#   strip   bytes taken from the end          append  what is put there\n"
      "# format   1\n# licence  CC-BY-SA-4.0\n# columns  group  ending  strip  append\n"
      "# source   UD English EWT and GUM, training parts\n";
  syntax::Lemmatizer made;
  const auto keep = [&](const std::string& group, const std::string& ending,
                        const syntax::LemmaRule& rule) {
    made.add(group, ending, rule);
    out += group + '\t' + ending + '\t' + std::to_string(rule.strip) + '\t' + rule.append + '\n';
  };
  for (const auto& [group, found] : endings) {
    std::map<std::string, syntax::LemmaRule> kept;
    std::vector<std::string> by_length;
    for (const auto& [ending, counts] : found) by_length.push_back(ending);
    std::stable_sort(by_length.begin(), by_length.end(),
                     [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const auto known = [&](std::string_view form) -> syntax::LemmaRule {
      for (std::size_t n = std::min(form.size(), syntax::Lemmatizer::kLongestEnding) + 1; n-- > 0;)
        if (const auto at = kept.find(std::string(form.substr(form.size() - n))); at != kept.end())
          return at->second;
      return {};
    };
    for (const std::string& ending : by_length) {
      const auto best = most(found.at(ending));
      if (best->second < 3 && !ending.empty()) continue;
      if (best->first == known(ending)) continue;
      kept[ending] = best->first;
      keep(group, ending, best->first);
    }
    for (const auto& [form, counts] : words[group])
      if (most(counts)->first != known(form)) keep(group, "^" + form, most(counts)->first);
  }
  return out;
}

int run(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "annals_train OUT [NAME=VALUE]... FILE[*TIMES]...\n");
    return 2;
  }
  Options options;
  std::vector<Example> examples;
  std::vector<std::size_t> fold;
  for (int i = 2; i < argc; ++i) {
    if (options.set(argv[i])) continue;
    std::string file = argv[i];
    std::size_t times = 1;
    if (const std::size_t star = file.rfind('*'); star != std::string::npos) {
      std::from_chars(file.data() + star + 1, file.data() + file.size(), times);
      file.resize(star);
    }
    read_treebank(file, times, examples);
  }
  add_case_copies(examples, options.copies);
  const std::vector<syntax::Tag> tags = number_tags(examples);
  // Copies of a sentence share its fold, else the tagger would have seen them.
  for (const Example& example : examples) {
    std::uint64_t hash = 7;
    for (const auto& word : example.view.words) hash = syntax::mix(hash, word.word);
    fold.push_back(static_cast<std::size_t>((hash >> 32U) % kFolds));
  }
  std::fprintf(stderr, "%zu sentences, %zu tags\n", examples.size(), tags.size());
  write_file(std::filesystem::path(argv[1]) / "lemmas.tsv", learn_lemmas(examples));
  const auto all = [](std::size_t) { return true; };
  syntax::Model model;
  model.tagger = syntax::Tagger(train_tagger(examples, tags.size(), options.tagger_bits,
                                              options.tagger_rounds, all),
                                 tags);
  predict_tags(examples, tags, fold, options);
  model.parser = syntax::Parser(train_parser(examples, tags, options));
  write_file(std::filesystem::path(argv[1]) / "syntax.bin", model.write());
  return 0;
}

}  // namespace
}  // namespace annals::training

int main(int argc, char** argv) {
  try {
    return annals::training::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "annals_train: %s\n", error.what());
    return 1;
  }
}
