internal import BuiltInRules
internal import History
internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// One revision of a project: its configuration, its rules, its waivers and its APIs, all from the same
/// place.
struct ProjectRevision {
  /// The folder of the configuration.
  let input: InputSet
  /// Nil where there is none.
  let configurationFile: SourceFile?
  let configuration: Configuration
  let book: RuleBook
  let catalog: APICatalog
  /// Of the configuration and of their own file.
  let waivers: [Waiver]
  /// The files that the places of waivers refer to: the configuration first.
  let files: [SourceFile]
  let baseline: [String: NoticeBaseline]

  /// - Throws: ``Failure`` with every error of the files of settings, each with its place.
  init(
    _ input: InputSet, configuredBy ownConfiguration: SourceFile? = nil, rules: [String] = [],
    extent: RuleBook.Extent = .judging
  ) throws(Failure) {
    self.input = input
    var diagnostics: [Diagnostic] = []
    if let ownConfiguration {
      configurationFile = ownConfiguration
    } else {
      configurationFile = try input.settings(Configuration.fileName)
    }
    var configuration = Configuration()
    var files: [SourceFile] = []
    if let source = configurationFile {
      files.append(source)
      guard
        let read = Configuration.read(source, file: FileIndex(0), diagnostics: &diagnostics)
      else { throw Failure(status: 2, diagnostics, in: files) }
      configuration = read
    }
    var waivers = configuration.waivers
    if let source = try input.settings(WaiverFile.name) {
      files.append(source)
      guard
        let read = WaiverFile.read(
          source, file: FileIndex(files.count - 1), diagnostics: &diagnostics)
      else { throw Failure(status: 2, diagnostics, in: files) }
      waivers += read
    }
    var baseline: [String: NoticeBaseline] = [:]
    if let source = try input.settings(BaselineFile.name) {
      files.append(source)
      guard
        let read = BaselineFile.read(
          source, file: FileIndex(files.count - 1), diagnostics: &diagnostics)
      else { throw Failure(status: 2, diagnostics, in: files) }
      baseline = read
    }
    self.configuration = configuration
    self.waivers = waivers
    self.files = files
    self.baseline = baseline
    book = try Self.book(configuration, input, rules, extent)
    let problems = configuration.problems(with: book)
    if !problems.isEmpty { throw Failure(status: 2, problems, in: files) }
    catalog = try APICatalog(input, named: configuration.apis)
  }

  /// Whether a configured API has a file here.
  func has(_ name: String) -> Bool {
    configuration.apis.contains { $0.name == name }
      && !catalog.absent.contains { $0.name == name }
  }

  private static func book(
    _ configuration: Configuration, _ input: InputSet, _ folders: [String],
    _ extent: RuleBook.Extent
  ) throws(Failure) -> RuleBook {
    var own: [RuleBook.File] = []
    for root in input.roots where root.isYAML {
      let isRule = (configuration.ruleFolders + folders).contains { folder in
        let folder = folder.hasPrefix("./") ? String(folder.dropFirst(2)) : folder
        return root.relativePath.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
      }
      guard isRule else { continue }
      do {
        let source = try input.read(root)
        own.append((source.path, String(decoding: source.bytes, as: UTF8.self)))
      } catch {
        throw Failure(error)
      }
    }
    var diagnostics: [Diagnostic] = []
    let book = RuleBook.load(
      builtIn: builtInRuleFiles.texts(extent), own: own,
      spellings: configuration.spellings, extent: extent, diagnostics: &diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }) {
      throw Failure(status: 2, diagnostics, in: book.files)
    }
    return book
  }
}

extension InputSet {
  /// A file of settings in the folder of the input; nil where there is none.
  fileprivate func settings(_ name: String) throws(Failure) -> SourceFile? {
    do throws(InputError) {
      return try read(settings: name)
    } catch {
      throw Failure(status: 2, message: error.description, remedy: error.remedy)
    }
  }
}
