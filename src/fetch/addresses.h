// Addresses of the network that a list of news pages has no business with.
#pragma once

struct sockaddr;

namespace annals {

// Whether it is an address of the public Internet: not private, loopback, link-local, shared,
// multicast, reserved or for documentation (IANA's special-purpose registries), also where an IPv4
// address stands inside an IPv6 one. Unknown families are not.
bool is_public_address(const sockaddr* address);

}  // namespace annals
