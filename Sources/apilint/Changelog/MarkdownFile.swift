internal import Changelog
internal import Reporters
internal import SourceInput

/// A changelog that people keep and edit: releases are added above those that are there.
struct MarkdownFile {
  let path: String

  /// Adds what is not in the file yet. A file that is not there is made.
  func add(_ outcome: ChangelogOutcome) throws(Failure) {
    let known: [UInt8]?
    do throws(InputError) {
      known = try Path.read(path)
    } catch {
      guard case .missing = error else { throw Failure(error) }
      known = nil
    }
    let addition = ChangelogAddition(outcome, to: known)
    do throws(OutputError) {
      if let bytes = addition.bytes { try OutputFile.write(bytes, to: path) }
    } catch {
      throw Failure(error)
    }
    let what =
      addition.count == 0
      ? "there is nothing new"
      : "added \(addition.count == 1 ? "1 entry" : "\(addition.count) entries")"
    _ = try? StandardStreams.error.write(Array("apilint: \(path): \(what)\n".utf8))
  }
}
