// libxml2's streaming reader over a ByteSource, with what makes it safe for files of others:
// nothing is fetched, no entity of the document is known, errors come back as a word and never as
// output. A bare
// "&" and entities of HTML, which feeds are full of, are text and not errors: "&nbsp;" comes out as
// it stands.
#pragma once

#include <libxml/xmlreader.h>

#include <memory>
#include <string>
#include <string_view>

#include "src/read/byte_source.h"

namespace annals::read {

class XmlReader {
public:
  // `bytes` must outlive it.
  explicit XmlReader(ByteSource& bytes);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  // Moves to the next node. False at the end, and where the document is broken beyond repair.
  bool next();
  [[nodiscard]] bool opens() const { return type() == XML_READER_TYPE_ELEMENT; }
  // Also true of an empty element, which opens and closes.
  [[nodiscard]] bool closes() const {
    return type() == XML_READER_TYPE_END_ELEMENT || (opens() && is_empty());
  }
  [[nodiscard]] bool is_empty() const { return xmlTextReaderIsEmptyElement(reader_) == 1; }
  [[nodiscard]] bool is_text() const {
    return type() == XML_READER_TYPE_TEXT || type() == XML_READER_TYPE_CDATA ||
           type() == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
  }
  // Without its prefix: "encoded" of content:encoded.
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::string_view prefix() const;
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::string attribute(const char* name) const;
  // The markup inside the element that is open here.
  [[nodiscard]] std::string inner() const;
  [[nodiscard]] int depth() const { return xmlTextReaderDepth(reader_); }
  [[nodiscard]] std::uint64_t line() const;
  // Whether the document was cut off; the reader then closes what was open.
  [[nodiscard]] bool is_cut() const { return fault_.cut; }
  // What is wrong with the document; empty while nothing is.
  [[nodiscard]] const std::string& fault() const { return fault_.first; }

private:
  [[nodiscard]] int type() const { return xmlTextReaderNodeType(reader_); }
  static int read(void* self, char* out, int size);
  void fill();

  struct Fault {
    std::string first;
    bool cut = false;
  };

  ByteSource& bytes_;
  Fault fault_;
  std::string ready_;  // bytes for libxml2, from ready_at_ on
  std::size_t ready_at_ = 0;
  bool in_cdata_ = false;
  xmlTextReaderPtr reader_;  // last, for it reads while it is made
};

}  // namespace annals::read
