package import SchemaModel
internal import SourceText

/// Compares two versions of an API.
///
/// One worklist of pairs, from the API itself down: children are matched by key, references are
/// followed as edges, and each pair is visited once a direction. So recursion ends by itself and a
/// change in something shared is seen once.
///
/// The schemas are handed over: flattened shapes are added to them, which would copy what somebody
/// else holds as well.
///
/// - Parameter declarationsAreEntries: whether consumers may begin at any declaration that is known by
///   its name, whether an operation leads to it or not.
package func compare(
  _ before: consuming Schema, _ after: consuming Schema, prefixes: PathPrefixes = .none,
  extent: ComparisonExtent = .changes, declarationsAreEntries: Bool = false
) -> Comparison {
  if declarationsAreEntries {
    before.declarationsAreEntries = true
    after.declarationsAreEntries = true
  }
  var comparer = SchemaComparer(consume before, consume after, prefixes, extent)
  return comparer.run()
}

/// How much of two versions has to be looked at.
package enum ComparisonExtent: Sendable {
  /// What can differ.
  case changes
  /// That, and every element of whose life something is said, so that each is met with its
  /// counterpart: for what is followed through a history, and for the state of one version.
  case everyLifecycle
  /// Everything, also what cannot differ.
  case everything
}

struct SchemaComparer {
  var before: ShapeFlattener
  var after: ShapeFlattener
  let bridge: SymbolBridge
  let prefixes: PathPrefixes
  let unchanged: UnchangedDeclarations
  /// The declarations of the version after by their names, in the symbols of the version before.
  lazy var declarationsAfter = declarationsByName()
  /// Those of the version before.
  lazy var declarationsBefore = Dictionary(
    before.schema.declarations.map { (before.schema[$0.element].name, $0.element) },
    uniquingKeysWith: { first, _ in first })
  /// The two versions are written in different versions of their format.
  let speaksDifferently: Bool
  var matcher: KeyMatcher
  var graph = PairGraph()
  var changes: [Change] = []
  var lifecycles: [Comparison.LifecyclePair] = []
  /// The changes between each pair of lifecycles that differ, by its place in ``lifecycles``.
  var lifecycleChanges: [Int: Range<Int>] = [:]
  /// What is new in the version after.
  var arrivals: [Arrival] = []

  private var known = PairIndex()
  private var work: [Work] = []
  /// What ``differ(_:_:)`` found.
  private var differences: [PairIndex.Key: Bool] = [:]
  /// Conditions and negations inside each other that are being looked into.
  private var probeDepth = 0
  private static let maxProbeDepth = 64
  /// Where each pair of lifecycles is in ``lifecycles``.
  var seenLifecycles: [LifecycleKey: Int] = [:]
  /// Pairs of security schemes by the scheme's symbol before, or nil-side for added ones.
  var schemePairs: [Symbol: PairID] = [:]
  /// The pair that stands for the API's own security, felt by the operations that inherit it.
  var securityPair: PairID?
  var isAPISecurityTold = false
  /// Whether anything is written as XML, in either version.
  lazy var speaksXML = before.schema.speaksXML || after.schema.speaksXML
  /// Names of path parameters that changed places, each with the one that came to its place.
  var exchangedNames: Set<[Symbol]> = []
  /// Security schemes of the version after that go by another name before.
  var schemeAliases: [Symbol: Symbol] = [:]
  /// Whether this is the second round, in which what the first one compared where it is used is not
  /// compared again.
  var isSecondRound = false

  /// Two things that are still to be compared.
  enum Subject {
    case elements(ElementID, ElementID)
    case shapes(ShapeID, ShapeID)
  }

  struct Work {
    var subject: Subject
    var direction: Direction
    /// Data flows the other way round (inside callbacks and webhooks).
    var isTurned: Bool
    var pair: PairID
  }

  init(
    _ before: consuming Schema, _ after: consuming Schema, _ prefixes: PathPrefixes,
    _ extent: ComparisonExtent
  ) {
    self.prefixes = prefixes
    self.speaksDifferently = before.formatVersion.prefix(3) != after.formatVersion.prefix(3)
    for word in ["byte", "binary"] {
      // What normal forms may say that neither version does; afterwards no symbol is added. Formats
      // that use these words know them already: to add one here would copy all of the table.
      if before.symbols.find(word) == nil { _ = before.symbols.intern(word) }
      if after.symbols.find(word) == nil { _ = after.symbols.intern(word) }
    }
    self.bridge = SymbolBridge(before: before.symbols, after: after.symbols)
    self.matcher = KeyMatcher(symbolCount: before.symbols.count)
    self.before = ShapeFlattener(consume before)
    self.after = ShapeFlattener(consume after)
    self.unchanged = UnchangedDeclarations(
      self.before.schema, self.after.schema, bridge, extent)
  }

  mutating func run() -> Comparison {
    visit(
      .elements(before.schema.root, after.schema.root), direction: .none, isTurned: false,
      under: nil)
    drain()
    if before.schema.isNominal { compareDeclarations() } else { compareUnreached() }
    drain()
    noteArrivals()
    graph.finish()
    return Comparison(
      before: before.schema, after: after.schema, changes: changes, lifecycles: lifecycles,
      graph: graph)
  }

  /// Whether two shapes stand for different values at all. Each pair is looked at once; a circle adds
  /// nothing to what is found on the way round.
  mutating func differ(_ b: ShapeID, _ a: ShapeID) -> Bool {
    let key = PairIndex.Key(before: b.raw, after: a.raw, context: 8)
    if let known = differences[key] { return known }
    differences[key] = false
    guard probeDepth < Self.maxProbeDepth else { return false }
    probeDepth += 1
    defer { probeDepth -= 1 }
    let outer = (changes, work, known, graph, arrivals)
    let outerLifecycles = (lifecycles, seenLifecycles, lifecycleChanges)
    (changes, work, known, graph, arrivals) = ([], [], PairIndex(), PairGraph(), [])
    (lifecycles, seenLifecycles, lifecycleChanges) = ([], [:], [:])
    visit(.shapes(b, a), direction: .none, isTurned: false, under: nil)
    drain()
    let result = changes.contains { $0.aspect != .description && $0.aspect != .attribute }
    (changes, work, known, graph, arrivals) = outer
    (lifecycles, seenLifecycles, lifecycleChanges) = outerLifecycles
    differences[key] = result
    return result
  }

  mutating func drain() {
    while let item = work.popLast() {
      switch item.subject {
      case .elements(let b, let a): compareElements(b, a, item)
      case .shapes(let b, let a): compareShapes(b, a, item)
      }
    }
  }

  /// Queues a pair if it is new, and notes that it was come to from `parent`.
  /// - Returns: The pair; `parent` where the second round comes to what the first one settled.
  @discardableResult
  mutating func visit(
    _ subject: Subject, direction: Direction, isTurned: Bool, under parent: PairID?
  ) -> PairID {
    let key: PairIndex.Key
    let context = UInt8(direction.bit) | (isTurned ? 4 : 0)
    switch subject {
    case .elements(let b, let a): key = PairIndex.Key(before: b.raw, after: a.raw, context: context)
    case .shapes(let b, let a):
      key = PairIndex.Key(before: b.raw, after: a.raw, context: context | 8)
    }
    let (met, slot) = known.find(key)
    if let met {
      if let parent { graph.connect(met, under: parent) }
      return met
    }
    if isSecondRound, let parent, hasMet(key) { return parent }
    let (b, a): (ElementID, ElementID) =
      switch subject {
      case .elements(let b, let a): (b, a)
      case .shapes(let b, let a): (before.schema[b].owner, after.schema[a].owner)
      }
    let pair = graph.add(
      PairGraph.Pair(
        before: b, after: a, direction: direction,
        isOperation: before.schema.isCalled(b)))
    known.insert(key, pair, at: slot)
    if let parent { graph.connect(pair, under: parent) }
    work.append(Work(subject: subject, direction: direction, isTurned: isTurned, pair: pair))
    return pair
  }

  /// Whether two things have met in any direction.
  private func hasMet(_ key: PairIndex.Key) -> Bool {
    for context: UInt8 in 1...6 {
      let other = PairIndex.Key(
        before: key.before, after: key.after, context: context | key.context & 8)
      if known.find(other).pair != nil { return true }
    }
    return false
  }
}

extension Schema {
  /// Whether consumers call an element: an operation, or what stands for one.
  func isCalled(_ element: ElementID) -> Bool {
    self[element].kind == .operation || self[element].traits.contains(.entryPoint)
  }

  fileprivate var speaksXML: Bool {
    edges.contains { edge in
      edge.group == Edge.Group.mediaType && text(edge.key).contains("xml")
    }
  }
}

extension Direction {
  fileprivate var bit: Int {
    switch self {
    case .none: 0
    case .request: 1
    case .response: 2
    }
  }
}
