package import SourceText

/// The difference of two versions of a file as `git apply` and `patch -p1` read it.
package enum UnifiedDiff {
  /// Lines around a difference that are the same.
  private static let context = 3

  /// `--- a/PATH`, `+++ b/PATH` and the hunks; empty where the bytes are the same. Lines end with LF
  /// here; the CR of a CR LF is a part of its line.
  ///
  /// - Parameter isForGit: whether the paths are from the root of a repository, and `git apply` is to take them
  ///   so in any of its folders.
  package static func text(from old: SourceFile, to new: SourceFile, isForGit: Bool = false)
    -> [UInt8]
  {
    guard old.bytes != new.bytes else { return [] }
    let before = lines(of: old.bytes)
    let after = lines(of: new.bytes)
    var text: [UInt8] = []
    if isForGit {
      text += Array("diff --git \(header("a/" + old.path)) \(header("b/" + new.path))\n".utf8)
    }
    text += Array("--- \(header("a/" + old.path))\n+++ \(header("b/" + new.path))\n".utf8)
    for hunk in hunks(LineMatching(before, after).differences) {
      write(hunk, before, after, to: &text)
    }
    return text
  }

  /// The changes between two versions of a file as edits of the old one, each as short as whole
  /// lines with their common beginning and end left out.
  package static func edits(from old: SourceFile, to new: SourceFile) -> [TextEdit] {
    let before = lines(of: old.bytes)
    let after = lines(of: new.bytes)
    return LineMatching(before, after).differences.map { difference in
      var start = offset(of: difference.old.lowerBound, in: before)
      var end = offset(of: difference.old.upperBound, in: before)
      var from = offset(of: difference.new.lowerBound, in: after)
      var to = offset(of: difference.new.upperBound, in: after)
      while start < end, from < to, old.bytes[start] == new.bytes[from] {
        start += 1
        from += 1
      }
      while start < end, from < to, old.bytes[end - 1] == new.bytes[to - 1] {
        end -= 1
        to -= 1
      }
      return TextEdit(start..<end, Array(new.bytes[from..<to]))
    }
  }

  /// The lines with their line feeds; the last one may have none.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...offset])
      start = offset + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func offset(of line: Int, in lines: [ArraySlice<UInt8>]) -> Int {
    line < lines.count ? lines[line].startIndex : lines.last?.endIndex ?? 0
  }

  /// Differences whose context touches, together.
  private static func hunks(_ differences: [LineMatching.Difference]) -> [[LineMatching.Difference]]
  {
    var hunks: [[LineMatching.Difference]] = []
    for difference in differences {
      if let last = hunks.last?.last,
        difference.old.lowerBound - last.old.upperBound <= 2 * context
      {
        hunks[hunks.count - 1].append(difference)
      } else {
        hunks.append([difference])
      }
    }
    return hunks
  }

  private static func write(
    _ hunk: [LineMatching.Difference], _ before: [ArraySlice<UInt8>],
    _ after: [ArraySlice<UInt8>], to text: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, before.count - last.old.upperBound)
    let old = first.old.lowerBound - lead..<last.old.upperBound + trail
    let new = first.new.lowerBound - lead..<last.new.upperBound + trail
    text += Array("@@ -\(range(old)) +\(range(new)) @@\n".utf8)
    var position = old.lowerBound
    for difference in hunk {
      for line in position..<difference.old.lowerBound { write(" ", before[line], to: &text) }
      for line in difference.old { write("-", before[line], to: &text) }
      for line in difference.new { write("+", after[line], to: &text) }
      position = difference.old.upperBound
    }
    for line in position..<old.upperBound { write(" ", before[line], to: &text) }
  }

  private static func write(_ mark: String, _ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
    text += Array(mark.utf8)
    text += line
    if line.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
  }

  /// Lines count from 1; an empty range is named by the line in front of it.
  private static func range(_ lines: Range<Int>) -> String {
    let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
  }

  /// A path as git writes it: in quotes with octal escapes where it holds what a line cannot, and
  /// with a tab behind it where a space might seem its end.
  private static func header(_ path: String) -> String {
    let needsQuotes = path.utf8.contains {
      $0 < 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    guard needsQuotes else { return path.utf8.contains(0x20) ? path + "\t" : path }
    var quoted = "\""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        quoted += "\\" + String(Unicode.Scalar(byte))
      case 0x20..<0x7F: quoted += String(Unicode.Scalar(byte))
      default:
        let octal = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      }
    }
    return quoted + "\""
  }
}
