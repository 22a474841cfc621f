#include "src/cli/tree_drawing.h"

namespace annals::cli {
namespace {

// Deeper ones are drawn at this depth: they would leave the screen.
constexpr std::size_t kDeepest = 40;

class Drawing {
public:
  Drawing(const Document& doc, const Sentence& sentence)
      : doc_(doc), first_(sentence.first), dependents_(sentence.last - sentence.first),
        drawn_(dependents_.size(), false) {
    for (Index token = sentence.first; token < sentence.last; ++token) {
      const Index head = doc.tokens[token].head;
      if (head >= sentence.first && head < sentence.last && head != token)
        dependents_[head - first_].push_back(token);
      else
        roots_.push_back(token);
    }
  }

  std::string draw() {
    for (const Index root : roots_) draw_from(root);
    for (Index at = 0; at < drawn_.size(); ++at)
      if (!drawn_[at]) draw_from(first_ + at);
    return std::move(out_);
  }

private:
  struct Item {
    Index token;
    std::string prefix;  // of its dependents
    std::string branch;  // before itself
  };

  void draw_from(Index root) {
    std::vector<Item> stack{{root, "", ""}};
    while (!stack.empty()) {
      const Item item = std::move(stack.back());
      stack.pop_back();
      if (drawn_[item.token - first_]) continue;
      drawn_[item.token - first_] = true;
      line(item);
      const std::vector<Index>& below = dependents_[item.token - first_];
      for (std::size_t i = below.size(); i-- > 0;) {
        const bool last = i + 1 == below.size();
        const bool deep = item.prefix.size() > kDeepest * 3;
        stack.push_back(
            {below[i], deep ? item.prefix : item.prefix + (last ? "   " : "\xE2\x94\x82  "),
             item.prefix + (last ? "\xE2\x94\x94\xE2\x94\x80 " : "\xE2\x94\x9C\xE2\x94\x80 ")});
      }
    }
  }

  void line(const Item& item) {
    const Token& token = doc_.tokens[item.token];
    out_ += "  " + item.branch;
    if (!item.branch.empty()) out_ += std::string(name_of(token.rel)) + "  ";
    out_ += std::string(doc_.form(item.token)) + "  " + std::string(name_of(token.upos));
    const std::string_view lemma = doc_.lemma(item.token);
    if (lemma != doc_.form(item.token)) out_ += " " + std::string(lemma);
    out_ += '\n';
  }

  const Document& doc_;
  Index first_;
  std::vector<std::vector<Index>> dependents_;
  std::vector<bool> drawn_;
  std::vector<Index> roots_;
  std::string out_;
};

}  // namespace

std::string draw_tree(const Document& doc, const Sentence& sentence) {
  return Drawing(doc, sentence).draw();
}

}  // namespace annals::cli
