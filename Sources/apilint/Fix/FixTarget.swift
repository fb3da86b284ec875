internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceInput
internal import SourceText

/// One API whose files are to be mended, and how they are judged.
struct FixTarget {
  let now: CalendarDay
  let judged: ([String: SourceFile]) throws -> FixRun.Judged
  /// The current folder from the root of the repository; nil where the files need not be in one.
  private(set) var prefix: String?

  /// The new one of two versions, which has to be a file on disk.
  init(old: String, new: String, now: CalendarDay?, _ options: SettingsOptions) throws {
    let before = try Self.open(old)
    let after = try Self.open(new)
    let root = try Self.onDisk(after, new)
    let settings = try options.load(near: Path.folder(of: new), extent: .judging)
    let today = now ?? CalendarDay(number: Today.dayNumber())
    let annotations = settings.book.annotations
    guard let oldRoot = before.roots.first,
      let version = try VersionReader(input: before, annotations: annotations).read(oldRoot),
      let oldSchema = version.schema
    else { throw Self.noDocument(old) }
    self.now = today
    let operations = oldSchema.operationPointers
    judged = { drafts in
      let reader = VersionReader(input: after, annotations: annotations, drafts: drafts)
      guard let version = try reader.read(root), let schema = version.schema else {
        throw Self.noDocument(new)
      }
      let comparison = compare(
        oldSchema, schema,
        declarationsAreEntries: settings.configuration.notice.hasPublicComponents)
      return FixRun.Judged(
        before: comparison.before.files, after: version.files,
        formatVersion: schema.formatVersion, earlierFormatVersion: oldSchema.formatVersion,
        format: schema.format,
        findings: judge(
          comparison, by: settings.book, policy: settings.configuration.notice,
          overrides: settings.configuration.severities, path: root.path, now: today),
        operations: operations)
    }
  }

  /// One version by itself.
  init(state path: String, now: CalendarDay?, _ options: SettingsOptions) throws {
    let input = try Self.open(path)
    let root = try Self.onDisk(input, path)
    let settings = try options.load(near: Path.folder(of: path), extent: .judging)
    let today = now ?? CalendarDay(number: Today.dayNumber())
    self.now = today
    judged = { drafts in
      let reader = VersionReader(
        input: input, annotations: settings.book.annotations, drafts: drafts)
      guard let version = try reader.read(root), let schema = version.schema else {
        throw Self.noDocument(path)
      }
      return FixRun.Judged(
        before: [], after: version.files, formatVersion: schema.formatVersion,
        format: schema.format,
        findings: lint(
          schema, by: settings.book, policy: settings.configuration.notice,
          overrides: settings.configuration.severities, path: root.path, now: today))
    }
  }

  private init(now: CalendarDay, judged: @escaping ([String: SourceFile]) throws -> FixRun.Judged) {
    self.now = now
    self.judged = judged
  }

  /// Every API of the project that was there before.
  static func ofProject(_ change: BaseOptions, _ options: SettingsOptions) throws
    -> [FixTarget]
  {
    let check = try change.check(options)
    let prefix = try? check.repository.prefix()
    return try check.pairsWithBase().map { pair in
      let operations = pair.operationPointers
      var target = FixTarget(now: check.now) { drafts in
        guard let outcome = try pair.outcome(drafts: drafts),
          let version = outcome.after ?? outcome.before, let format = version.format
        else { throw Self.noDocument(pair.pair.name) }
        return FixRun.Judged(
          before: outcome.before?.files ?? [], after: outcome.after?.files ?? [],
          formatVersion: version.formatVersion,
          earlierFormatVersion: outcome.before?.formatVersion, format: format,
          findings: outcome.findings, operations: operations)
      }
      target.prefix = prefix
      return target
    }
  }

  private static func open(_ path: String) throws(Failure) -> InputSet {
    do throws(InputError) {
      return try InputSet.open(InputSpecifier.parse(path))
    } catch {
      throw Failure(error)
    }
  }

  private static func onDisk(_ input: InputSet, _ path: String) throws(Failure) -> RootFile {
    guard case .file = input.specifier, let root = input.roots.first else {
      throw Failure(
        status: 2, message: "'\(path)' is no file on disk that could be written to",
        remedy: "name the file that is to be changed")
    }
    return root
  }

  private static func noDocument(_ path: String) -> Failure {
    Failure(
      status: 3, message: "\(path) is no API document that can be read",
      remedy: "see what is the matter with: apilint lint \(path)")
  }
}
