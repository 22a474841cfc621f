#include "src/cli/tally_plot.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "include/annals/date.h"
#include "src/base/markup.h"

namespace annals::cli {
namespace {

// The running sums after each happening that has a day.
struct Step {
  Day day{};
  std::int64_t best = 0, min = 0, max = 0;
};

std::vector<Step> steps_of(const story::Tally& tally) {
  std::vector<Step> steps;
  Step now;
  for (const story::Counted& one : tally.happenings) {
    if (one.alleged || !one.best || one.date.empty()) continue;
    const auto day = parse_day(one.first_day());
    if (!day) continue;
    now = {day.value(), now.best + *one.best, now.min + *one.min, now.max + *one.max};
    steps.push_back(now);
  }
  return steps;
}

std::string tenth(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return text.data();
}

std::int64_t stated(const story::Statement& one) { return one.value.min.value_or(one.value.max.value_or(0)); }

// The least of 1, 2 and 5 times a power of ten that parts `top` into six at most.
std::int64_t tick_step(std::int64_t top) {
  for (std::int64_t power = 1;; power *= 10)
    for (const std::int64_t digit : {1, 2, 5})
      if (top <= digit * power * 6) return digit * power;
}

// A picture looks well on white and on black: whoever shows it says which.
constexpr const char* kStyle = R"(<style>
svg{--paper:#fff;--ink:#1f2328;--faint:#636c76;--rule:#e4e7eb;--band:#cfe0f1;--line:#0b5394}
@media(prefers-color-scheme:dark){svg{--paper:#0d1117;--ink:#e6edf3;--faint:#9198a1;--rule:#262c36;--band:#1d3a5a;--line:#79b8ff}}
text{fill:var(--ink)}.faint{fill:var(--faint)}.rule{stroke:var(--rule)}.band{fill:var(--band)}.tick{stroke:var(--faint);stroke-width:2}
.line{fill:none;stroke:var(--line);stroke-width:2.5}.dot{stroke:var(--paper);stroke-width:1.5}.stated{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.head{font-size:17px;font-weight:bold}
</style>
)";

// Told apart by those who see no red or no green as well.
constexpr std::array<const char*, 6> kColours{"#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6bb1"};

class Svg {
public:
  Svg(const story::Tally& tally, const std::vector<Step>& steps, const std::string& title) : tally_(tally), steps_(steps), title_(title) {
    first_ = steps.front().day;
    last_ = steps.back().day;
    std::int64_t top = std::max<std::int64_t>(1, steps.back().max);
    for (const story::Statement& one : tally.statements) {
      const auto day = parse_day(one.value.date);
      if (one.value.date.empty() || !day) continue;
      first_ = std::min(first_, day.value());
      last_ = std::max(last_, day.value());
      top = std::max(top, stated(one));
      if (std::find(sources_.begin(), sources_.end(), one.value.source) == sources_.end()) sources_.push_back(one.value.source);
    }
    first_ -= std::chrono::days{1};
    step_ = tick_step(top);
    top_ = static_cast<double>((top + step_ - 1) / step_ * step_);
  }

  std::string draw() const {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + tenth(kWidth) + " " + tenth(kHeight) +
           "\" role=\"img\" font-family=\"Helvetica,Arial,sans-serif\" font-size=\"12\">\n<title>" + escape_markup(heading() + ": " + summary()) + "</title>\n" +
           kStyle + "<rect width=\"100%\" height=\"100%\" fill=\"var(--paper)\"/>\n" + text(kLeft - 36, 32, "start", heading(), "head") +
           text(kLeft - 36, 54, "start", summary(), "faint") + rules() + band() + line() + happenings() + ends() + statements() + legend() + "</svg>\n";
  }

private:
  static constexpr double kWidth = 760, kHeight = 436, kLeft = 56, kRight = 690, kTop = 76, kBottom = 350;

  std::string heading() const { return title_.empty() ? tally_.role : title_; }

  std::string summary() const {
    const auto counted = std::count_if(tally_.happenings.begin(), tally_.happenings.end(), [](const story::Counted& one) { return !one.alleged; });
    const auto silent = static_cast<std::size_t>(counted) - steps_.size();
    return tally_.role + ": best " + std::to_string(tally_.best) + ", least " + std::to_string(tally_.min) + ", most " + std::to_string(tally_.max) +
           ", in " + std::to_string(counted) + " happenings from " + to_string(steps_.front().day) + " to " + to_string(steps_.back().day) +
           (silent == 0 ? "" : ", " + std::to_string(silent) + " without a figure or day");
  }

  static std::string text(double at_x, double at_y, const char* anchor, const std::string& words, const char* kind = "") {
    return "<text x=\"" + tenth(at_x) + "\" y=\"" + tenth(at_y) + "\" text-anchor=\"" + anchor + "\" class=\"" + kind + "\">" + escape_markup(words) + "</text>\n";
  }

  double x(Day day) const {
    return kLeft + (kRight - kLeft) * static_cast<double>((day - first_).count()) / static_cast<double>((last_ - first_).count());
  }
  double y(std::int64_t value) const { return kBottom - (kBottom - kTop) * static_cast<double>(value) / top_; }
  std::string point(double at_x, std::int64_t value) const { return tenth(at_x) + "," + tenth(y(value)) + " "; }

  // The corners of a sum that grows by steps, from the first day to the last.
  template <class Get> std::vector<std::string> corners(Get get) const {
    std::vector<std::string> out{point(kLeft, 0)};
    std::int64_t before = 0;
    for (const Step& step : steps_) {
      out.push_back(point(x(step.day), before));
      out.push_back(point(x(step.day), before = get(step)));
    }
    out.push_back(point(kRight, before));
    return out;
  }

  std::string band() const {
    std::string out = "<polygon class=\"band\" points=\"";
    for (const std::string& corner : corners([](const Step& step) { return step.max; })) out += corner;
    const std::vector<std::string> least = corners([](const Step& step) { return step.min; });
    for (auto corner = least.rbegin(); corner != least.rend(); ++corner) out += *corner;
    return out + "\"/>\n";
  }

  std::string line() const {
    std::string out = "<polyline class=\"line\" points=\"";
    for (const std::string& corner : corners([](const Step& step) { return step.best; })) out += corner;
    return out + "\"/>\n";
  }

  // A tick on the axis for each that is counted.
  std::string happenings() const {
    std::string out;
    for (const story::Counted& one : tally_.happenings) {
      const auto day = parse_day(one.first_day());
      if (one.alleged || !one.best || one.date.empty() || !day) continue;
      out += "<path class=\"tick\" d=\"M" + tenth(x(day.value())) + " " + tenth(kBottom - 8) + "v8\"><title>" +
             escape_markup(one.date + " " + one.place + ": " + std::to_string(*one.best)) + "</title></path>\n";
    }
    return out;
  }

  // The three sums at the right edge; those that would stand on the best one's toes are left to the head.
  std::string ends() const {
    constexpr double kApart = 14;
    std::string out = text(kRight + 8, y(tally_.best) + 4, "start", "best " + std::to_string(tally_.best));
    for (const auto& [word, value] : {std::pair("most ", tally_.max), std::pair("least ", tally_.min)})
      if (std::abs(y(value) - y(tally_.best)) >= kApart) out += text(kRight + 8, y(value) + 4, "start", word + std::to_string(value), "faint");
    return out;
  }

  const char* colour(const std::string& source) const {
    const auto at = std::find(sources_.begin(), sources_.end(), source) - sources_.begin();
    return kColours[static_cast<std::size_t>(at) % kColours.size()];
  }

  static std::string dot(double at_x, double at_y, const char* colour, const std::string& words) {
    return "<circle class=\"dot\" cx=\"" + tenth(at_x) + "\" cy=\"" + tenth(at_y) + "\" r=\"6\" fill=\"" + colour + "\"><title>" + escape_markup(words) + "</title></circle>\n";
  }

  std::string statements() const {
    std::string out;
    for (const story::Statement& one : tally_.statements) {
      const auto day = parse_day(one.value.date);
      if (one.value.date.empty() || !day) continue;
      out += dot(x(day.value()), y(stated(one)), colour(one.value.source), one.value.source + ", " + one.value.date + ": " + one.value.quote);
      out += text(x(day.value()) - 10, y(stated(one)) + 4, "end", std::to_string(stated(one)), "stated");
    }
    return out;
  }

  // Lines across with their values, and the first days of months.
  std::string rules() const {
    std::string out;
    for (std::int64_t value = 0; static_cast<double>(value) <= top_; value += step_) {
      out += "<path class=\"rule\" d=\"M" + tenth(kLeft) + " " + tenth(y(value)) + "H" + tenth(kRight) + "\"/>\n";
      out += text(kLeft - 8, y(value) + 4, "end", std::to_string(value), "faint");
    }
    std::vector<Day> months;
    for (Day day = first_; day <= last_; day += std::chrono::days{1})
      if (std::chrono::year_month_day(day).day() == std::chrono::day{1}) months.push_back(day);
    if (months.size() < 2) months = {first_ + std::chrono::days{1}, last_};
    const std::size_t every = months.size() / 8 + 1;
    for (std::size_t i = 0; i < months.size(); i += every)
      out += "<path class=\"rule\" d=\"M" + tenth(x(months[i])) + " " + tenth(kBottom) + "v5\"/>\n" +
             text(x(months[i]), kBottom + 20, "middle", to_string(months[i]), "faint");
    return out;
  }

  // What the marks mean, in as many rows as it takes.
  std::string legend() const {
    constexpr double kRow = 24, kLetter = 6.2, kMark = 20, kGap = 22;
    double at = kLeft, row = kBottom + 48;
    std::string out;
    const auto label = [&](const std::string& words, const auto& mark) {
      const double wide = kMark + kLetter * static_cast<double>(words.size());
      if (at > kLeft && at + wide > kWidth - 20) {
        at = kLeft;
        row += kRow;
      }
      out += mark() + text(at + kMark, row, "start", words);
      at += wide + kGap;
    };
    const auto here = [&](double right, double up) { return "M" + tenth(at + right) + " " + tenth(row - up); };
    label("best, least to most", [&] {
      return "<path class=\"band\" d=\"" + here(0, 10) + "h14v12h-14z\"/>\n<path class=\"line\" d=\"" + here(0, 4) + "h14\"/>\n";
    });
    label("a happening", [&] { return "<path class=\"tick\" d=\"" + here(8, 8) + "v8\"/>\n"; });
    for (const std::string& source : sources_)
      label("stated by " + source, [&] { return dot(at + 8, row - 4, colour(source), source); });
    return out;
  }

  const story::Tally& tally_;
  const std::vector<Step>& steps_;
  const std::string& title_;
  std::vector<std::string> sources_;  // of statements, each once
  Day first_{}, last_{};
  std::int64_t step_ = 1;
  double top_ = 1;
};

}  // namespace

std::string terminal_plot(const story::Tally& tally, std::size_t width) {
  const std::vector<Step> steps = steps_of(tally);
  if (steps.size() < 2 || steps.back().best == 0) return {};
  constexpr std::array<const char*, 9> kBlocks{" ", "\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84",
                                               "\xE2\x96\x85", "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"};
  const std::string from = to_string(steps.front().day), to = to_string(steps.back().day);
  const auto columns = std::min<std::size_t>(60, width > 26 ? width - 26 : 4);
  const auto days = std::max<std::int64_t>(1, (steps.back().day - steps.front().day).count());
  std::string out = from + " ";
  std::size_t next = 0;
  std::int64_t sum = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    const Day until = steps.front().day + std::chrono::days{days * static_cast<std::int64_t>(column + 1) / static_cast<std::int64_t>(columns)};
    while (next < steps.size() && steps[next].day <= until) sum = steps[next++].best;
    out += kBlocks[static_cast<std::size_t>(sum * 8 / steps.back().best)];
  }
  return out + " " + to + "\n";
}

std::string svg_plot(const story::Tally& tally, const std::string& title) {
  const std::vector<Step> steps = steps_of(tally);
  if (steps.empty())
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 60\"><text x=\"20\" y=\"35\">nothing to draw: no happening "
           "has both a day and a figure</text></svg>\n";
  return Svg(tally, steps, title).draw();
}

}  // namespace annals::cli
