#include "src/export/nested.h"

namespace annals::nested {
namespace {

Node node(std::string name, Shape shape, bool optional, std::vector<Node> children) {
  Node out;
  out.name = std::move(name);
  out.shape = shape;
  out.optional = optional;
  out.children = std::move(children);
  return out;
}

}  // namespace

Node leaf(std::string name, Type type) {
  Node out = node(std::move(name), Shape::kLeaf, false, {});
  out.type = type;
  return out;
}

Node optional_leaf(std::string name, Type type) {
  Node out = leaf(std::move(name), type);
  out.optional = true;
  return out;
}

Node group(std::string name, std::vector<Node> children) {
  return node(std::move(name), Shape::kGroup, false, std::move(children));
}

Node optional_group(std::string name, std::vector<Node> children) {
  return node(std::move(name), Shape::kGroup, true, std::move(children));
}

Node list(std::string name, Node element) {
  element.name = "element";
  return node(std::move(name), Shape::kList, false, {std::move(element)});
}

Node map(std::string name, Node value) {
  value.name = "value";
  return node(std::move(name), Shape::kMap, false, {leaf("key", Type::kText), std::move(value)});
}

}  // namespace annals::nested
