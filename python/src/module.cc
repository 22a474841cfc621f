// annals._engine: include/annals for Python. What people call stands in python/annals, and this is as thin as it goes.
#include "python/src/door.h"

NB_MODULE(_engine, module) {
  namespace python = annals::python;
  python::add_errors(module);
  python::add_records(module);
  python::add_articles(module);
  python::add_coder(module);
  python::add_batch(module);
  python::add_database(module);
  python::add_tables(module);
  python::add_cluster(module);
}
