internal import ArgumentParser
internal import RuleEngine
internal import SchemaModel
internal import SourceEdit
internal import SourceInput
internal import SourceText

struct WaiversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers",
    abstract: "Lists the waivers, or takes away those that have done their work.",
    subcommands: [List.self, Prune.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the waivers with the days that they have left.")

    @Option(
      name: .long,
      help: ArgumentHelp(
        "Count the days from here. (default: today, in UTC)", valueName: "YYYY-MM-DD"))
    var now: CalendarDay?

    @OptionGroup var settings: SettingsOptions

    func run() throws {
      let today = now ?? CalendarDay(number: Today.dayNumber())
      let project = try WaiverFiles(settings).revision
      var text = ""
      for waiver in project.waivers.sorted(by: { $0.expires < $1.expires }) {
        let left = waiver.expires - today
        let life =
          left < 0 ? "expired on \(waiver.expires)" : "until \(waiver.expires), \(left) days left"
        text +=
          "\(waiver.rule)  \(waiver.element)  \(life)\n  \(waiver.reason) "
          + "(owner \(waiver.owner), approved by \(waiver.approvedBy), change \(waiver.fingerprint))\n"
      }
      if project.waivers.isEmpty { text = "apilint: there are no waivers\n" }
      try StandardStreams.output.write(all: Array(text.utf8))
    }
  }

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract:
        "Takes away the waivers whose change is made: those of the base that excuse nothing.")

    @OptionGroup var change: BaseOptions

    @Flag(name: .long, help: "Print a unified diff instead of writing.")
    var dryRun = false

    @OptionGroup var settings: SettingsOptions

    func run() throws {
      var check = try change.check(settings)
      let outcome = try check.run()
      let spent = outcome.apis.flatMap { api in
        api.findings.filter { $0.aspect == .waiver && $0.relation == .superseded }
          .compactMap(\.after)
      }
      guard !spent.isEmpty else {
        try StandardStreams.output.write(all: Array("apilint: no waiver is spent\n".utf8))
        return
      }
      for (index, file) in check.head.files.enumerated() {
        let ranges = spent.filter { Int($0.file.raw) == index }
        if !ranges.isEmpty { try prune(file, ranges) }
      }
    }

    private func prune(_ file: SourceFile, _ ranges: [SourceRange]) throws {
      do throws(EditRefusal) {
        let document = try SourceDocument(reading: file)
        let changes = ranges.compactMap { range in
          document.pointer(at: SourceRange(file: FileIndex(0), start: range.start, end: range.end))
        }.map { DocumentChange.delete(at: $0) }
        let outcome = document.applying(changes)
        if let refusal = outcome.refusals.values.first { throw refusal }
        try write(outcome.document.source, instead: file)
      } catch {
        throw Failure(
          status: 2, message: "\(file.path) was left alone: \(error.message)",
          remedy: "take the spent waivers away by hand")
      }
      let count = ranges.count
      try StandardStreams.output.write(
        all: Array(
          "apilint: \(count) spent waiver\(count == 1 ? "" : "s") in \(file.path)\n".utf8))
    }

    private func write(_ new: SourceFile, instead old: SourceFile) throws(EditRefusal) {
      do {
        if dryRun {
          try StandardStreams.output.write(all: UnifiedDiff.text(from: old, to: new))
        } else {
          try OutputFile.write(new.bytes, to: old.path)
        }
      } catch {
        throw EditRefusal(
          .unreadable, "\(error)", at: SourceRange(file: FileIndex(0), start: 0, end: 0))
      }
    }
  }
}

/// The files of waivers of the project on disk.
private struct WaiverFiles {
  let revision: ProjectRevision

  init(_ settings: SettingsOptions) throws {
    let prefix = (try? GitRepository.open().prefix()) ?? ""
    let place = try ConfigurationPlace(settings.config, below: prefix)
    do {
      revision = try ProjectRevision(
        try InputSet.open(.folder(place.folder)), configuredBy: place.file,
        rules: settings.ruleFolders)
    } catch let error as InputError {
      throw Failure(error)
    }
  }
}
