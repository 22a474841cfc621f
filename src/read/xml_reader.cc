#include "src/read/xml_reader.h"

#include <algorithm>
#include <new>

namespace annals::read {
namespace {

constexpr std::size_t kBlock = 32 * 1024;
constexpr std::size_t kLook = 16;  // bytes that tell what an "&" or "<" begins
constexpr std::uint64_t kLongest = std::uint64_t{256} << 20U;  // a file of feeds beyond this is cut

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string owned(xmlChar* text) {
  std::string out(view(text));
  if (text != nullptr) xmlFree(text);
  return out;
}

// Whether the "&" at the front begins what every XML parser knows.
bool is_reference(std::string_view text) {
  for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
    if (text.starts_with(known)) return true;
  const std::size_t end = text.substr(0, 10).find(';');
  return text.starts_with("&#") && end != std::string_view::npos && end > 2;
}

}  // namespace

XmlReader::XmlReader(ByteSource& bytes)
    : bytes_(bytes),
      // RECOVER: a stray "&" in one entry should not cost the rest of the feed.
      reader_(xmlReaderForIO(&XmlReader::read, nullptr, this, nullptr, nullptr,
                             XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                                 XML_PARSE_NOWARNING | XML_PARSE_COMPACT)) {
  if (reader_ == nullptr) throw std::bad_alloc();
  const auto keep = [](void* kept, const char* message, xmlParserSeverities,
                       xmlTextReaderLocatorPtr) {
    auto& fault = *static_cast<Fault*>(kept);
    const std::string_view said = message == nullptr ? "" : message;
    fault.cut = fault.cut || said.find("Premature end") != std::string_view::npos;
    if (fault.first.empty()) fault.first = said.substr(0, said.find('\n'));
  };
  xmlTextReaderSetErrorHandler(reader_, keep, &fault_);
}

XmlReader::~XmlReader() { xmlFreeTextReader(reader_); }

int XmlReader::read(void* self, char* out, int size) {
  XmlReader& reader = *static_cast<XmlReader*>(self);
  if (reader.ready_at_ == reader.ready_.size()) reader.fill();
  const std::size_t got = reader.ready_.copy(out, static_cast<std::size_t>(size), reader.ready_at_);
  reader.ready_at_ += got;
  return static_cast<int>(got);
}

void XmlReader::fill() {
  ready_.clear();
  ready_at_ = 0;
  if (bytes_.bytes_read() > kLongest) return;
  const std::string_view ahead = bytes_.peek(kBlock + kLook);
  const std::size_t end = ahead.size() < kBlock + kLook ? ahead.size() : ahead.size() - kLook;
  for (std::size_t at = 0; at < end; ++at) {
    const std::string_view rest = ahead.substr(at, kLook);
    const char c = rest[0];
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') continue;
    if (in_cdata_)
      in_cdata_ = !rest.starts_with("]]>");
    else
      in_cdata_ = rest.starts_with("<![CDATA[");
    ready_ += c;
    if (c == '&' && !in_cdata_ && !is_reference(rest)) ready_ += "amp;";
  }
  bytes_.skip(end);
}

bool XmlReader::next() { return xmlTextReaderRead(reader_) == 1; }
std::string_view XmlReader::name() const { return view(xmlTextReaderConstLocalName(reader_)); }
std::string_view XmlReader::prefix() const { return view(xmlTextReaderConstPrefix(reader_)); }
std::string_view XmlReader::text() const { return view(xmlTextReaderConstValue(reader_)); }
std::string XmlReader::attribute(const char* name) const {
  return owned(xmlTextReaderGetAttribute(reader_, reinterpret_cast<const xmlChar*>(name)));
}
std::string XmlReader::inner() const { return owned(xmlTextReaderReadInnerXml(reader_)); }
std::uint64_t XmlReader::line() const {
  return static_cast<std::uint64_t>(std::max(0, xmlTextReaderGetParserLineNumber(reader_)));
}

}  // namespace annals::read
