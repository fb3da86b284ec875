internal import ArgumentParser
internal import RuleEngine
internal import SchemaModel
internal import SourceInput

/// Which history is meant, and which APIs of it; shared by all commands that replay one.
struct HistoryOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "Replay the first-parent history of git, by default that of the release branch.")
  var git = false

  @Option(name: .long, help: "Replay the tags that this pattern fits, such as 'v*'.")
  var tags: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: "Only the API with this name or path. May be repeated.")
  var api: [String] = []

  @Flag(
    name: .long,
    help: "The folder holds every version that was published: a long gap between two hides nothing."
  )
  var everyVersion = false

  /// Histories, and the APIs that are followed in them.
  struct Found {
    var histories: [PublishedHistory]
    fileprivate var known: AuditSubjects
    /// Where the configuration is, from the root of the repository.
    fileprivate var configurationPath: String
    fileprivate var wanted: [String]

    /// The APIs that were asked for, each with the history that it is in.
    /// - Throws: ``Failure`` where there is no such API.
    func subjects() throws -> [(PublishedHistory, AuditReplay.Subject)] {
      try histories.flatMap { history in
        try chosen(from: known.found(in: history)).map { (history, $0) }
      }
    }

    /// The waivers that a history had at any time; none where it is no branch of git.
    func waivers(of history: PublishedHistory) -> [Waiver] {
      guard case .branch(let git) = history.source else { return [] }
      let file = known.folder.isEmpty ? WaiverFile.name : "\(known.folder)/\(WaiverFile.name)"
      return WaiverLog(git, paths: [configurationPath, file]).waivers
    }

    private func chosen(from all: [AuditReplay.Subject]) throws(Failure) -> [AuditReplay.Subject] {
      guard !wanted.isEmpty else { return all }
      let chosen = all.filter { wanted.contains($0.name) || wanted.contains($0.path) }
      guard !chosen.isEmpty else {
        throw Failure(
          status: 2, message: "there is no API '\(wanted.joined(separator: "', '"))'",
          remedy: all.isEmpty
            ? "none was found" : "there are \(all.map(\.name).prefix(8).joined(separator: ", "))")
      }
      return chosen
    }
  }

  /// - Parameters:
  ///   - inputs: a folder of dated versions; with `--git` revisions.
  ///   - config: a configuration that was named.
  ///   - today: later versions do not exist.
  func find(
    _ inputs: [String], _ configuration: Configuration, config: String?, until today: CalendarDay
  ) throws -> Found {
    let prefix = (try? GitRepository.open().prefix()) ?? ""
    let place = try ConfigurationPlace(config, below: prefix)
    return Found(
      histories: try histories(inputs, configuration, place, today),
      known: AuditSubjects(configuration: configuration, folder: place.folderInRepository),
      configurationPath: place.pathInRepository,
      wanted: api)
  }

  private func histories(
    _ inputs: [String], _ configuration: Configuration, _ place: ConfigurationPlace,
    _ today: CalendarDay
  ) throws -> [PublishedHistory] {
    do {
      if !git, let folder = inputs.first {
        return [try PublishedHistory.folder(folder, until: today)]
      }
      let repository = try GitRepository.open()
      if let tags { return [try PublishedHistory.tags(tags, in: repository, until: today)] }
      if !inputs.isEmpty {
        return try inputs.map { try PublishedHistory.branch($0, in: repository, until: today) }
      }
      if let release = configuration.release?.below(place.folder) {
        return [try PublishedHistory.of(release, in: repository, until: today)]
      }
      let branch = try repository.defaultBranch().reference
      return [try PublishedHistory.branch(branch, in: repository, until: today)]
    } catch let error as InputError {
      throw Failure(error)
    }
  }
}
