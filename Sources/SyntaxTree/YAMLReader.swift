import SourceText

/// Reads YAML into the arena, event by event.
struct YAMLReader: ~Copyable {
  let bytes: ByteView
  let base: Int
  let file: FileIndex
  let limits: ParseLimits
  let survey: YAMLSurvey
  var stream: YAMLEventStream
  var offsets: YAMLOffsets
  var builder: TreeBuilder
  var diagnostics: [Diagnostic] = []
  /// The place of the last scalar, which libyaml may refuse as a key only later.
  var lastScalar = 0..<0
  /// What an earlier version has as well, and the tree of it.
  let repeated: RepeatedBlocks?
  let earlier: SyntaxTree?
  /// How many of ``repeated`` have been met, and where the next one stands in the text that is read.
  var takenBlocks = 0
  var nextBlock = UInt32.max
  /// How many bytes the text that is read is behind the document.
  var omitted: UInt32 = 0

  private(set) var key = PendingKey.none
  var hasKey = false
  private(set) var isInMapping = false
  /// Where the last value ended: the end of block containers, which have no mark of their own.
  var lastEnd: UInt32 = 0
  private var documents = 0
  private var anchors: [String: Anchor] = [:]
  private var aliasNodes = 0
  /// Texts that were remarked upon already.
  private var remarked: Set<Symbol> = []

  /// What an alias stands for.
  private enum Anchor {
    case node(Int)
    /// A scalar that is a key, and so has no node.
    case key(Node)
  }

  /// `start` is the length of the byte order mark. The buffers must outlive the reader.
  ///
  /// - Parameters:
  ///   - text: what libyaml reads: the document itself, or the text of `repeated`.
  ///   - earlier: the tree that `repeated` refers to.
  init(
    _ buffer: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>, from start: Int,
    file: FileIndex, limits: ParseLimits, repeated: RepeatedBlocks? = nil,
    earlier: SyntaxTree? = nil
  ) {
    bytes = unsafe ByteView(buffer)
    base = start
    self.file = file
    self.limits = limits
    self.repeated = repeated
    self.earlier = earlier
    let view = unsafe ByteView(text)
    survey = YAMLSurvey(view, from: start)
    stream = unsafe YAMLEventStream(UnsafeBufferPointer(rebasing: text[start...]))
    offsets = YAMLOffsets(view, base: start)
    nextBlock = repeated?.blocks.first?.place ?? .max
    builder = TreeBuilder(expectedNodes: min(bytes.count / 24 + 1, limits.maxNodes))
  }

  /// Reads the first document, and reports what follows.
  mutating func read(_ symbols: inout SymbolTable) throws(Stop) {
    try reportSurvey()
    while true {
      guard stream.next() else { throw stopAtProblem() }
      switch stream.kind {
      case .scalar: try scalar(&symbols)
      case .mappingStart: try begin(.mapping)
      case .sequenceStart: try begin(.sequence)
      case .mappingEnd, .sequenceEnd: end(symbols)
      case .alias: try alias()
      case .documentStart:
        documents += 1
        if documents == 2 {
          reportSecondDocument(markRange())
          return
        }
      case .streamEnd:
        if builder.nodes.isEmpty { throw stopAtEmptyDocument() }
        return
      case .other: break
      }
    }
  }

  @inline(__always)
  private mutating func scalar(_ symbols: inout SymbolTable) throws(Stop) {
    let text = stream.text
    let style = stream.style
    let start = offset(of: stream.start)
    var end = offset(of: stream.end)
    if start &- omitted == nextBlock {
      try takeBlock(start..<end)
      return
    }
    if style == .literal || style == .folded { end = trimmed(start, end) }
    if end > start { lastScalar = Int(start)..<Int(end) }
    lastEnd = end
    let symbol = symbols.intern(text)

    var kind = style == .plain ? CoreSchema.kind(of: text) : .string
    if let tag = stream.tag {
      kind = tagged(kind, YAMLTag(tag), text, start..<end)
    } else if style == .plain {
      if let other = CoreSchema.meaningInYAML11(text), remarked.insert(symbol).inserted {
        remark(symbols.text(symbol), meaning: other, start..<end)
      }
    }
    if isInMapping, !hasKey {
      hasKey = true
      key = PendingKey(symbol: symbol, start: start, end: end, flags: [])
      if kind == .null {
        reportNullKey(start..<end)
      } else if text.count == 2, style == .plain, text.matches("<<", at: 0) {
        key.flags = .merge
        builder.noteMergeKey()
      }
      if let name = stream.anchor {
        anchors[name] = .key(
          Node(
            key: .none, payload: symbol.id, keyStart: 0, keyEnd: 0, start: start, end: end,
            kind: kind, style: style, flags: []))
      }
      return
    }
    if builder.nodes.isEmpty, kind == .null, start == end { throw stopAtEmptyDocument() }
    try checkNodeLimit()
    if let name = stream.anchor { anchors[name] = .node(builder.nodes.count) }
    builder.scalar(symbol, kind, style, key: takeKey(), start, end)
  }

  private mutating func begin(_ kind: NodeKind) throws(Stop) {
    if isInMapping, !hasKey { throw stopAtComplexKey(kind, markRange()) }
    guard builder.open.count < limits.maxDepth else { throw stopAtDepthLimit(markRange()) }
    try checkNodeLimit()
    let start = offset(of: stream.start)
    if let tag = stream.tag { checkTag(YAMLTag(tag), on: kind, start..<start + 1) }
    if let name = stream.anchor { anchors[name] = .node(builder.nodes.count) }
    builder.begin(kind, isFlow: stream.isFlow, key: takeKey(), start)
    isInMapping = kind == .mapping
  }

  private mutating func end(_ symbols: SymbolTable) {
    if builder.open[builder.open.count &- 1].isFlow { lastEnd = offset(of: stream.end) }
    let repeated = builder.end(lastEnd)
    if !repeated.isEmpty { builder.report(repeated, symbols, file, &diagnostics) }
    isInMapping = builder.open.last?.isMapping ?? false
    hasKey = false
  }

  /// Puts a copy of the anchored value in the place of an alias (YAML 1.2.2 §7.1).
  private mutating func alias() throws(Stop) {
    let name = stream.anchor ?? ""
    let place = markRange()
    lastEnd = place.upperBound
    guard let anchor = anchors[name] else { throw stopAtUndefinedAlias(name, place) }
    builder.noteAlias()
    let scalar: Node
    switch anchor {
    case .key(let node): scalar = node
    case .node(let index):
      scalar = builder.nodes[index]
      guard scalar.kind.isContainer else { break }
      if isInMapping, !hasKey { throw stopAtComplexKey(scalar.kind, place) }
      if scalar.payload == 0 { throw stopAtCycle(name, place, scalar.start) }
      if builder.open.count + builder.height(at: index) > limits.maxDepth {
        throw stopAtDepthLimit(place)
      }
      aliasNodes += Int(scalar.payload) - index
      if aliasNodes > limits.maxAliasNodes { throw stopAtAliasLimit(place) }
      if builder.nodes.count + Int(scalar.payload) - index > limits.maxNodes {
        throw stopAtNodeLimit(place)
      }
      builder.copySubtree(at: index, key: takeKey())
      return
    }
    let symbol = Symbol(id: scalar.payload)
    if isInMapping, !hasKey {
      hasKey = true
      key = PendingKey(symbol: symbol, start: place.lowerBound, end: place.upperBound, flags: [])
      return
    }
    aliasNodes += 1
    if aliasNodes > limits.maxAliasNodes { throw stopAtAliasLimit(place) }
    try checkNodeLimit()
    builder.scalar(symbol, scalar.kind, scalar.style, key: takeKey(), scalar.start, scalar.end)
  }

  /// Where a mark is in the document, in bytes.
  @inline(__always)
  private mutating func offset(of mark: Int) -> UInt32 { offsets.offset(of: mark) &+ omitted }

  @inline(__always)
  private mutating func takeKey() -> PendingKey {
    guard hasKey else { return .none }
    hasKey = false
    return key
  }

  @inline(__always)
  private mutating func checkNodeLimit() throws(Stop) {
    if builder.nodes.count >= limits.maxNodes { throw stopAtNodeLimit(markRange()) }
  }

  private mutating func markRange() -> Range<UInt32> {
    let start = offset(of: stream.start)
    return start..<max(start, offset(of: stream.end))
  }

  /// The end of a block scalar without the blank lines that libyaml counts to it.
  private func trimmed(_ start: UInt32, _ end: UInt32) -> UInt32 {
    var end = Int(end)
    while end > Int(start), [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return UInt32(end)
  }

  /// The kind of a scalar with a tag.
  private mutating func tagged(
    _ resolved: NodeKind, _ tag: YAMLTag, _ text: ByteView, _ range: Range<UInt32>
  ) -> NodeKind {
    switch tag {
    case .nonSpecific, .core(.string): return .string
    case .unknown(let name):
      reportUnknownTag(name, range)
      return resolved
    case .core(let wanted):
      let found = CoreSchema.kind(of: text)
      if found == wanted || wanted == .number && found == .integer { return wanted }
      reportMisfit(wanted, MessageText.quoted(text.text(0..<text.count)), range)
      return resolved
    }
  }

  private mutating func checkTag(_ tag: YAMLTag, on kind: NodeKind, _ range: Range<UInt32>) {
    switch tag {
    case .nonSpecific: break
    case .core(let wanted):
      if wanted != kind { reportMisfit(wanted, kind.name, range) }
    case .unknown(let name): reportUnknownTag(name, range)
    }
  }
}
