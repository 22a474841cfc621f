// The one file that knows libxml2: its SAX events alone; no tree, no network, no catalogue.
#include "src/read/html_events.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

namespace annals::read {
namespace {

constexpr std::uint32_t kLongestEntity = 40;  // bytes

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

struct State {
  htmlParserCtxtPtr parser = nullptr;
  HtmlEvents* events = nullptr;
  std::string_view html;
  std::vector<HtmlAttribute> attributes;
  std::size_t depth = 0;
  std::size_t opened = 0;
  std::size_t max_depth = 0;
  std::size_t max_events = 0;
  bool stopped = false;

  // The byte behind what was read.
  [[nodiscard]] std::uint32_t now() const {
    const xmlParserInput* input = parser->input;
    if (input == nullptr) return static_cast<std::uint32_t>(html.size());
    const auto read = static_cast<std::uint64_t>(input->consumed) +
                      static_cast<std::uint64_t>(input->cur - input->base);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(read, html.size()));
  }
  void stop() {
    stopped = true;
    xmlStopParser(parser);
  }
};

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  State& state = *static_cast<State*>(context);
  if (state.stopped) return;
  if (++state.depth > state.max_depth || ++state.opened > state.max_events) return state.stop();
  state.attributes.clear();
  for (const xmlChar** pair = attributes; pair != nullptr && *pair != nullptr; pair += 2)
    state.attributes.push_back({view(pair[0]), view(pair[1])});
  state.events->open(view(name), state.attributes, state.now());
}

void on_end(void* context, const xmlChar* name) {
  State& state = *static_cast<State*>(context);
  if (state.stopped) return;
  if (state.depth > 0) --state.depth;
  state.events->close(view(name), state.now());
}

void on_text(void* context, const xmlChar* text, int size) {
  State& state = *static_cast<State*>(context);
  if (state.stopped || size <= 0) return;
  const std::string_view told(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  const std::uint32_t end = state.now();
  // A long text comes in pieces, and then the parser stands at the last character, not behind it.
  std::size_t last = told.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(told[last]) & 0xC0U) == 0x80U) --last;
  for (const std::size_t ahead : {std::size_t{0}, told.size() - last}) {
    if (end + ahead < told.size()) continue;
    const std::size_t begin = end + ahead - told.size();
    if (state.html.substr(begin, told.size()) != told) continue;
    const auto from = static_cast<std::uint32_t>(begin);
    return state.events->text(told, from, from + static_cast<std::uint32_t>(told.size()));
  }
  // An entity: it began at the last '&'.
  const std::size_t near = end > kLongestEntity ? end - kLongestEntity : 0;
  const std::size_t and_sign = state.html.substr(near, end - near).rfind('&');
  const std::size_t begin = and_sign == std::string_view::npos ? end : near + and_sign;
  state.events->text(told, static_cast<std::uint32_t>(begin), end);
}

}  // namespace

bool parse_html(std::string_view html, std::size_t max_depth, std::size_t max_events,
                HtmlEvents& events) {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  if (html.empty()) return true;
  htmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.cdataBlock = on_text;
  handler.ignorableWhitespace = on_text;
  const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())), &htmlFreeParserCtxt);
  if (!parser) return false;
  State state;
  state.parser = parser.get();
  state.events = &events;
  state.html = html;
  state.max_depth = max_depth;
  state.max_events = max_events;
  htmlSAXHandlerPtr own = parser->sax;
  parser->sax = &handler;
  parser->userData = &state;
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
                                       HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser.get());
  parser->sax = own;
  return !state.stopped;
}

}  // namespace annals::read
