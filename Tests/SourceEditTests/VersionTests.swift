import Foundation
import SourceEdit
import SourceText
import SyntaxTree
import TestSupport
import Testing

/// Between two versions: when every difference is restored, the new version means what the old one did.
@Suite struct VersionTests {
  @Test func fixtures() throws {
    let folder = PackageFolder.url(of: "fixtures/openapi")
    var made = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(name)")
      let before = files.first { $0.hasPrefix("before.") }
      let after = files.first { $0.hasPrefix("after.") }
      guard let before, let after else { continue }
      made += try Self.restoreAll(
        from: "\(folder.path)/\(name)/\(before)", in: "\(folder.path)/\(name)/\(after)")
    }
    #expect(made > 500)
  }

  @Test(.enabled(if: corpus != nil, "APILINT_CORPUS names no folder: nothing is restored"))
  func realVersions() throws {
    let folder = try #require(corpus)
    var made = 0
    for series in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(series)")) ?? []
      let schemas = names.sorted().filter {
        ["yaml", "yml", "json"].contains(($0 as NSString).pathExtension) && $0 != "SOURCE.json"
      }
      // The smallest neighbours of each, since tests run without optimization.
      let sizes = try schemas.map {
        try Data(contentsOf: URL(filePath: "\(folder)/\(series)/\($0)"), options: .alwaysMapped)
          .count
      }
      let pairs = zip(schemas, schemas.dropFirst()).enumerated().sorted {
        (sizes[$0.offset + 1], $0.offset) < (sizes[$1.offset + 1], $1.offset)
      }
      for (index, pair) in pairs.prefix(2) where sizes[index + 1] < 600_000 {
        made += try Self.restoreAll(
          from: "\(folder)/\(series)/\(pair.0)", in: "\(folder)/\(series)/\(pair.1)")
      }
    }
    #expect(made > 100)
  }

  private static func restoreAll(from old: String, in new: String) throws -> Int {
    guard let before = try read(old), let after = try read(new) else { return 0 }
    var differences = Differences(before: before, after: after)
    differences.compare()
    let outcome = after.applying(differences.changes)
    for (index, refusal) in outcome.refusals.sorted(by: { $0.key < $1.key }) {
      // Anchors stand in the way, or a renamed or moved part took the place.
      if [.alias, .shared, .mergeKey, .unchanged].contains(refusal.reason) { return 0 }
      Issue.record("\(new) \(differences.changes[index].brief): \(refusal.message)")
    }
    #expect(
      DocumentValue(outcome.document.tree.root, of: outcome.document).sorted
        == DocumentValue(before.tree.root, of: before).sorted,
      "\(new)\n\(UnifiedDiff.text(from: after.source, to: outcome.document.source).prefix(3_000).text)"
    )
    return differences.changes.count - outcome.refusals.count
  }

  private static func read(_ path: String) throws -> SourceDocument? {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    return try? SourceDocument(reading: SourceFile(path: path, bytes: bytes))
  }
}

private let corpus = ProcessInfo.processInfo.environment["APILINT_CORPUS"]

/// The changes that bring one version back to another.
private struct Differences {
  let before: SourceDocument
  let after: SourceDocument
  private(set) var changes: [DocumentChange] = []

  init(before: SourceDocument, after: SourceDocument) {
    self.before = before
    self.after = after
  }

  mutating func compare() { compare(before.tree.root, after.tree.root, "") }

  private mutating func compare(_ old: NodeID, _ new: NodeID, _ pointer: String) {
    let (oldKind, newKind) = (before.tree.kind(old), after.tree.kind(new))
    if oldKind == .mapping, newKind == .mapping {
      for child in before.tree.children(old) {
        let key = before.symbols.text(before.tree.key(child))
        let place = pointer + Steps.escaped(key)
        if let other = after.tree.child(new, named: key, after.symbols) {
          compare(child, other, place)
        } else {
          changes.append(.restore(place, from: before))
        }
      }
      for child in after.tree.children(new) {
        let key = after.symbols.text(after.tree.key(child))
        guard before.tree.child(old, named: key, before.symbols) == nil else { continue }
        changes.append(.restore(pointer + Steps.escaped(key), from: before))
      }
      return
    }
    let (oldValue, newValue) = (DocumentValue(old, of: before), DocumentValue(new, of: after))
    guard oldValue != newValue else { return }
    guard case .sequence(let oldItems) = oldValue, case .sequence(let newItems) = newValue,
      Set(oldItems).count == oldItems.count, Set(newItems).count == newItems.count,
      (oldItems + newItems).allSatisfy(\.isText)
    else {
      changes.append(.restore(pointer, from: before))
      return
    }
    for (index, item) in oldItems.enumerated() where !newItems.contains(item) {
      changes.append(.restore("\(pointer)/\(index)", from: before))
    }
    for (index, item) in newItems.enumerated() where !oldItems.contains(item) {
      changes.append(.delete(at: "\(pointer)/\(index)"))
    }
  }
}

extension DocumentValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .mapping, .sequence: false
    default: true
    }
  }

  fileprivate var isText: Bool { if case .text = self { true } else { false } }

  /// Without the order of keys and of lists of scalars.
  fileprivate var sorted: DocumentValue {
    switch self {
    case .mapping(let entries):
      .mapping(
        entries.map { DocumentEntry($0.key, $0.value.sorted) }.sorted { $0.key < $1.key })
    case .sequence(let items) where items.allSatisfy(\.isScalar):
      .sequence(items.sorted { "\($0)" < "\($1)" })
    case .sequence(let items): .sequence(items.map(\.sorted))
    default: self
    }
  }
}

extension DocumentChange {
  fileprivate var brief: String {
    switch self {
    case .restore(let pointer, from: _, under: _, adding: _): "restore \(pointer)"
    case .delete(at: let pointer): "delete \(pointer)"
    default: "\(self)"
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
