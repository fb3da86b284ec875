/// The tags of the core schema (YAML 1.2.2 §10.3), and all others as one.
enum YAMLTag {
  /// `!`: text if on a scalar.
  case nonSpecific
  case core(NodeKind)
  /// Belongs to an application; the value is read as if it had none.
  case unknown(String)

  /// A tag as libyaml gives it, with its handle resolved.
  init(_ tag: String) {
    let prefix = "tag:yaml.org,2002:"
    switch tag {
    case "!": self = .nonSpecific
    case prefix + "str": self = .core(.string)
    case prefix + "int": self = .core(.integer)
    case prefix + "float": self = .core(.number)
    case prefix + "bool": self = .core(.boolean)
    case prefix + "null": self = .core(.null)
    case prefix + "seq": self = .core(.sequence)
    case prefix + "map": self = .core(.mapping)
    default:
      self = .unknown(tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag)
    }
  }
}
