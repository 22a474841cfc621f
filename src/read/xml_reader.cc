#include "src/read/xml_reader.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace annals::read {
namespace {

constexpr std::uint64_t kLongest = std::uint64_t{256} << 20U;  // a file of feeds beyond this is cut

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string owned(xmlChar* text) {
  std::string out(view(text));
  if (text != nullptr) xmlFree(text);
  return out;
}

void keep_fault(void* fault, const char* message, xmlParserSeverities, xmlTextReaderLocatorPtr) {
  auto& out = *static_cast<std::string*>(fault);
  if (!out.empty() || message == nullptr) return;
  out = message;
  std::replace(out.begin(), out.end(), '\n', ' ');
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

}  // namespace

XmlReader::XmlReader(ByteSource& bytes)
    : bytes_(bytes),
      // RECOVER: a stray "&" in one entry should not cost the rest of the feed.
      reader_(xmlReaderForIO(&XmlReader::read, nullptr, this, nullptr, nullptr,
                             XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                                 XML_PARSE_NOWARNING | XML_PARSE_COMPACT)) {
  if (reader_ == nullptr) throw std::bad_alloc();
  xmlTextReaderSetErrorHandler(reader_, &keep_fault, &fault_);
}

XmlReader::~XmlReader() { xmlFreeTextReader(reader_); }

int XmlReader::read(void* self, char* out, int size) {
  ByteSource& bytes = static_cast<XmlReader*>(self)->bytes_;
  if (bytes.bytes_read() > kLongest) return 0;
  const std::string_view ahead = bytes.peek(1);
  const std::size_t got = std::min<std::size_t>(ahead.size(), static_cast<std::size_t>(size));
  std::memcpy(out, ahead.data(), got);
  bytes.skip(got);
  return static_cast<int>(got);
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
