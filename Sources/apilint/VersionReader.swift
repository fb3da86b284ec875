internal import RuleEngine
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// Reads, parses and lowers one version of one API.
struct VersionReader: Sendable {
  let input: InputSet
  let annotations: AnnotationTable
  /// Whether files that stand beside a schema are of its version: not where versions lie in one folder.
  var readsSideFiles = true
  /// Files by their paths whose text is to be taken instead of what the input has.
  var drafts: [String: SourceFile] = [:]

  /// - Parameter earlier: The version before, if it has been read.
  /// - Returns: nil when the file is no API document of a known format.
  func read(_ root: RootFile, after earlier: Schema? = nil) throws(Failure) -> LoweredVersion? {
    do {
      return try lower(root, after: earlier)
    } catch {
      throw Failure(error)
    }
  }

  /// The same, for those who go on where a file cannot be had.
  func lower(_ root: RootFile, after earlier: Schema?) throws(InputError) -> LoweredVersion? {
    let source = try text(of: root)
    var parts: [SourceFile] = []
    for part in root.parts { parts.append(try text(of: part)) }
    var annotations = annotations
    if !readsSideFiles { annotations.sideFiles = [] }
    let context = LoweringContext(
      annotations: annotations, parts: parts, loader: Loader(input: input, drafts: drafts),
      earlier: earlier)
    for format in Formats.all {
      if let version = format.lower(source, in: context) { return version }
    }
    return nil
  }

  private func text(of root: RootFile) throws(InputError) -> SourceFile {
    if let draft = drafts[root.path] { return draft }
    return try input.read(root)
  }

  /// References are read from the same revision.
  private struct Loader: ReferenceLoader {
    let input: InputSet
    let drafts: [String: SourceFile]

    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      do {
        if !drafts.isEmpty {
          let known = try input.path(ofReference: path, from: file.path)
          if let draft = drafts[known] { return draft }
        }
        return try input.read(reference: path, from: file.path)
      } catch {
        throw ReferenceFailure(
          message: error.description, remedy: error.remedy, isAbsent: error.isOfAbsence)
      }
    }
  }
}

extension InputError {
  /// Whether nothing is there, or nothing that may be followed.
  fileprivate var isOfAbsence: Bool {
    switch self {
    case .missing, .missingInRevision, .missingReference, .refused: true
    default: false
    }
  }
}
