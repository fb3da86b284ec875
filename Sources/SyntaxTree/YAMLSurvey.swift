import SourceText

/// What is looked for in the bytes of a YAML file before libyaml reads it.
struct YAMLSurvey {
  /// The offset of the first NEL, LS or PS. libyaml takes them for line breaks as YAML 1.1 did;
  /// for YAML 1.2.2 §5.4 and for editors they are none.
  var firstSeparator: (offset: Int, length: Int, name: String)?
  /// How many there are.
  var separators = 0
  /// The directive lines at the beginning, whose cost in libyaml grows with their square.
  var directives = 0
  /// The offset of the last of these.
  var lastDirective = 0

  init(_ bytes: ByteView, from start: Int) {
    countDirectives(bytes, from: start)
    var offset = start
    while true {
      offset = bytes.firstNonASCII(from: offset)
      guard offset < bytes.count else { return }
      noteSeparator(bytes, at: offset)
      offset &+= 1
    }
  }

  private mutating func noteSeparator(_ bytes: ByteView, at offset: Int) {
    let found: (Int, String)? =
      switch bytes[offset] {
      case 0xC2 where bytes.at(offset + 1) == 0x85: (2, "NEL (U+0085)")
      case 0xE2 where bytes.matches("\u{2028}", at: offset): (3, "LS (U+2028)")
      case 0xE2 where bytes.matches("\u{2029}", at: offset): (3, "PS (U+2029)")
      default: nil
      }
    guard let found else { return }
    separators += 1
    if firstSeparator == nil { firstSeparator = (offset, found.0, found.1) }
  }

  private mutating func countDirectives(_ bytes: ByteView, from start: Int) {
    var lineStart = start
    while let first = bytes.at(lineStart) {
      switch first {
      case UInt8(ascii: "%"):
        directives += 1
        lastDirective = lineStart
      case UInt8(ascii: "#"), 0x0A, 0x0D, 0x20: break
      default: return
      }
      var end = lineStart
      while let byte = bytes.at(end), byte != 0x0A, byte != 0x0D {
        // A line of content ends the directives, however far it is indented.
        if first == 0x20, byte != 0x20 { return }
        end += 1
      }
      lineStart = end + 1
    }
  }
}
