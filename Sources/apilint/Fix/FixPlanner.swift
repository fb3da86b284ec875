internal import RuleEngine
internal import SchemaModel
internal import SourceEdit
internal import SourceText
internal import SyntaxTree

/// Turns proposals into changes of documents.
struct FixPlanner {
  let judged: FixRun.Judged
  let now: CalendarDay

  /// What is to be done in one round.
  struct Plan {
    /// By the path of the file.
    var changes: [String: FileChanges] = [:]
    /// Why findings have no change, by their ids.
    var refusals: [String: String] = [:]
  }

  struct FileChanges {
    var document: SourceDocument
    var list: [(finding: String, change: DocumentChange)] = []
  }

  init(_ judged: FixRun.Judged, now: CalendarDay) {
    self.judged = judged
    self.now = now
  }

  /// - Parameter tries: how often each finding has been tried; see ``FixRun``.
  func plan(_ findings: [Finding], tries: [String: Int]) -> Plan {
    var plan = Plan()
    var documents: [String: SourceDocument] = [:]
    var earlier: [Int: SourceDocument] = [:]
    for finding in findings {
      let level = tries[finding.id] ?? 0
      guard let path = file(of: finding) else {
        plan.refusals[finding.id] = "its file is not there any more"
        continue
      }
      do throws(EditRefusal) {
        if documents[path] == nil {
          guard let source = judged.after.first(where: { $0.path == path }) else { continue }
          documents[path] = try SourceDocument(reading: source)
        }
        if let index = finding.before.map({ Int($0.file.raw) }), earlier[index] == nil,
          judged.before.indices.contains(index)
        {
          earlier[index] = try SourceDocument(reading: judged.before[index])
        }
      } catch {
        plan.refusals[finding.id] = error.message
        continue
      }
      let old = finding.before.flatMap { earlier[Int($0.file.raw)] }
      guard let document = documents[path] else { continue }
      let changes = self.changes(for: finding, level: level, in: document, old)
      for change in changes {
        guard takesEarlierElements || !needsWhatWas(finding, change) else {
          plan.refusals[finding.id] =
            "what it was is written in another version of the format: put it back by hand"
          continue
        }
        plan.changes[path, default: FileChanges(document: document)].list
          .append((finding.id, change))
      }
    }
    return plan
  }

  /// The file after that a finding is to be settled in: its own, or the counterpart of the one before.
  private func file(of finding: Finding) -> String? {
    if let after = finding.after, judged.after.indices.contains(Int(after.file.raw)) {
      return judged.after[Int(after.file.raw)].path
    }
    guard let before = finding.before, judged.before.indices.contains(Int(before.file.raw)) else {
      return nil
    }
    let index = Int(before.file.raw)
    if index == 0 { return judged.after.first?.path }
    let path = Self.relative(judged.before[index].path, to: judged.before[0].path)
    return judged.after.first { Self.relative($0.path, to: judged.after[0].path) == path }?.path
  }

  /// A path seen from the folder of the root file; in git, `main:` stands before both.
  private static func relative(_ path: String, to root: String) -> String {
    func place(_ path: String) -> String {
      path.firstIndex(of: ":").map { String(path[path.index(after: $0)...]) } ?? path
    }
    return Path.relative(place(path), to: Path.folder(of: place(root)))
  }

  private func changes(
    for finding: Finding, level: Int, in document: SourceDocument, _ old: SourceDocument?
  ) -> [DocumentChange] {
    let here = finding.after.flatMap { document.pointer(at: $0) }
    if level >= Self.lastLevel { return operations(of: finding, old) }
    switch finding.proposal {
    case .renameKey(let key):
      return here.map { [.renameKey(at: $0, to: key)] } ?? []
    case .writeDay(let day):
      return here.map { [.replace(at: $0, with: .date(day.description))] } ?? []
    case .writeTrue:
      return here.map { [.replace(at: $0, with: .boolean(true))] } ?? []
    case .addSunset(let day):
      return holder(of: here).map {
        [.set([DocumentEntry("x-sunset", .date(day.description))], in: $0)]
      } ?? []
    case .deprecate:
      return holder(of: here).map {
        [.set([DocumentEntry(deprecationKey(finding.kind), .boolean(true))], in: $0)]
      } ?? []
    case .takeAway:
      return undo(finding, level: level, in: document, old, here)
    case .putBack(let day):
      return putBack(finding, announcing: day, level: level, in: document, old)
    case .undo: return undo(finding, level: level, in: document, old, here)
    case nil: return []
    }
  }

  /// Where neither a thing nor what contains it settles a finding, it is used in another way than before:
  /// then the operations that it reaches become what they were.
  static let lastLevel = 4

  private func operations(of finding: Finding, _ old: SourceDocument?) -> [DocumentChange] {
    guard let old else { return [] }
    return finding.operations.compactMap { judged.operations[$0] }
      .filter { old.node(at: $0) != nil }
      .map { .restore($0, from: old) }
  }

  func deprecationKey(_ kind: ElementKind) -> String {
    format?.deprecationKey(of: kind, in: judged.formatVersion) ?? "deprecated"
  }

  private var format: (any SchemaFormat)? { Formats.all.first { $0.name == judged.format } }

  private var takesEarlierElements: Bool {
    guard let earlier = judged.earlierFormatVersion else { return true }
    return format?.canTake(elementsOf: earlier, in: judged.formatVersion) ?? true
  }

  /// Whether a change takes over what stood in the version before, or takes away what stands in its place.
  /// (A key that a schema did not have can go, however its document is written.)
  private func needsWhatWas(_ finding: Finding, _ change: DocumentChange) -> Bool {
    switch change {
    case .restore: true
    case .delete: finding.proposal == .undo && !Self.kindsOfSchemas.contains(finding.kind)
    default: false
    }
  }

  private static let kindsOfSchemas: Set<ElementKind> = [
    .schema, .property, .item, .enumValue, .unionMember,
  ]

  /// The mapping in which a key stands.
  private func holder(of pointer: String?) -> String? {
    pointer.flatMap { Self.parent(of: $0, steps: 1) }
  }

  static func parent(of pointer: String, steps: Int) -> String? {
    var rest = pointer[...]
    for _ in 0..<steps {
      guard let slash = rest.lastIndex(of: "/") else { return nil }
      rest = rest[..<slash]
    }
    return String(rest)
  }
}

extension SourceDocument {
  /// The JSON Pointer of the node that a range of a report stands for.
  func pointer(at range: SourceRange) -> String? {
    tree.node(at: range).map { tree.pointer(to: $0, symbols) }
  }
}
