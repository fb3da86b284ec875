internal import ArgumentParser
internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceInput

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Records the notices that stood before the first version that can be seen.",
    discussion: """
      For an API that comes with old deprecations no history shows when these were announced. The \
      claims of the annotations are written to .apilint-baseline.yaml, once: have the file reviewed \
      and merge it. From then on these claims count, and what is added to the file later does not.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp("Record as of this day. (default: today, in UTC)", valueName: "YYYY-MM-DD"))
  var now: CalendarDay?

  @Flag(name: .long, help: "Print the file instead of writing it.")
  var dryRun = false

  @OptionGroup var settings: SettingsOptions

  func run() throws {
    let today = now ?? CalendarDay(number: Today.dayNumber())
    let project = try ProjectSchedule(
      now: today, config: settings.config, rules: settings.ruleFolders)
    var text = """
      # Notices that stood before the first version that apilint can see, with the days on which they
      # say that they were announced. Only the first published version of this file counts.
      apis:

      """
    var count = 0
    var unclaimed: [String] = []
    for api in project.apis {
      guard let schema = try project.read(api)?.schema else { continue }
      var notices = ""
      for element in schema.elements.indices.map({ ElementID($0) }) {
        guard let lifecycle = schema.lifecycle(of: element), let sunset = lifecycle.noticeSunset
        else { continue }
        let coordinate = schema.coordinate(of: element)
        guard let announced = lifecycle.announced?.day, announced <= today else {
          unclaimed.append(coordinate)
          continue
        }
        notices +=
          "      - {element: \(SettingsText.quoted(coordinate)), announced: \(announced), "
          + "sunset: \(sunset)}\n"
        count += 1
      }
      if !notices.isEmpty {
        text += "  - name: \(SettingsText.quoted(api.name))\n    notices:\n\(notices)"
      }
    }
    try write(text, count)
    for coordinate in unclaimed {
      try say("\(coordinate) does not say when it was announced, and is left out")
    }
  }

  private func write(_ text: String, _ count: Int) throws {
    guard count > 0 else { return try say("nothing is under notice with a day of announcement") }
    if dryRun { return try StandardStreams.output.write(all: Array(text.utf8)) }
    guard (try? Path.read(BaselineFile.name)) == nil else {
      throw Failure(
        status: 2, message: "there is a baseline already, and it cannot be extended later",
        remedy: "announce what is new in the schema itself; history shows since when")
    }
    do throws(OutputError) {
      try OutputFile.write(Array(text.utf8), to: BaselineFile.name)
    } catch {
      throw Failure(error)
    }
    try say("recorded \(count) notice\(count == 1 ? "" : "s") in \(BaselineFile.name)")
  }

  private func say(_ text: String) throws {
    try StandardStreams.output.write(all: Array("apilint: \(text)\n".utf8))
  }
}
