internal import ArgumentParser
internal import BuiltInRules
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Where rules and configuration come from; shared by all commands.
struct SettingsOptions: ParsableArguments {
  @Option(
    name: .long, help: "Read the configuration from this file instead of the nearest .apilint.yaml."
  )
  var config: String?

  @Option(
    name: .customLong("rules"), parsing: .singleValue,
    help: "Also use the rules in this folder; they beat built-in ones. May be repeated.")
  var ruleFolders: [String] = []

  /// - Parameters:
  ///   - folder: where the search for a configuration begins.
  ///   - extent: how much of the built-in rules is needed.
  func load(near folder: String, extent: RuleBook.Extent = .complete) throws -> Settings {
    let source = try configurationFile(near: folder)
    var diagnostics: [Diagnostic] = []
    var configuration = Configuration()
    if let source {
      guard
        let read = Configuration.read(source, file: FileIndex(0), diagnostics: &diagnostics)
      else { throw Failure(status: 2, diagnostics, in: [source]) }
      configuration = read
    }
    let base = source.map { Path.folder(of: $0.path) } ?? ""
    var own: [RuleBook.File] = []
    for folder in configuration.ruleFolders.map({ Path.join(base, $0) }) + ruleFolders {
      own += try ruleFiles(in: folder)
    }
    var ruleDiagnostics: [Diagnostic] = []
    let book = RuleBook.load(
      builtIn: builtInRuleFiles.texts(extent),
      own: own,
      spellings: configuration.spellings, extent: extent, diagnostics: &ruleDiagnostics)
    if ruleDiagnostics.contains(where: { $0.severity == .error }) {
      throw Failure(status: 2, ruleDiagnostics, in: book.files)
    }
    let problems = configuration.problems(with: book)
    if let source, !problems.isEmpty { throw Failure(status: 2, problems, in: [source]) }
    return Settings(book: book, configuration: configuration)
  }

  private func configurationFile(near folder: String) throws -> SourceFile? {
    guard let config else {
      return Configuration.find(upwardFrom: Path.absolute(folder)) { path in
        try? Path.read(path)
      }
    }
    do throws(InputError) {
      return SourceFile(path: config, bytes: try Path.read(config))
    } catch {
      throw Failure(status: 2, message: error.description, remedy: error.remedy)
    }
  }

  private func ruleFiles(in folder: String) throws -> [RuleBook.File] {
    do {
      let input = try InputSet.open(.folder(folder))
      return try input.roots.filter { $0.path.hasSuffix(".yaml") || $0.path.hasSuffix(".yml") }
        .map { root in
          let source = try input.read(root)
          return (source.path, String(decoding: source.bytes, as: UTF8.self))
        }
    } catch let error as InputError {
      throw Failure(
        status: 2, message: "the rules in \(folder) cannot be read: \(error.description)",
        remedy: error.remedy)
    }
  }
}

extension [RuleFileText] {
  /// The paths and texts of the files, as far as they are needed.
  func texts(_ extent: RuleBook.Extent) -> [RuleBook.File] {
    map { ($0.path, extent == .judging ? $0.judgingText : $0.text) }
  }
}

/// What the rules and the configuration say together.
struct Settings: Sendable {
  var book: RuleBook
  var configuration: Configuration
}
