internal import SchemaModel
internal import SourceText

/// What is taken off the paths of a version and put before them, so that two versions are compared
/// as they are published: behind a gateway the same API may have another prefix.
package struct PathPrefixes: Sendable, Equatable {
  /// One side's prefixes; an empty text changes nothing.
  package struct Side: Sendable, Equatable {
    package var stripped = ""
    package var added = ""
    package init(stripped: String = "", added: String = "") {
      self.stripped = stripped
      self.added = added
    }

    fileprivate func applied(to path: String) -> String {
      guard !stripped.isEmpty, path.hasPrefix(stripped) else { return added + path }
      return added + path.dropFirst(stripped.utf8.count)
    }
  }

  package var before: Side
  package var after: Side

  package init(before: Side = Side(), after: Side = Side()) {
    self.before = before
    self.after = after
  }

  package static let none = PathPrefixes()
}

extension SchemaComparer {
  /// Pairs paths by what consumers call: the prefix of the servers and the path together. Moving
  /// `/v1` from a server's URL into all paths is no change.
  mutating func matchPrefixedPaths(
    _ matched: inout KeyMatcher.Result, _ b: ElementID, _ a: ElementID
  ) {
    guard prefixes == .none else {
      matched.undo { before.schema.edges[$0].group == Edge.Group.path }
      pairPaths(&matched, prefixes)
      return
    }
    matchPathTwins(&matched)
    guard matched.removed.contains(where: { before.schema.edges[$0].group == Edge.Group.path }),
      matched.added.contains(where: { after.schema.edges[$0].group == Edge.Group.path }),
      let old = serverPrefix(b, before.schema), let new = serverPrefix(a, after.schema), old != new
    else { return }
    let joined = PathPrefixes(before: .init(added: old), after: .init(added: new))
    // Where more paths are the same together with the prefix than without it, it moved; then those that
    // are the same without it are others.
    var moved = matched
    moved.undo { before.schema.edges[$0].group == Edge.Group.path }
    pairPaths(&moved, joined)
    guard pathCount(moved) > 0, pathCount(moved) >= pathCount(matched) else { return }
    matched = moved
    pairServers(&matched, old, new)
  }

  private func pathCount(_ matched: KeyMatcher.Result) -> Int {
    matched.pairs.count { before.schema.edges[$0.before].group == Edge.Group.path }
  }

  private func pairPaths(_ matched: inout KeyMatcher.Result, _ prefixes: PathPrefixes) {
    var added: [String: Int] = [:]
    for index in matched.added where after.schema.edges[index].group == Edge.Group.path {
      added[prefixes.after.applied(to: after.schema.text(after.schema.edges[index].key))] = index
    }
    var pairs: [(before: Int, after: Int)] = []
    for index in matched.removed where before.schema.edges[index].group == Edge.Group.path {
      let path = prefixes.before.applied(to: before.schema.text(before.schema.edges[index].key))
      if let partner = added.removeValue(forKey: path) { pairs.append((index, partner)) }
    }
    matched.pair(pairs)
  }

  /// Servers that differ by nothing but the prefix that went into the paths.
  private func pairServers(_ matched: inout KeyMatcher.Result, _ old: String, _ new: String) {
    var pairs: [(before: Int, after: Int)] = []
    for index in matched.removed where before.schema.edges[index].group == Edge.Group.server {
      let host = ServerURL(before.schema.text(before.schema.edges[index].key)).host
      let partner = matched.added.first { candidate in
        after.schema.edges[candidate].group == Edge.Group.server
          && ServerURL(after.schema.text(after.schema.edges[candidate].key)).host == host
          && !pairs.contains { $0.after == candidate }
      }
      if let partner { pairs.append((index, partner)) }
    }
    matched.pair(pairs)
  }

  /// The path that all servers of an API have in common with each other; nil where they differ.
  private func serverPrefix(_ api: ElementID, _ schema: Schema) -> String? {
    var prefix: String?
    for index in schema[api].children.indices where schema.edges[index].group == Edge.Group.server {
      let path = ServerURL(schema.text(schema.edges[index].key)).path
      if let prefix, prefix != path { return nil }
      prefix = path
    }
    return prefix ?? ""
  }
}

/// A server's URL, taken apart: what leads to the host, and the path behind it without a slash at
/// the end.
private struct ServerURL {
  var host: Substring
  var path: String

  init(_ text: String) {
    var rest = Substring(text)
    if let mark = text.range(of: "://") {
      rest = text[mark.upperBound...]
    } else if text.hasPrefix("//") {
      rest = rest.dropFirst(2)
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    host = text[..<slash]
    var path = rest[slash...]
    while path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

extension KeyMatcher.Result {
  /// Pairs edges that were left over.
  fileprivate mutating func pair(_ new: [(before: Int, after: Int)]) {
    pairs += new
    let (before, after) = (Set(new.map(\.before)), Set(new.map(\.after)))
    removed.removeAll { before.contains($0) }
    added.removeAll { after.contains($0) }
  }

  /// Takes pairs apart again whose edge before is one of some.
  fileprivate mutating func undo(_ isOne: (Int) -> Bool) {
    for pair in pairs where isOne(pair.before) {
      removed.append(pair.before)
      added.append(pair.after)
    }
    pairs.removeAll { isOne($0.before) }
  }
}
