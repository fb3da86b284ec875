internal import History
internal import RuleEngine
internal import SourceInput
internal import SourceText

/// The baseline that counts: the first one that was published. It cannot be extended later (POLICY.md, 10).
struct BaselineHistory {
  private let check: ProjectCheck

  init(_ check: ProjectCheck) { self.check = check }

  /// By the names of APIs.
  func baselines() throws(Failure) -> [String: NoticeBaseline] {
    guard let history = check.baseHistory, let before = check.before, !before.baseline.isEmpty
    else {
      return [:]
    }
    let path = check.repositoryPath(of: BaselineFile.name)
    do throws(InputError) {
      let first = history.commits.firstIndex { published in
        published.changes.contains { $0.path == path && $0.kind != .removed }
      }
      guard let first else { return before.baseline }
      let input = try history.inputs(at: first, path: path)
      guard let root = input.roots.first else { return [:] }
      var ignored: [Diagnostic] = []
      return BaselineFile.read(try input.read(root), file: FileIndex(0), diagnostics: &ignored)
        ?? [:]
    } catch {
      throw Failure(error)
    }
  }
}
