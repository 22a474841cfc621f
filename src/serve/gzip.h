// Packs answers with gzip, whole or piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace annals::serve {

class Gzip {
public:
  Gzip();
  ~Gzip();
  Gzip(Gzip&&) noexcept;
  Gzip& operator=(Gzip&&) noexcept;

  // The next packed bytes; those of `last` end the stream, and nothing may follow.
  enum class Piece { kMore, kLast };
  std::string pack(std::string_view bytes, Piece piece);

private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether packing is worth its time.
bool is_packable(std::string_view content_type);

}  // namespace annals::serve
