internal import ArgumentParser
internal import SchemaDiff

/// Prefixes of paths that a gateway adds or takes away, so that the two versions are compared as
/// they are published.
struct PathPrefixOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("Take this off the paths of OLD.", valueName: "prefix"))
  var stripPrefixOld = ""

  @Option(
    name: .long, help: ArgumentHelp("Take this off the paths of NEW.", valueName: "prefix"))
  var stripPrefixNew = ""

  @Option(
    name: .long,
    help: ArgumentHelp("Put this before the paths of OLD, after stripping.", valueName: "prefix"))
  var addPrefixOld = ""

  @Option(
    name: .long,
    help: ArgumentHelp("Put this before the paths of NEW, after stripping.", valueName: "prefix"))
  var addPrefixNew = ""

  var prefixes: PathPrefixes {
    PathPrefixes(
      before: .init(stripped: stripPrefixOld, added: addPrefixOld),
      after: .init(stripped: stripPrefixNew, added: addPrefixNew))
  }

  func validate() throws {
    for prefix in [stripPrefixOld, stripPrefixNew, addPrefixOld, addPrefixNew]
    where !prefix.isEmpty && (!prefix.hasPrefix("/") || prefix.hasSuffix("/")) {
      throw ValidationError(
        "A prefix of paths begins with a slash and does not end with one: /tenant, not '\(prefix)'."
      )
    }
  }
}
