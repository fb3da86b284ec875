import History
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText

/// Why a recorded removal and what apilint tells are not the same thing, by what the record leaves out.
enum Explanation: String, CaseIterable {
  case toldWithContainer = "told with what contains it (path, response, media type, alternative)"
  case toldAsOtherType = "what contains it has another type now, which is told instead"
  case behindReference = "still there, behind a reference"
  case insideAllOf = "still there, inside allOf"
  case insideAlternative = "still there, inside an alternative"
  case renamedComponent = "the component was renamed or inlined; its users are compared"
  case goneWithUsers = "the component went with all that referred to it, which is told"
  case ignoredHeader = "a header that OpenAPI says is ignored"
  case stillWritten = "only told by apilint: still written elsewhere at the same path"
  case cascaded = "only told by apilint: recorded as cascaded"
  case otherComponent = "only told by apilint: the place refers to another component now"
}

/// How a recorded removal and what apilint tells go together.
enum RemovalVerdict {
  /// apilint tells it, of the same thing.
  case agrees(Change)
  case explained(Explanation)
  case unexplained(String)
}

extension VersionStep {
  /// Finds what apilint tells of a recorded removal.
  mutating func verdict(on row: RecordedRemoval) -> RemovalVerdict {
    let found = paths.find(row.element)
    let schema = edge.comparison.before
    for entry in found {
      if let change = removal(of: paths.entries[entry].element) { return .agrees(change) }
    }
    if found.isEmpty {
      return isIgnoredHeader(row.element)
        ? .explained(.ignoredHeader) : .unexplained("nothing is there before")
    }
    if row.kind == "schema" {
      let element = paths.entries[found[0]].element
      if compared[schema[element].range] != nil { return .explained(.renamedComponent) }
      return isGone(element)
        ? .explained(.goneWithUsers) : .unexplained("the component is not told to be gone")
    }
    var worst: RemovalVerdict?
    for entry in found {
      let verdict = verdict(along: paths.chain(entry))
      if case .unexplained = verdict { return verdict }
      worst = worst ?? verdict
    }
    return worst ?? .unexplained("nothing is there before")
  }

  /// - Parameter chain: from the thing itself up.
  private mutating func verdict(along chain: [DocumentPaths.Entry]) -> RemovalVerdict {
    let schema = edge.comparison.before
    for entry in chain.dropFirst() where removal(of: entry.element) != nil {
      return .explained(.toldWithContainer)
    }
    guard let head = chain.last(where: { schema[$0.element].kind != .path }) else {
      return .unexplained("no component and no operation")
    }
    var starts = head.text.map { pathsAfter.head($0) } ?? []
    if starts.isEmpty { starts = compared[schema[head.element].range] ?? [] }
    let below = chain.reversed().drop { schema[$0.element].kind == .path }.dropFirst()
    if let way = counterparts.way(along: Array(below), from: starts) {
      if way.contains(.reference) { return .explained(.behindReference) }
      if way.contains(.alternative) { return .explained(.insideAlternative) }
      if way.contains(.conjunct) { return .explained(.insideAllOf) }
      return .unexplained("still there as it was")
    }
    for entry in chain.dropFirst() where isReplaced(entry.element) {
      return .explained(.toldAsOtherType)
    }
    if isGone(head.element) { return .explained(.goneWithUsers) }
    return .unexplained("not told")
  }

  /// OpenAPI 3.1.0, section 4.8.12.1.
  private func isIgnoredHeader(_ element: String) -> Bool {
    ["header:accept", "header:content-type", "header:authorization"].contains {
      element.lowercased().hasSuffix($0)
    }
  }
}
