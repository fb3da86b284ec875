internal import RuleEngine
internal import SchemaModel
internal import SourceText

/// One thing that a CI system is told: a finding, or something that could not be read.
struct ReportItem {
  /// The rule of a finding; ``inputRule`` for what could not be read.
  var rule: String
  var severity: Severity
  /// The fingerprint, which no other item of the report has.
  var id: String
  /// The element; empty for what could not be read.
  var coordinate: String
  /// What happened, in a sentence without a full stop.
  var message: String
  /// Why that matters, what to do, and the like: sentences without full stops.
  var remarks: [(label: String, text: String)]
  /// Where to show it: in the version after where there is such a place.
  var place: ReportPlace?
  /// Where the thing stood before, and others that bear on it.
  var related: [(message: String, place: ReportPlace)] = []
  /// Nil for what could not be read.
  var finding: Finding?
  /// The suggestion as one edit, from the first byte that changes to the last.
  var edit: (place: ReportPlace, text: String)?
  /// The index of the API.
  var api: Int

  /// The name under which things that could not be read are told.
  static let inputRule = "input"

  /// The message with all remarks, one a line.
  var text: String {
    ([message] + remarks.map { "\($0.label): \($0.text)" }).joined(separator: "\n")
  }
}

extension ReportItem {
  /// All items of a run: the worst first, of one severity in the order of the APIs and their documents.
  static func items(of outcome: RunOutcome, _ options: ReportOptions) -> [ReportItem] {
    var items: [ReportItem] = []
    for (index, api) in outcome.apis.enumerated() {
      var writer = ReportItemWriter(outcome, index, options)
      items += writer.diagnosticItems(of: api)
      for finding in api.shownFindings { items.append(writer.item(finding)) }
    }
    let sorted = items.enumerated().sorted { left, right in
      (right.element.severity, left.offset) < (left.element.severity, right.offset)
    }.map(\.element)
    return distinguished(sorted)
  }

  /// What cannot be read may be told twice in the same words.
  private static func distinguished(_ items: [ReportItem]) -> [ReportItem] {
    var seen: [String: Int] = [:]
    return items.map { item in
      var item = item
      seen[item.id, default: 0] += 1
      if let count = seen[item.id], count > 1 { item.id += "-\(count)" }
      return item
    }
  }
}

/// Makes the items of one API.
private struct ReportItemWriter {
  private let outcome: RunOutcome
  private let index: Int
  private var before: ReportPlaces
  private var after: ReportPlaces

  init(_ outcome: RunOutcome, _ index: Int, _ options: ReportOptions) {
    self.outcome = outcome
    self.index = index
    let api = outcome.apis[index]
    before = ReportPlaces(api.before, revision: outcome.beforeRevision, options)
    after = ReportPlaces(api.after, revision: outcome.afterRevision, options)
  }

  /// What could not be read; of the version before only what makes the result incomplete.
  mutating func diagnosticItems(of api: RunOutcome.APIOutcome) -> [ReportItem] {
    var items: [ReportItem] = []
    for diagnostic in api.before?.diagnostics ?? [] where diagnostic.severity == .error {
      items.append(item(diagnostic, at: before.place(of: diagnostic.range)))
    }
    for diagnostic in api.after?.diagnostics ?? [] {
      var item = item(diagnostic, at: after.place(of: diagnostic.range))
      guard item.severity >= api.shownFrom else { continue }
      item.related = diagnostic.related.compactMap { related in
        after.place(of: related.range).map { (related.message, $0) }
      }
      items.append(item)
    }
    return items
  }

  private func item(_ diagnostic: Diagnostic, at place: ReportPlace?) -> ReportItem {
    let severity: Severity =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .note: .info
      }
    let name = "\(place?.path ?? "") \(diagnostic.message)"
    return ReportItem(
      rule: ReportItem.inputRule, severity: severity, id: StableHash.of([name]), coordinate: "",
      message: diagnostic.message,
      remarks: diagnostic.remedy.map { [("do", $0)] } ?? [], place: place, api: index)
  }

  mutating func item(_ finding: Finding) -> ReportItem {
    var item = ReportItem(
      rule: finding.rule, severity: finding.severity, id: id(of: finding),
      coordinate: finding.coordinate, message: finding.message, remarks: Self.remarks(finding),
      finding: finding, api: index)
    let old = before.place(of: finding.before)
    let new = after.place(of: finding.after)
    // What is gone is shown where it would be, which is in the file that the change is about.
    item.place = new ?? after.place(of: finding.holder) ?? counterpart(of: old)
    if let old { item.related.append(("before", old)) }
    if let place = after.place(of: finding.related) { item.related.append(("see also", place)) }
    if let place = before.place(of: finding.notice?.place) {
      item.related.append(("the notice", place))
    }
    item.edit = finding.suggestion.flatMap { edit(of: $0) }
    return item
  }

  /// What takes one edit takes several as alternatives, so that they have to be one.
  private mutating func edit(of suggestion: Finding.Suggestion)
    -> (place: ReportPlace, text: String)?
  {
    let edits = suggestion.edits.sorted { $0.range < $1.range }
    guard let first = edits.first, let files = outcome.apis[index].after?.files,
      files.indices.contains(Int(first.range.file.raw)),
      edits.allSatisfy({ $0.range.file == first.range.file })
    else { return nil }
    let bytes = files[Int(first.range.file.raw)].bytes
    var text: [UInt8] = []
    var end = Int(first.range.start)
    for edit in edits {
      guard Int(edit.range.start) >= end, Int(edit.range.end) <= bytes.count else { return nil }
      text += bytes[end..<Int(edit.range.start)] + Array(edit.text.utf8)
      end = Int(edit.range.end)
    }
    let range = SourceRange(file: first.range.file, start: first.range.start, end: UInt32(end))
    return after.place(of: range).map {
      ($0, String(decoding: text, as: UTF8.self))
    }
  }

  /// For what is gone with all that contained it: its own place where the file has no other name by now.
  private mutating func counterpart(of old: ReportPlace?) -> ReportPlace? {
    guard let old, let file = after.start() else { return old ?? after.start() }
    // Lines of another file would mislead.
    return file.path == old.path ? old : file
  }

  /// Another API may have the same, which must not depend on whether it does.
  private func id(of finding: Finding) -> String {
    let path = outcome.apis[index].path
    return path.isEmpty ? finding.id : StableHash.of([path, finding.id])
  }

  private static func remarks(_ finding: Finding) -> [(label: String, text: String)] {
    var remarks: [(label: String, text: String)] = []
    func add(_ label: String, _ text: String) {
      if !text.isEmpty { remarks.append((label, text)) }
    }
    add("why", finding.why)
    add("do", finding.datedAdvice)
    add("reaches", finding.operations.firstFew(8).joined(separator: ", "))
    return remarks
  }
}
