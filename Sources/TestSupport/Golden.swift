internal import Foundation

/// Compares bytes with a file in the repository that a person has read and found right.
///
/// With `APILINT_RECORD=1` in the environment a file that differs is rewritten, **and the check
/// fails all the same**: what was recorded has to be read before it counts.
package enum Golden {
  /// Why a check failed.
  package struct Mismatch: Error, CustomStringConvertible {
    package let description: String
  }

  /// Compares bytes with `fixtures/<path>`.
  package static func check(_ bytes: [UInt8], _ path: String) throws(Mismatch) {
    let file = PackageFolder.url(of: "fixtures/\(path)")
    let recorded = (try? Data(contentsOf: file)).map { [UInt8]($0) }
    guard recorded != bytes else { return }
    guard ProcessInfo.processInfo.environment["APILINT_RECORD"] == "1" else {
      throw Mismatch(description: explanation(path, recorded, bytes))
    }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    } catch {
      throw Mismatch(description: "fixtures/\(path) could not be written: \(error)")
    }
    throw Mismatch(description: "fixtures/\(path) was recorded; read it, then run again without")
  }

  /// The first line that differs, since the whole would bury it.
  private static func explanation(_ path: String, _ recorded: [UInt8]?, _ bytes: [UInt8])
    -> String
  {
    guard let recorded else { return "fixtures/\(path) is missing; record it: APILINT_RECORD=1" }
    let old = lines(recorded)
    let new = lines(bytes)
    let first = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = first ?? min(old.count, new.count)
    return """
      fixtures/\(path) differs in line \(line + 1)
      - \(line < old.count ? old[line] : "(end of file)")
      + \(line < new.count ? new[line] : "(end of file)")
      """
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0.prefix(300), as: UTF8.self).debugDescription }
  }
}
