// annals serve DB: the HTTP door.
#include "src/serve/serve.h"

#include <memory>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/store_door.h"

namespace annals::cli {
namespace {

struct ServeArgs {
  serve::ServeOptions options;
  bool is_public = false;
  std::string names = "role";
  std::size_t cache_megabytes = 192;
  CoderArgs coder;
};

ExitCode run_serve(const ServeArgs& args, Console& console) {
  serve::ServeOptions options = args.options;
  options.access = args.is_public ? serve::Access::kPublic : serve::Access::kLoopback;
  options.names = names_of(args.names);
  options.cache_bytes = args.cache_megabytes << 20U;
  options.coder = coder_options(args.coder);
  options.log = [&console](const std::string& line) { remark(console, line); };
  serve::Server server(options);
  const bool is_v6 = options.host.find(':') != std::string::npos;
  remark(console, "serving " + options.database + " at http://" +
                      (is_v6 ? "[" + options.host + "]" : options.host) + ":" +
                      std::to_string(server.port()) + "/");
  server.run();
  return ExitCode::kDone;
}

}  // namespace

Command add_serve_command(App annals) {
  App app = annals.add_subcommand("serve", "Answer over HTTP: a JSON API and a page");
  const auto args = std::make_shared<ServeArgs>();
  app.add_option("DB", args->options.database, "The database, which is only read")
      .type_name("")
      .required();
  app.add_option("--port", args->options.port, "Port; 0 is any that is free. 8040")
      .type_name("P");
  app.add_option("--host", args->options.host, "Address to listen at. 127.0.0.1").type_name("H");
  app.add_flag("--public", args->is_public,
               "Others may ask: short quotes, whole texts only under open licences, a rate for "
               "each address");
  add_names_option(app, args->names);
  app.add_option("--threads", args->options.threads, "Workers; 0 is one a core")
      .type_name("N")
      .between(0U, 256U);
  app.add_option("--cache", args->cache_megabytes, "Megabytes of earlier answers and what they are made of that are kept. 192")
      .type_name("MB")
      .between(1U, 65536U);
  add_coder_options(app, args->coder);
  add_ontology_option(app, args->coder);
  return {app, [args](Console& console) { return run_serve(*args, console); }};
}

}  // namespace annals::cli
