internal import Changelog
internal import RuleEngine
internal import SchemaModel

/// The entries of the page, kept to a size that browsers and mail can cope with: those that ask most of their
/// readers are told at length as long as there is room, then in short, and it is said what is left out.
struct PageEntries {
  /// The most bytes of all entries: with 500 of them the whole page stays below 300 KB.
  private static let mostBytes = 265_000
  /// Of longer changelogs each further entry may take as much.
  private static let bytesOfFurther = 520
  private static let mostEntries = 2_000
  private static let bytesOfOption = 40

  /// What page filters choose from: operations in the order in which they are met first.
  private(set) var operations: [String] = []
  private(set) var kinds: [ChangelogEntry.Kind] = []
  private(set) var shownCount = 0
  /// What is left out, in a sentence; nil where nothing is.
  private(set) var remark: String?
  private var markups: [String: MarkupWriter] = [:]

  init(_ outcome: ChangelogOutcome) {
    // What stands comes first, then the latest releases; within one what is due comes before the rest.
    var all: [(entry: ChangelogEntry, rank: Int)] = []
    for release in outcome.releases {
      for section in release.sections(now: outcome.now) {
        all += section.entries.map { entry in
          let stands = entry.isAnnouncement && entry.supersession == nil && entry.sunset != nil
          return (entry, stands ? 0 : 1)
        }
      }
    }
    let order = all.indices.sorted { (all[$0].rank, $0) < (all[$1].rank, $1) }
    var indexOf: [String: Int] = [:]
    var room = max(
      Self.mostBytes,
      Self.mostBytes + (min(all.count, Self.mostEntries) - 500) * Self.bytesOfFurther)
    var shown: [(entry: ChangelogEntry, brief: MarkupWriter)] = []
    for index in order.prefix(Self.mostEntries) {
      let entry = all[index].entry
      for operation in entry.operations where indexOf[operation] == nil {
        indexOf[operation] = operations.count
        operations.append(operation)
        // It is to be chosen from, which takes as much again.
        room -= min(operation.utf8.count, 110) + Self.bytesOfOption
      }
      let indices = entry.operations.compactMap { indexOf[$0] }
      let writer = PageEntry(entry, now: outcome.now, operations: indices)
      let brief = writer.markup(isBrief: true)
      guard brief.bytes.count <= room else { break }
      room -= brief.bytes.count
      shown.append((entry, brief))
      markups[entry.id] = brief
    }
    var cut = 0
    for (entry, brief) in shown {
      let indices = entry.operations.compactMap { indexOf[$0] }
      let full = PageEntry(entry, now: outcome.now, operations: indices).markup(isBrief: false)
      let more = full.bytes.count - brief.bytes.count
      guard more <= room else {
        cut += 1
        continue
      }
      room -= more
      markups[entry.id] = full
    }
    shownCount = shown.count
    let present = Set(shown.map(\.entry.kind))
    kinds = ChangelogEntry.Kind.allCases.filter { present.contains($0) }
    remark = Self.remark(hidden: all.count - shown.count, of: all.count, cut: cut)
  }

  private static func remark(hidden: Int, of all: Int, cut: Int) -> String? {
    var parts: [String] = []
    if hidden > 0 { parts.append("\(hidden) of \(all) entries are left out") }
    if cut > 0 {
      parts.append(cut == 1 ? "1 entry is told in short" : "\(cut) entries are told in short")
    }
    guard !parts.isEmpty else { return nil }
    return "To keep this page small, \(parts.joined(separator: ", and ")); the JSON form has all."
  }

  func shows(_ entry: ChangelogEntry) -> Bool { markups[entry.id] != nil }

  func markup(of entry: ChangelogEntry) -> MarkupWriter { markups[entry.id] ?? MarkupWriter() }

  func count(of release: ChangelogRelease) -> Int { release.entries.count { shows($0) } }
}
