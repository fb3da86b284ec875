internal import RuleEngine
internal import SourceInput
internal import SourceText

/// The APIs of one revision: those that the configuration names, or, without any, those that are found
/// by their content.
struct APICatalog {
  /// One API and its file.
  struct API {
    /// As configured, or the path of its file.
    var name: String
    var root: RootFile
    /// Whether it goes by a name of its own rather than by its path.
    var isNamed: Bool
    /// Where its versions are published, where that is said of this API alone.
    var release: ReleaseSource?
  }

  /// In the order of the configuration, then of the paths.
  private(set) var apis: [API] = []
  /// Configured APIs without any file here.
  private(set) var absent: [ConfiguredAPI] = []

  /// - Parameters:
  ///   - input: the folder of the configuration.
  ///   - configured: the APIs that it names.
  init(_ input: InputSet, named configured: [ConfiguredAPI]) throws(Failure) {
    if configured.isEmpty {
      try findByContent(input)
      return
    }
    for api in configured {
      let roots = try joined(input.roots.filter { api.contains($0.relativePath) }, input)
      if roots.isEmpty { absent.append(api) }
      for root in roots {
        let isOnly = roots.count == 1
        apis.append(
          API(
            name: isOnly ? api.name : "\(api.name)/\(root.relativePath)", root: root,
            isNamed: isOnly, release: api.release))
      }
    }
  }

  private func joined(_ roots: [RootFile], _ input: InputSet) throws(Failure) -> [RootFile] {
    do {
      return try SchemaParts.joined(roots, in: input)
    } catch {
      throw Failure(error)
    }
  }

  private mutating func findByContent(_ input: InputSet) throws(Failure) {
    for root in try joined(input.roots.filter({ !Self.isOurs($0) }), input) {
      let source: SourceFile
      do {
        source = try input.read(root)
      } catch {
        throw Failure(error)
      }
      guard Formats.mayRead(source) else { continue }
      apis.append(API(name: root.relativePath, root: root, isNamed: false, release: nil))
    }
  }

  /// Files of settings are no APIs, whatever words are in them.
  private static func isOurs(_ root: RootFile) -> Bool {
    root.relativePath.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}
