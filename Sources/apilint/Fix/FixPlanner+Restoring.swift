internal import RuleEngine
internal import SchemaModel
internal import SourceEdit
internal import SourceText
internal import SyntaxTree

/// Makes places what they were: things that were removed, changed or added.
extension FixPlanner {
  /// What was removed comes back; where it was not under notice, it is from now on.
  func putBack(
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
  func undo(
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
}

extension SourceDocument {
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
