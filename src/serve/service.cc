#include "src/serve/service.h"

#include <sys/stat.h>

#include "include/annals/error.h"
#include "src/base/hash.h"

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

std::string state_of(const std::string& path) {
  return hash_hex({times_of(path), times_of(path + "-wal")});
}

// Of all that caches hold, a third is answers.
std::size_t answer_bytes(const ServeOptions& options) { return options.cache_bytes / 3; }

Store open(const std::string& path) {
  try {
    return Store::open(path, StoreMode::kRead);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kNotFound) throw;
    throw Error(ErrorKind::kStore, error.message(), error.place(), error.hint());
  }
}

}  // namespace

Service::Service(ServeOptions options)
    : options_(std::move(options)), answers_(answer_bytes(options_)) {
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

std::shared_ptr<Holdings> Service::held(const Desk& desk) {
  const std::lock_guard lock(held_mutex_);
  if (held_ == nullptr || held_->state() != desk.state()) {
    held_ = std::make_shared<Holdings>(desk.state(), options_.cache_bytes - answer_bytes(options_));
    answers_.clear();
  }
  return held_;
}

bool Service::asked_before(std::string_view name) {
  const std::uint64_t hash = hash64(name);
  return asked_[hash % asked_.size()].exchange(hash) == hash;
}

std::string Service::state() const { return state_of(options_.database); }

std::size_t Service::kept_bytes() {
  const std::lock_guard lock(held_mutex_);
  std::size_t out = answers_.bytes();
  if (held_ != nullptr) out += held_->bytes();
  return out;
}

Desk::Desk(const ServeOptions& options) : path_(options.database) { look(); }

void Desk::open() {
  reader_.reset();
  store_.emplace(serve::open(path_));
  reader_.emplace(database());
}

void Desk::look() {
  if (const std::string file = file_at(path_); !store_ || file != file_) {
    open();
    file_ = file;
  }
  state_ = state_of(path_);
}

}  // namespace annals::serve
