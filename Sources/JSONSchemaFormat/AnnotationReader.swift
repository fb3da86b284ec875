package import SchemaModel
internal import SourceText
package import SyntaxTree

/// Collects what one mapping says of an element's life, in whatever spelling.
private struct OpenLifecycle {
  var marks: [Lifecycle.Mark] = []
  var announced: [Lifecycle.Dated] = []
  var sunset: [Lifecycle.Dated] = []
  var replacement: [Lifecycle.Text] = []
  var reason: [Lifecycle.Text] = []
  var guide: [Lifecycle.Text] = []
  var stability: [Lifecycle.Level] = []
  var implied: (spelling: Symbol, range: SourceRange)?
  var plans: [PlannedChange] = []
  var movedFrom: Lifecycle.Text?
  var facts: [LifecycleFact] = []
}

extension JSONSchemaLowering {
  /// Reads the annotations of the mapping at `node` and gives them to `element`, unless it has some
  /// of its own already (a parameter's before its schema's).
  ///
  /// - Parameter hasKeyword: whether the format has a `deprecated` of its own at this place; where
  ///   it has none, a date of deprecation is the deprecation.
  package mutating func attachLifecycle(
    at node: NodeID, in tree: SyntaxTree, to element: ElementID, hasKeyword: Bool
  ) {
    guard let lifecycle = readLifecycle(at: node, in: tree, hasKeyword: hasKeyword) else { return }
    if let known = writer.schema[element].lifecycle {
      var merged = writer.schema.lifecycles[known.index]
      merged.fill(from: lifecycle)
      writer.schema.lifecycles[known.index] = merged
    } else {
      writer.schema.elements[element.index].lifecycle = writer.add(lifecycle)
    }
  }

  private mutating func readLifecycle(
    at node: NodeID, in tree: SyntaxTree, hasKeyword: Bool
  ) -> Lifecycle? {
    guard hasAnnotations(node, in: tree) else { return nil }
    var open = OpenLifecycle()
    var isEmpty = true
    for child in tree.children(node) {
      let key = tree.key(child)
      switch annotations.classify(key, documents.symbols) {
      case .other: continue
      case .deprecated:
        isEmpty = false
        readKeyword(child, in: tree, into: &open)
      case .spelling(let index):
        isEmpty = false
        read(child, as: annotations.table.spellings[index], in: tree, into: &open)
      case .near(let index):
        isEmpty = false
        let meant = annotations.table.spellings[index]
        open.facts.append(
          LifecycleFact(
            aspect: meant.aspect, relation: .misspelt, spelling: key,
            value: scalar(child, in: tree),
            range: tree.keyRange(child) ?? tree.range(child), suggestion: meant.key))
      }
    }
    guard !isEmpty else { return nil }
    var lifecycle = settle(&open, hasKeyword: hasKeyword)
    noteContradictions(at: node, in: tree, &lifecycle)
    return lifecycle
  }

  /// Reads a mapping whose members are annotations without their `x-` (`sunset`, `deprecated-at`).
  mutating func readLifecycleMembers(of node: NodeID, in tree: SyntaxTree) -> Lifecycle {
    var open = OpenLifecycle()
    for child in tree.children(node) {
      let name = documents.symbols.text(tree.key(child))
      let plain = name.hasPrefix("x-") ? String(name.dropFirst(2)) : name
      if plain == "deprecated" {
        readKeyword(child, in: tree, into: &open)
        continue
      }
      // The same keys as elsewhere; `reason` and `deprecated-reason` are one.
      let candidates = ["x-" + plain, "x-deprecated-" + plain]
      for candidate in candidates {
        if let spelling = annotations.table.spellings.first(where: { $0.key == candidate }) {
          read(child, as: spelling, in: tree, into: &open)
          break
        }
      }
    }
    return settle(&open, hasKeyword: false)
  }

  private mutating func hasAnnotations(_ node: NodeID, in tree: SyntaxTree) -> Bool {
    for child in tree.children(node)
    where annotations.classify(tree.key(child), documents.symbols) != .other {
      return true
    }
    return false
  }

  /// Notes a date in the description or the reason that is not the annotated one. Prose that names
  /// the right date among others contradicts nothing.
  private func noteContradictions(
    at node: NodeID, in tree: SyntaxTree, _ lifecycle: inout Lifecycle
  ) {
    guard let sunset = lifecycle.sunset?.day else { return }
    for child in tree.children(node) where tree.kind(child) == .string {
      let key = tree.key(child)
      let isReason = lifecycle.reason?.spelling == key
      guard isReason || keywords[key] == .description else { continue }
      let dates = ProseDate.find(
        in: documents.symbols.text(tree.scalar(child)), by: annotations.table.prose
      ).filter { $0.meaning == .sunset }
      guard let first = dates.first, !dates.contains(where: { $0.day == sunset }) else { continue }
      lifecycle.facts.append(
        LifecycleFact(
          aspect: .sunset, relation: .contradicted, spelling: key, value: .none,
          range: tree.range(child), related: lifecycle.sunset?.range,
          suggestion: first.day.description))
    }
  }

  /// The standard's own `deprecated`, a boolean (OpenAPI 3.0.3, section 4.7.10.1).
  private mutating func readKeyword(
    _ node: NodeID, in tree: SyntaxTree, into open: inout OpenLifecycle
  ) {
    let key = tree.key(node)
    guard tree.kind(node) == .boolean else {
      open.facts.append(
        LifecycleFact(
          aspect: .deprecation, relation: .invalid, spelling: key, value: scalar(node, in: tree),
          range: tree.range(node), suggestion: "true"))
      // A text is taken for what it says: consumers' tools may well read it so.
      let text = documents.symbols.text(scalar(node, in: tree)).lowercased()
      if text == "true" || text == "false" {
        open.marks.append(
          Lifecycle.Mark(
            isDeprecated: text == "true", spelling: key, range: tree.place(node)))
      }
      return
    }
    open.marks.append(
      Lifecycle.Mark(
        isDeprecated: tree.isTrue(node, documents.symbols), spelling: key,
        range: tree.place(node)))
  }

  private mutating func read(
    _ node: NodeID, as spelling: AnnotationTable.Spelling, in tree: SyntaxTree,
    into open: inout OpenLifecycle
  ) {
    let key = tree.key(node)
    if spelling.implies == .deprecated { open.implied = (key, tree.place(node)) }
    switch tree.kind(node) {
    case .mapping:
      for member in tree.children(node) {
        let name = documents.symbols.text(tree.key(member))
        guard let meaning = spelling.members.first(where: { $0.key == name })?.meaning else {
          continue
        }
        take(
          member, meaning: meaning, spelling: spelling, key: tree.key(member), in: tree, into: &open
        )
      }
      if spelling.meaning == .replacement, spelling.members.isEmpty {
        addText(node, to: \.replacement, key: key, in: tree, into: &open)
      }
    case .sequence:
      if spelling.meaning == .plannedChanges { readPlans(node, in: tree, into: &open) }
    case .null: break
    case .boolean:
      if let meaning = spelling.boolean ?? (spelling.meaning == .deprecated ? .deprecated : nil) {
        take(node, meaning: meaning, spelling: spelling, key: key, in: tree, into: &open)
      } else if let meaning = spelling.meaning {
        take(node, meaning: meaning, spelling: spelling, key: key, in: tree, into: &open)
      }
    default:
      let text = documents.symbols.text(tree.scalar(node))
      if let date = spelling.date, AnnotationDate(text) != nil {
        take(node, meaning: date, spelling: spelling, key: key, in: tree, into: &open)
      } else if let meaning = spelling.text ?? spelling.meaning ?? spelling.date {
        take(node, meaning: meaning, spelling: spelling, key: key, in: tree, into: &open)
      }
    }
  }

  /// Takes one value for what it means.
  private mutating func take(
    _ node: NodeID, meaning: AnnotationMeaning, spelling: AnnotationTable.Spelling, key: Symbol,
    in tree: SyntaxTree, into open: inout OpenLifecycle
  ) {
    switch meaning {
    case .deprecated:
      let text = documents.symbols.text(tree.scalar(node)).lowercased()
      open.marks.append(
        Lifecycle.Mark(isDeprecated: text != "false", spelling: key, range: tree.place(node)))
    case .announced, .sunset:
      let symbol = scalar(node, in: tree)
      let date = AnnotationDate(documents.symbols.text(symbol))
      let dated = Lifecycle.Dated(
        day: meaning == .sunset ? date?.sunsetDay : date?.announcementDay, text: symbol,
        spelling: key, range: tree.range(node))
      if meaning == .sunset { open.sunset.append(dated) } else { open.announced.append(dated) }
    case .replacement: addText(node, to: \.replacement, key: key, in: tree, into: &open)
    case .reason: addText(node, to: \.reason, key: key, in: tree, into: &open)
    case .guide: addText(node, to: \.guide, key: key, in: tree, into: &open)
    case .stability: takeStability(node, spelling: spelling, key: key, in: tree, into: &open)
    case .plannedChanges: readPlans(node, in: tree, into: &open)
    case .movedFrom:
      open.movedFrom = Lifecycle.Text(
        text: scalar(node, in: tree), spelling: key, range: tree.range(node))
    case .enumDeprecations: break
    }
  }

  private mutating func takeStability(
    _ node: NodeID, spelling: AnnotationTable.Spelling, key: Symbol, in tree: SyntaxTree,
    into open: inout OpenLifecycle
  ) {
    let text = documents.symbols.text(tree.scalar(node)).lowercased()
    let meant = spelling.values.first { $0.value == text }?.means ?? text
    if let level = StabilityLevel(rawValue: meant) {
      open.stability.append(
        Lifecycle.Level(level: level, spelling: key, range: tree.range(node)))
    } else if meant == AnnotationMeaning.deprecated.rawValue {
      open.marks.append(
        Lifecycle.Mark(isDeprecated: true, spelling: key, range: tree.place(node)))
    } else if spelling.isCanonical {
      // Other spellings (`x-status`) are used for other things as well.
      let near = StabilityLevel.allCases.first {
        EditDistance.between(text, $0.rawValue, atMost: 2) != nil
      }
      open.facts.append(
        LifecycleFact(
          aspect: .stability, relation: .invalid, spelling: key, value: scalar(node, in: tree),
          range: tree.range(node), suggestion: near?.rawValue))
    }
  }

  private mutating func addText(
    _ node: NodeID, to list: WritableKeyPath<OpenLifecycle, [Lifecycle.Text]>, key: Symbol,
    in tree: SyntaxTree, into open: inout OpenLifecycle
  ) {
    open[keyPath: list].append(
      Lifecycle.Text(text: scalar(node, in: tree), spelling: key, range: tree.range(node)))
  }

  private mutating func readPlans(
    _ node: NodeID, in tree: SyntaxTree, into open: inout OpenLifecycle
  ) {
    let read = plannedChanges(at: node, in: tree)
    open.plans += read.plans
    open.facts += read.facts
  }

  /// A scalar's text, or the canonical text of anything else.
  mutating func scalar(_ node: NodeID, in tree: SyntaxTree) -> Symbol {
    switch tree.kind(node) {
    case .mapping, .sequence: canonicalSymbol(node, in: tree)
    default: tree.scalar(node)
    }
  }

  /// Makes one lifecycle of all that was said; where spellings disagree the later date counts
  /// (POLICY.md, 5), and the disagreement is a fact.
  private func settle(_ open: inout OpenLifecycle, hasKeyword: Bool) -> Lifecycle {
    var lifecycle = Lifecycle()
    lifecycle.deprecation = open.marks.first
    if open.marks.contains(where: { $0.isDeprecated != open.marks[0].isDeprecated }) {
      conflict(.deprecation, open.marks.map { ($0.spelling, $0.range) }, into: &open)
    }
    lifecycle.announced = latest(open.announced, .announcement, into: &open)
    lifecycle.sunset = latest(open.sunset, .sunset, into: &open)
    lifecycle.replacement = open.replacement.first
    lifecycle.reason = open.reason.first
    lifecycle.guide = open.guide.first
    lifecycle.stability = open.stability.first
    if open.stability.contains(where: { $0.level != open.stability[0].level }) {
      conflict(.stability, open.stability.map { ($0.spelling, $0.range) }, into: &open)
    }
    if lifecycle.deprecation == nil {
      if let implied = open.implied {
        lifecycle.deprecation = Lifecycle.Mark(
          isDeprecated: true, spelling: implied.spelling, range: implied.range)
      } else if !hasKeyword, let announced = lifecycle.announced {
        lifecycle.deprecation = Lifecycle.Mark(
          isDeprecated: true, spelling: announced.spelling, range: announced.range)
      }
    }
    lifecycle.plans = open.plans
    lifecycle.movedFrom = open.movedFrom
    lifecycle.facts = open.facts
    return lifecycle
  }

  private func latest(
    _ dates: [Lifecycle.Dated], _ aspect: Aspect, into open: inout OpenLifecycle
  ) -> Lifecycle.Dated? {
    guard let first = dates.first else { return nil }
    if dates.contains(where: { $0.day != first.day || ($0.day == nil && $0.text != first.text) }) {
      conflict(aspect, dates.map { ($0.spelling, $0.range) }, into: &open)
    }
    return dates.filter { $0.day != nil }.max { $0.day! < $1.day! } ?? first
  }

  private func conflict(
    _ aspect: Aspect, _ places: [(spelling: Symbol, range: SourceRange)],
    into open: inout OpenLifecycle
  ) {
    guard let last = places.last else { return }
    open.facts.append(
      LifecycleFact(
        aspect: aspect, relation: .conflicting, spelling: last.spelling, value: .none,
        range: last.range, related: places.first?.range,
        suggestion: documents.symbols.text(places[0].spelling)))
  }
}

extension Lifecycle {
  /// Takes from another what this one does not say.
  fileprivate mutating func fill(from other: Lifecycle) {
    deprecation = deprecation ?? other.deprecation
    announced = announced ?? other.announced
    sunset = sunset ?? other.sunset
    replacement = replacement ?? other.replacement
    reason = reason ?? other.reason
    guide = guide ?? other.guide
    stability = stability ?? other.stability
    movedFrom = movedFrom ?? other.movedFrom
    plans += other.plans
    facts += other.facts
  }
}

extension AnnotationTable.Spelling {
  /// The aspect that a slip in this key is a fact about.
  fileprivate var aspect: Aspect {
    switch meaning ?? date ?? text ?? boolean ?? .deprecated {
    case .deprecated, .enumDeprecations: .deprecation
    case .announced: .announcement
    case .sunset: .sunset
    case .replacement, .movedFrom: .replacement
    case .reason: .reason
    case .guide: .guide
    case .stability: .stability
    case .plannedChanges: .plan
    }
  }
}
