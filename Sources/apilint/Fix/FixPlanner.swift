internal import RuleEngine
internal import SchemaModel
internal import SourceEdit
internal import SourceText
internal import SyntaxTree

/// Turns proposals into changes of documents.
struct FixPlanner {
  private let judged: FixRun.Judged
  private let now: CalendarDay

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
      if changes.isEmpty {
        continue
      }
      for change in changes {
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
  private static let lastLevel = 4

  private func operations(of finding: Finding, _ old: SourceDocument?) -> [DocumentChange] {
    guard let old else { return [] }
    return finding.operations.compactMap { judged.operations[$0] }
      .filter { old.node(at: $0) != nil }
      .map { .restore($0, from: old) }
  }

  /// What was removed comes back; where it was not under notice, it is from now on.
  private func putBack(
    _ finding: Finding, announcing day: CalendarDay?, level: Int, in document: SourceDocument,
    _ old: SourceDocument?
  ) -> [DocumentChange] {
    guard let old, var place = finding.before.flatMap({ old.pointer(at: $0) }) else { return [] }
    // A parameter is told by its name, which is an entry of it.
    if Self.parent(of: place, steps: 1) == finding.pointer, old.kind(at: place) != .mapping,
      old.kind(at: finding.pointer) == .mapping
    {
      place = finding.pointer
    }
    if let moved = putBackElsewhere(finding, place, in: document, old), level < 2 { return moved }
    guard level == 0 else {
      return Self.parent(of: place, steps: level).map { [.restore($0, from: old)] } ?? []
    }
    guard let day else { return [.restore(place, from: old)] }
    if finding.kind == .enumValue, let list = Self.parent(of: place, steps: 1),
      let schema = Self.parent(of: list, steps: 1)
    {
      return [
        .restore(place, from: old),
        .announceEnumValue(
          finding.name,
          [
            DocumentEntry("deprecated-at", .date(now.description)),
            DocumentEntry("sunset", .date(day.description)),
          ], in: schema),
      ]
    }
    guard old.takesAnnotations(at: place) else { return [.restore(place, from: old)] }
    return [.restore(place, from: old, adding: notice(of: finding, until: day))]
  }

  private func notice(of finding: Finding, until day: CalendarDay) -> [DocumentEntry] {
    [
      DocumentEntry(deprecationKey(finding.kind), .boolean(true)),
      DocumentEntry("x-deprecated-at", .date(now.description)),
      DocumentEntry("x-sunset", .date(day.description)),
    ]
  }

  /// Where what something was in is written elsewhere by now, such as in the place of a reference, it comes
  /// back there; nil where that is not so.
  private func putBackElsewhere(
    _ finding: Finding, _ place: String, in document: SourceDocument, _ old: SourceDocument
  ) -> [DocumentChange]? {
    guard let parent = Self.parent(of: place, steps: 1),
      let grandparent = Self.parent(of: parent, steps: 1),
      old.isUnchanged(at: place, in: document) || document.node(at: grandparent) == nil,
      let range = finding.holder, judged.after.indices.contains(Int(range.file.raw)),
      judged.after[Int(range.file.raw)].path == document.source.path,
      let holder = document.pointer(at: range), holder != grandparent
    else { return nil }
    let list = holder + parent.dropFirst(grandparent.count)
    guard document.node(at: list) != nil else {
      return [.restore(parent, from: old, under: holder)]
    }
    guard old.takesAnnotations(at: place), case .putBack(let day?) = finding.proposal else {
      return [.restore(place, from: old, under: list)]
    }
    return [.restore(place, from: old, under: list, adding: notice(of: finding, until: day))]
  }

  /// A place becomes what it was: the very thing first, then what contains it.
  private func undo(
    _ finding: Finding, level: Int, in document: SourceDocument, _ old: SourceDocument?,
    _ here: String?
  ) -> [DocumentChange] {
    guard let old else { return here.map { level == 0 ? [.delete(at: $0)] : [] } ?? [] }
    let there = finding.before.flatMap { old.pointer(at: $0) }
    // What is said in one of the versions only is told of what contains it in the other.
    let isNew = here != nil && there.map(Self.lastStep) != here.map(Self.lastStep)
    if level == 0 {
      if let there, let here, old.isUnchanged(at: there, in: document) {
        return [undo(here, of: there, in: document, old)]
      }
      if isNew, let here { return [.delete(at: here)] }
      if let here, let there, here.count(of: "/") != there.count(of: "/"),
        let node = old.node(at: there)
      {
        // Said elsewhere before, such as for the whole API.
        return [.replace(at: here, with: DocumentValue(node, of: old))]
      }
    }
    let place = there ?? here ?? finding.pointer
    let steps = isNew ? level - 1 : level
    // The whole document is no place to put back.
    guard let around = Self.parent(of: place, steps: steps), !around.isEmpty else { return [] }
    return [.restore(around, from: old)]
  }

  private static func lastStep(_ pointer: String) -> Substring {
    pointer.lastIndex(of: "/").map { pointer[$0...] } ?? pointer[...]
  }

  /// Of something that is as it was, what was said of it beside it: a key like `required`, or an item of a
  /// list of names.
  private func undo(
    _ here: String, of there: String, in document: SourceDocument, _ old: SourceDocument
  ) -> DocumentChange {
    guard let holder = Self.parent(of: here, steps: 1), document.kind(at: holder) == .mapping,
      let earlier = Self.parent(of: there, steps: 1)
    else { return .delete(at: here) }
    let place = earlier + here.dropFirst(holder.count)
    return old.node(at: place) == nil
      ? .delete(at: here) : .restore(place, from: old, under: holder)
  }

  private func deprecationKey(_ kind: ElementKind) -> String {
    Formats.all.first { $0.name == judged.format }?
      .deprecationKey(of: kind, in: judged.formatVersion) ?? "deprecated"
  }

  /// The mapping in which a key stands.
  private func holder(of pointer: String?) -> String? {
    pointer.flatMap { Self.parent(of: $0, steps: 1) }
  }

  private static func parent(of pointer: String, steps: Int) -> String? {
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

  fileprivate func kind(at pointer: String) -> NodeKind? { node(at: pointer).map { tree.kind($0) } }

  /// Whether annotations at a place are read: what stands beside a reference is dropped in most versions of
  /// the formats.
  fileprivate func takesAnnotations(at pointer: String) -> Bool {
    guard let node = node(at: pointer), tree.kind(node) == .mapping else { return false }
    return tree.child(node, named: "$ref", symbols) == nil
  }

  /// Whether a later document has the same at a place.
  fileprivate func isUnchanged(at pointer: String, in later: SourceDocument) -> Bool {
    guard let old = node(at: pointer), let new = later.node(at: pointer) else { return false }
    return tree.canonicalText(of: old, symbols) == later.tree.canonicalText(of: new, later.symbols)
  }
}

extension String {
  fileprivate func count(of character: Character) -> Int {
    reduce(0) { $0 + ($1 == character ? 1 : 0) }
  }
}
