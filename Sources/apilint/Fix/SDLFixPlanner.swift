internal import GraphQLFormat
internal import RuleEngine
internal import SchemaModel
internal import SourceEdit
internal import SourceText

/// Turns proposals into changes of GraphQL schemas.
struct SDLFixPlanner {
  let judged: FixRun.Judged
  let now: CalendarDay

  /// What comes of one round.
  struct Round {
    /// The files that were changed, by their paths.
    var files: [String: SourceFile] = [:]
    /// Why findings have no change, by their ids.
    var refusals: [String: String] = [:]
    /// The findings whose change would have met another one: they are tried again.
    var deferred: Set<String> = []
  }

  init(_ judged: FixRun.Judged, now: CalendarDay) {
    self.judged = judged
    self.now = now
  }

  /// All changes speak of the files as they were judged, and are made together.
  /// - Parameter tries: how often each finding has been tried: each time, more of what is around it becomes
  ///   what it was.
  func round(_ findings: [Finding], tries: [String: Int]) -> Round {
    var round = Round()
    var editors: [String: SDLEditor] = [:]
    var accepted: [String: [SDLEditor.Edit]] = [:]
    var files: [String: SourceFile] = [:]
    for finding in findings {
      guard let file = file(of: finding) else {
        round.refusals[finding.id] = "its file is not there any more"
        continue
      }
      let editor = editor(of: file, for: finding, &editors)
      files[file.path] = file
      guard editor.outline.errorCount == 0 else {
        round.refusals[finding.id] =
          "only SDL can be edited: fix the schema that this file comes from"
        continue
      }
      guard
        let edits = edits(for: finding, level: tries[finding.id] ?? 0, editor)
      else { continue }
      let known = accepted[file.path] ?? []
      // Two findings may ask for the same.
      let new = edits.filter { !known.contains($0) }
      if new.contains(where: { edit in known.contains { $0.meets(edit) } }) {
        round.deferred.insert(finding.id)
      } else {
        accepted[file.path, default: []] += new
      }
    }
    for (path, edits) in accepted where !edits.isEmpty {
      guard let file = files[path], let editor = editors[path] else { continue }
      if let changed = Self.applying(edits, to: file, editor) {
        round.files[path] = changed
      } else {
        // One of them is to blame: the others are made.
        let sound = edits.filter { Self.applying([$0], to: file, editor) != nil }
        round.files[path] = Self.applying(sound, to: file, editor)
      }
    }
    return round
  }

  private func editor(
    of file: SourceFile, for finding: Finding, _ editors: inout [String: SDLEditor]
  ) -> SDLEditor {
    if let known = editors[file.path] { return known }
    let earlier = finding.before.flatMap { source(judged.before, $0) } ?? judged.before.first
    let editor = SDLEditor(file, earlier: earlier)
    editors[file.path] = editor
    return editor
  }

  /// The edits for one finding by itself, and the path of the file that they are for; nil where there are none
  /// that can be read afterwards.
  /// - Parameter editors: those of the files that were met so far.
  func edits(for finding: Finding, _ editors: inout [String: SDLEditor]) -> (
    path: String, edits: [TextEdit]
  )? {
    guard let file = file(of: finding) else { return nil }
    let editor = editor(of: file, for: finding, &editors)
    guard editor.outline.errorCount == 0,
      let edits = edits(for: finding, level: 0, editor),
      Self.applying(edits, to: file, editor) != nil
    else { return nil }
    return (file.path, edits.map { TextEdit($0.range, Array($0.text.utf8)) })
  }

  /// The file after some edits; nil where it could not be read as well as before.
  private static func applying(
    _ edits: [SDLEditor.Edit], to file: SourceFile, _ editor: SDLEditor
  ) -> SourceFile? {
    guard !edits.isEmpty,
      let changed = try? file.applying(
        edits.map { TextEdit($0.range, Array($0.text.utf8)) }),
      SDLOutline(changed).errorCount <= editor.outline.errorCount
    else { return nil }
    return changed
  }

  private func source(_ files: [SourceFile], _ range: SourceRange) -> SourceFile? {
    files.indices.contains(Int(range.file.raw)) ? files[Int(range.file.raw)] : nil
  }

  /// The file after that a finding is to be settled in.
  private func file(of finding: Finding) -> SourceFile? {
    if let after = finding.after { return source(judged.after, after) }
    guard let before = finding.before, judged.after.count > 1 else { return judged.after.first }
    return source(judged.after, before) ?? judged.after.first
  }

  private func edits(for finding: Finding, level: Int, _ editor: SDLEditor) -> [SDLEditor.Edit]? {
    let here = finding.after.flatMap { editor.outline.entry(at: $0)?.path }
    let there = finding.before.flatMap { editor.earlier?.entry(at: $0)?.path }
    switch finding.proposal {
    case .renameKey(let name):
      return level == 0 ? replacement(at: finding.after, with: name.dropAt) : nil
    case .writeDay(let day): return level == 0 ? dated(finding, day, editor) : nil
    case .addSunset(let day):
      return level == 0 ? here.flatMap { editor.announcing($0, removal(on: day)) } : nil
    case .deprecate:
      return level == 0
        ? here.flatMap { editor.announcing($0, "Deprecated on \(now).") } : nil
    case .takeAway: return restoring(here ?? there, level: level, nil, editor)
    case .putBack(let day):
      let notice = level == 0 ? day.map { "Deprecated on \(now). " + removal(on: $0) } : nil
      return restoring(there ?? here, level: level, notice, editor)
    case .undo: return restoring(there ?? here, level: level, nil, editor)
    case .writeTrue, nil: return nil
    }
  }

  private func removal(on day: CalendarDay) -> String { "Removal on \(day) UTC." }

  /// A thing, or what is so many levels around it, becomes what it was.
  private func restoring(
    _ path: String?, level: Int, _ notice: String?, _ editor: SDLEditor
  ) -> [SDLEditor.Edit]? {
    var path = path
    for _ in 0..<level { path = path.flatMap { Self.container(of: $0) } }
    return path.flatMap { editor.restoring($0, notice: notice) }
  }

  /// `User.posts` of `User.posts(first:)`, `User` of that.
  private static func container(of path: String) -> String? {
    if let open = path.firstIndex(of: "(") { return String(path[..<open]) }
    guard let end = path.firstIndex(where: { $0 == "." || $0 == " " }) else { return nil }
    return String(path[..<end])
  }

  private func replacement(at range: SourceRange?, with text: String) -> [SDLEditor.Edit]? {
    range.map { [SDLEditor.Edit(Int($0.start)..<Int($0.end), text)] }
  }

  /// Writes another day for the one that stands at the place of a finding.
  private func dated(
    _ finding: Finding, _ day: CalendarDay, _ editor: SDLEditor
  ) -> [SDLEditor.Edit]? {
    guard let range = finding.after, let written = finding.afterValue else { return nil }
    let whole = Int(range.start)..<Int(range.end)
    let text = editor.outline.text(whole)
    guard let found = text.firstRange(of: written) else { return nil }
    let start = whole.lowerBound + text[..<found.lowerBound].utf8.count
    return [SDLEditor.Edit(start..<start + written.utf8.count, day.description)]
  }
}

extension SDLEditor.Edit {
  /// Whether both want the same bytes.
  fileprivate func meets(_ other: SDLEditor.Edit) -> Bool {
    range.lowerBound < other.range.upperBound && other.range.lowerBound < range.upperBound
      || range.isEmpty != other.range.isEmpty
        && (range.isEmpty
          ? other.range.lowerBound < range.lowerBound && range.lowerBound < other.range.upperBound
          : range.lowerBound < other.range.lowerBound
            && other.range.lowerBound < range.upperBound)
  }
}

extension String {
  /// Without the `@` of a directive.
  fileprivate var dropAt: String { hasPrefix("@") ? String(dropFirst()) : self }
}
