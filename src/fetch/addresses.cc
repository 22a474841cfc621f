#include "src/fetch/addresses.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace annals {
namespace {

struct Range {
  std::uint32_t base;
  unsigned bits;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry; `memory`.
constexpr std::array<Range, 15> kSpecial{{{0x00000000, 8},
                                          {0x0A000000, 8},
                                          {0x64400000, 10},
                                          {0x7F000000, 8},
                                          {0xA9FE0000, 16},
                                          {0xAC100000, 12},
                                          {0xC0000000, 24},
                                          {0xC0000200, 24},
                                          {0xC0586300, 24},
                                          {0xC0A80000, 16},
                                          {0xC6120000, 15},
                                          {0xC6336400, 24},
                                          {0xCB007100, 24},
                                          {0xE0000000, 4},
                                          {0xF0000000, 4}}};

bool is_public_v4(std::uint32_t address) {
  for (const Range& range : kSpecial)
    if ((address >> (32U - range.bits)) == (range.base >> (32U - range.bits))) return false;
  return true;
}

std::uint32_t v4_at(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24U | std::uint32_t{bytes[1]} << 16U |
         std::uint32_t{bytes[2]} << 8U | bytes[3];
}

bool is_public_v6(const std::uint8_t* a) {
  static constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static constexpr std::array<std::uint8_t, 12> kTranslated{0, 0x64, 0xFF, 0x9B};
  if (std::memcmp(a, kMapped.data(), kMapped.size()) == 0) return is_public_v4(v4_at(a + 12));
  if (std::memcmp(a, kTranslated.data(), kTranslated.size()) == 0)
    return is_public_v4(v4_at(a + 12));
  if (a[0] == 0x20 && a[1] == 0x02) return is_public_v4(v4_at(a + 2));             // 6to4
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8) return false;  // documentation
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02) return false;  // protocol assignments, Teredo
  return (a[0] & 0xE0U) == 0x20;  // global unicast is 2000::/3, all else is special
}

}  // namespace

bool is_public_address(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, address, sizeof v4);
    return is_public_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return false;
  sockaddr_in6 v6{};
  std::memcpy(&v6, address, sizeof v6);
  return is_public_v6(v6.sin6_addr.s6_addr);
}

}  // namespace annals
