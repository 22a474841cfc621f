#include "src/serve/service.h"

#include <sys/stat.h>

#include "include/annals/error.h"
#include "src/base/hash.h"
#include "src/store/overviews.h"

namespace annals::serve {
namespace {

// The most characters of a quote in public, where the licence is not open.
constexpr std::size_t kPublicQuote = 300;

std::string identity_of(const struct stat& file) {
  return std::to_string(file.st_dev) + " " + std::to_string(file.st_ino);
}

// Every commit changes the size or the time of the file or of its log.
std::string times_of(const std::string& path) {
  struct stat file {};
  if (::stat(path.c_str(), &file) != 0 || file.st_size == 0) return "none";
  return identity_of(file) + " " + std::to_string(file.st_size) + " " +
         std::to_string(file.st_mtim.tv_sec) + "." + std::to_string(file.st_mtim.tv_nsec);
}

std::string file_at(const std::string& path) {
  struct stat file {};
  return ::stat(path.c_str(), &file) == 0 ? identity_of(file) : std::string();
}

Store open(const std::string& path) {
  try {
    return Store::open(path, StoreMode::kRead);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kNotFound) throw;
    throw Error(ErrorKind::kStore, error.message(), error.place(), error.hint());
  }
}

}  // namespace

Service::Service(ServeOptions options) : options_(std::move(options)) {
  (void)open(options_.database);
}

Disclosure Service::disclosure(const std::string& licence) const {
  Disclosure out;
  out.names = options_.names;
  if (is_public() && !is_open_licence(licence)) out.quote_limit = kPublicQuote;
  return out;
}

const Coder& Service::coder() {
  const std::lock_guard lock(coder_mutex_);
  if (!coder_) coder_ = std::make_unique<Coder>(options_.coder);
  return *coder_;
}

std::shared_ptr<const PrivateNames> Service::private_names(const Desk& desk) {
  const std::lock_guard lock(names_mutex_);
  if (!names_ || names_state_ != desk.state()) {
    names_ = std::make_shared<const PrivateNames>(annals::private_names(desk.database()));
    names_state_ = desk.state();
  }
  return names_;
}

std::shared_ptr<const RecordOrder> Service::order(const Desk& desk) {
  const std::lock_guard lock(order_mutex_);
  if (order_ == nullptr || order_state_ != desk.state()) {
    order_ = std::make_shared<const RecordOrder>(desk.database());
    order_state_ = desk.state();
  }
  return order_;
}

Desk::Desk(const ServeOptions& options)
    : path_(options.database), store_(open(path_)), file_(file_at(path_)) {
  look();
}

void Desk::look() {
  if (const std::string file = file_at(path_); file != file_) {
    store_ = open(path_);
    file_ = file;
  }
  state_ = hash_hex({times_of(path_), times_of(path_ + "-wal")});
}

}  // namespace annals::serve
