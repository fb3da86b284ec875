import SourceText

/// The parts of a YAML document that an earlier one has as well, byte for byte, so that libyaml need
/// not read them again. Between two versions of an API that is nearly everything.
///
/// A part is an entry of a block mapping near the top, with all its lines. In the text that libyaml
/// reads instead, ``text``, it is one line: its key with the value `0`. Whether the part means here
/// what it meant there is thereby left to libyaml: only where it finds that key with that value at
/// that place, in a block mapping as deep as the earlier one, the earlier nodes stand in
/// (``YAMLReader/takeBlock(_:)``). Whatever else it finds, the document is read as a whole.
///
/// What a block means depends on its own bytes, the column of its key and the depth alone (YAML 1.2.2,
/// chapters 7 and 8): the earlier document has no aliases, no merge keys and no directives
/// (``SyntaxTree/canBeReused``), the key is followed by its colon, there is nothing between its value and
/// the next key but blank lines and comments, and the line behind it is indented no further than its key.
struct RepeatedBlocks {
  struct Block {
    /// Where the value that stands in for it begins in ``RepeatedBlocks/text``.
    var place: UInt32
    /// Where its key begins in the document.
    var keyStart: UInt32
    /// The value in the earlier tree.
    var node: Int
    /// How far the document has it behind the earlier one (modulo 2³²).
    var distance: UInt32
    /// How many bytes less its line in ``RepeatedBlocks/text`` has.
    var omitted: UInt32
    /// The containers around it.
    var depth: Int
  }

  private(set) var text: [UInt8] = []
  private(set) var blocks: [Block] = []

  /// Entries are looked for in mappings that are this deep at the most. Components, paths and
  /// operations of an API are.
  private static let maxDepth = 3
  /// What follows a key in the place of its value, and where the value begins in it.
  private static let standIn = Array(": 0\n".utf8)
  private static let valueOffset = 2
  /// Shorter ones are as quickly read.
  private static let minLength = 200

  /// - Returns: nil where too little is the same to be worth it.
  init?(in bytes: ByteView, like earlier: SyntaxTree) {
    guard earlier.canBeReused else { return nil }
    let known = KnownBlocks(earlier, maxDepth: Self.maxDepth, minLength: Self.minLength)
    guard !known.isEmpty else { return nil }
    var copied = 0
    var line = 0
    while line < bytes.count {
      let next = line + bytes[line..<bytes.count].lineLength + 1
      guard let block = known.find(bytes, line: line, end: min(next - 1, bytes.count)),
        Self.endsBlock(bytes, at: line + block.length, indentation: block.indentation)
      else {
        line = next
        continue
      }
      bytes.append(copied..<line + block.keyEnd, to: &text)
      text.append(contentsOf: Self.standIn)
      let start = UInt32(line)
      blocks.append(
        Block(
          place: UInt32(text.count - Self.standIn.count + Self.valueOffset),
          keyStart: start + UInt32(block.indentation),
          node: block.node, distance: start &- block.start,
          omitted: UInt32(block.length - block.keyEnd - Self.standIn.count), depth: block.depth))
      line += block.length
      copied = line
    }
    // Below that, looking for them costs as much as is gained.
    guard copied > 0, blocks.reduce(0, { $0 + Int($1.omitted) }) > bytes.count / 4 else {
      return nil
    }
    bytes.append(copied..<bytes.count, to: &text)
  }

  /// Whether what stands at an offset cannot belong to an entry with that indentation: something that
  /// is indented no further, or the end.
  private static func endsBlock(_ bytes: ByteView, at offset: Int, indentation: Int) -> Bool {
    guard offset < bytes.count else { return true }
    var column = 0
    while column <= indentation, bytes.at(offset + column) == 0x20 { column += 1 }
    guard column <= indentation, let first = bytes.at(offset + column) else { return false }
    return first != 0x0A && first != 0x0D
  }
}

/// The entries of block mappings near the top of a document, by their first lines.
private struct KnownBlocks {
  struct Block {
    /// Where its first line begins.
    var start: UInt32
    /// In bytes, all its lines.
    var length: Int
    var indentation: Int
    /// Where its key ends, from the beginning of the line.
    var keyEnd: Int
    var node: Int
    var depth: Int
  }

  private let tree: SyntaxTree
  private let minLength: Int
  private var blocks: [Int: Block] = [:]
  private var maxIndentation = 0

  var isEmpty: Bool { blocks.isEmpty }

  init(_ tree: SyntaxTree, maxDepth: Int, minLength: Int) {
    self.tree = tree
    self.minLength = minLength
    unsafe tree.source.bytes.withUnsafeBufferPointer { buffer in
      add(entriesOf: 0, depth: 1, maxDepth, unsafe ByteView(buffer))
    }
  }

  private mutating func add(
    entriesOf mapping: Int, depth: Int, _ maxDepth: Int, _ bytes: ByteView
  ) {
    let nodes = tree.nodes
    guard nodes[mapping].kind == .mapping else { return }
    var entry = mapping + 1
    while entry < nodes.endIndex(of: mapping) {
      if nodes[entry].kind.isContainer {
        if let block = block(of: entry, depth: depth, bytes), block.length >= minLength {
          let line = Int(block.start)
          let key = Self.hash(bytes, line..<line + bytes[line..<bytes.count].lineLength)
          if blocks[key] == nil { blocks[key] = block }
          maxIndentation = max(maxIndentation, block.indentation)
        }
        if depth < maxDepth { add(entriesOf: entry, depth: depth + 1, maxDepth, bytes) }
      }
      entry = nodes.endIndex(of: entry)
    }
  }

  /// The lines of an entry: from the one with its key to the one with the next key, where both keys
  /// are the first thing in their lines.
  private func block(of entry: Int, depth: Int, _ bytes: ByteView) -> Block? {
    let node = tree.nodes[entry]
    guard !node.key.isNone, let start = Self.lineStart(bytes, Int(node.keyStart)) else {
      return nil
    }
    var end = bytes.count
    let next = tree.nodes.endIndex(of: entry)
    if next < tree.nodes.count {
      guard !tree.nodes[next].key.isNone,
        let line = Self.lineStart(bytes, Int(tree.nodes[next].keyStart))
      else { return nil }
      end = line
      guard Int(tree.nodes[next].keyStart) - end <= Int(node.keyStart) - start else { return nil }
    }
    guard Int(node.end) <= end, end > start, bytes[end - 1] == 0x0A,
      Self.hasColon(bytes, behind: Int(node.keyEnd)),
      Self.hasOnlyComments(bytes, Int(node.end)..<end)
    else { return nil }
    return Block(
      start: UInt32(start), length: end - start, indentation: Int(node.keyStart) - start,
      keyEnd: Int(node.keyEnd) - start, node: entry, depth: depth)
  }

  /// Whether a key is followed by its colon (and was not introduced by a question mark).
  private static func hasColon(_ bytes: ByteView, behind key: Int) -> Bool {
    var offset = key
    while bytes.at(offset) == 0x20 { offset += 1 }
    return bytes.at(offset) == UInt8(ascii: ":")
  }

  /// Whether there is nothing in a range but the rest of a line, blank lines and comments.
  private static func hasOnlyComments(_ bytes: ByteView, _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case UInt8(ascii: "#"): offset += bytes[offset..<range.upperBound].lineLength
      default: return false
      }
    }
    return true
  }

  /// Where the line begins in which there is nothing but spaces before an offset.
  private static func lineStart(_ bytes: ByteView, _ offset: Int) -> Int? {
    var start = offset
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    return start == 0 || bytes[start - 1] == 0x0A ? start : nil
  }

  /// The block that the lines from `line` on are equal to.
  /// - Parameter end: where the first of them ends.
  func find(_ bytes: ByteView, line: Int, end: Int) -> Block? {
    var first = line
    while first < end, bytes[first] == 0x20 { first += 1 }
    guard first < end, first - line <= maxIndentation,
      let block = blocks[Self.hash(bytes, line..<end)], line + block.length <= bytes.count
    else { return nil }
    let isSame = unsafe tree.source.bytes.withUnsafeBufferPointer { buffer in
      let start = Int(block.start)
      return unsafe ByteView(buffer)[start..<start + block.length]
        == bytes[line..<line + block.length]
    }
    return isSame ? block : nil
  }

  private static func hash(_ bytes: ByteView, _ range: Range<Int>) -> Int {
    var hasher = Hasher()
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      hasher.combine(bytes.word(at: offset))
      offset += 8
    }
    while offset < range.upperBound {
      hasher.combine(bytes[offset])
      offset += 1
    }
    return hasher.finalize()
  }
}
