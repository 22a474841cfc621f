#include "src/serve/problem.h"

#include "src/serve/json.h"

namespace annals::serve {

int status_of(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::kUsage:
  case ErrorKind::kInput: return 400;
  case ErrorKind::kNotFound: return 404;
  case ErrorKind::kStore: return 503;
  case ErrorKind::kData:
  case ErrorKind::kModel:
  case ErrorKind::kIo:
  case ErrorKind::kInternal: break;
  }
  return 500;
}

std::string_view reason_of(int status) {
  switch (status) {
  case 400: return "Bad Request";
  case 404: return "Not Found";
  case 405: return "Method Not Allowed";
  case 413: return "Content Too Large";
  case 414: return "URI Too Long";
  case 415: return "Unsupported Media Type";
  case 421: return "Misdirected Request";
  case 422: return "Unprocessable Content";
  case 429: return "Too Many Requests";
  case 431: return "Request Header Fields Too Large";
  case 500: return "Internal Server Error";
  case 503: return "Service Unavailable";
  default: return "Error";
  }
}

Response problem(const Error& error) { return problem(status_of(error.kind()), error); }

Response problem(int status, const Error& error) {
  Response out;
  out.status = status;
  out.content_type = "application/problem+json";
  // What went wrong on our side is the operator's to see: it may name files.
  const bool ours = status >= 500;
  out.body = object(
      {{"type", text("about:blank")},
       {"title", text(reason_of(status))},
       {"status", std::to_string(status)},
       {"detail", text(ours ? "the server could not answer; its operator finds why in its log"
                            : error.message())},
       {"kind", text(name_of(error.kind()))},
       {"place", ours ? "null" : text_or_null(error.place().to_string())},
       {"hint", ours ? "null" : text_or_null(error.hint())}});
  return out;
}

}  // namespace annals::serve
