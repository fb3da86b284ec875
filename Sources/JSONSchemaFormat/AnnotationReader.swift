package import SchemaModel
internal import SourceText
package import SyntaxTree

extension JSONSchemaLowering {
  /// Reads the annotations of the mapping at `node` and gives them to `element`, unless it has some
  /// of its own already (a parameter's before its schema's).
  ///
  /// - Parameter hasKeyword: whether the format has a `deprecated` of its own at this place; where
  ///   it has none, a date of deprecation is the deprecation.
  package mutating func attachLifecycle(
    at node: NodeID, in tree: SyntaxTree, to element: ElementID, hasKeyword: Bool
  ) {
    // A key that may mean much may say nothing (`x-github` without a date).
    guard let lifecycle = readLifecycle(at: node, in: tree, hasKeyword: hasKeyword),
      lifecycle.holds || !lifecycle.facts.isEmpty
    else { return }
    // Swagger 2.0 has things that are a parameter and a schema: what they say is said once.
    guard annotated.insert(AnnotatedPlace(file: tree.file, node: node, element: element)).inserted
    else { return }
    add(lifecycle, to: element)
  }

  /// Adds what is said of an element to what is known of its life.
  mutating func add(_ lifecycle: Lifecycle, to element: ElementID) {
    if let known = writer.schema[element].lifecycle {
      writer.schema.lifecycles[known.index].join(lifecycle, documents.symbols)
    } else {
      writer.schema.elements[element.index].lifecycle = writer.add(lifecycle)
    }
  }

  /// Adds something that is the matter with what is said of an element.
  mutating func add(_ fact: LifecycleFact, to element: ElementID) {
    var lifecycle = Lifecycle()
    lifecycle.facts = [fact]
    add(lifecycle, to: element)
  }

  private mutating func readLifecycle(
    at node: NodeID, in tree: SyntaxTree, hasKeyword: Bool
  ) -> Lifecycle? {
    guard hasAnnotations(node, in: tree) else { return nil }
    var open = OpenLifecycle()
    var isEmpty = true
    for child in tree.children(node) {
      switch annotations.classify(tree.key(child), documents.symbols) {
      case .other: continue
      case .deprecated:
        isEmpty = false
        markAsRead(child, in: tree)
        readKeyword(child, in: tree, into: &open)
      case .spelling(let index):
        // What is said of single values is read with the values.
        guard annotations.table.spellings[index].meaning != .enumDeprecations else { continue }
        isEmpty = false
        markAsRead(child, in: tree)
        read(child, as: annotations.table.spellings[index], in: tree, into: &open)
      case .near(let index):
        isEmpty = false
        noteSlip(child, for: annotations.table.spellings[index].key, index, in: tree, into: &open)
      }
    }
    guard !isEmpty else { return nil }
    var lifecycle = open.settled(hasKeyword: hasKeyword, documents.symbols)
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
      if let index = annotations.index(ofAny: ["x-" + plain, "x-deprecated-" + plain]) {
        read(child, as: annotations.table.spellings[index], in: tree, into: &open)
      } else if let slip = annotations.canonical(near: "x-" + plain) {
        noteSlip(child, for: String(slip.key.dropFirst(2)), slip.index, in: tree, into: &open)
      }
    }
    var lifecycle = open.settled(hasKeyword: false, documents.symbols)
    noteContradictions(at: node, in: tree, &lifecycle)
    return lifecycle
  }

  /// Notes a key that is nearly one that is known.
  private mutating func noteSlip(
    _ node: NodeID, for meant: String, _ index: Int, in tree: SyntaxTree,
    into open: inout OpenLifecycle
  ) {
    open.facts.append(
      LifecycleFact(
        aspect: annotations.table.spellings[index].aspect, relation: .misspelt,
        spelling: tree.key(node), value: scalar(node, in: tree), range: tree.place(node),
        suggestion: meant))
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
    guard lifecycle.deprecation?.isDeprecated ?? true,
      lifecycle.sunset?.day != nil || lifecycle.announced?.day != nil
    else { return }
    for child in tree.children(node) where tree.kind(child) == .string {
      let key = tree.key(child)
      let isReason = lifecycle.reason?.range == tree.range(child)
      guard isReason || keywords[key] == .description else { continue }
      let dates = ProseDate.find(
        in: documents.symbols.text(tree.scalar(child)), by: annotations.table)
      for (meaning, aspect, said) in [
        (AnnotationMeaning.sunset, Aspect.sunset, lifecycle.sunset),
        (.announced, .announcement, lifecycle.announced),
      ] {
        let own = dates.filter { $0.meaning == meaning }
        guard let said, let day = said.day, let first = own.first,
          !own.contains(where: { $0.day == day })
        else { continue }
        lifecycle.facts.append(
          LifecycleFact(
            aspect: aspect, relation: .contradicted, spelling: key, value: said.text,
            range: tree.range(child), related: said.range, suggestion: first.day.description))
      }
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
    if spelling.implies == .deprecated, says(node, in: tree) {
      open.implied = (key, tree.place(node))
    }
    switch tree.kind(node) {
    case .mapping:
      for member in tree.children(node) {
        let name = documents.symbols.text(tree.key(member))
        guard let meaning = spelling.members.first(where: { $0.key == name })?.meaning else {
          noteSlip(inMember: member, of: spelling, in: tree, into: &open)
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
    case .string where spelling.boolean != nil && isFlag(node, in: tree):
      take(node, meaning: .deprecated, spelling: spelling, key: key, in: tree, into: &open)
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

  /// Whether a value says anything: `false`, null and an empty object or list do not.
  private func says(_ node: NodeID, in tree: SyntaxTree) -> Bool {
    switch tree.kind(node) {
    case .null: false
    case .boolean: tree.isTrue(node, documents.symbols)
    case .mapping, .sequence: tree.childCount(node) > 0
    default: true
    }
  }

  /// Whether a text is a flag in quotes.
  private func isFlag(_ node: NodeID, in tree: SyntaxTree) -> Bool {
    ["true", "false"].contains(documents.symbols.text(tree.scalar(node)).lowercased())
  }

  /// Notes a member of an object that is nearly one of those that mean something.
  private mutating func noteSlip(
    inMember node: NodeID, of spelling: AnnotationTable.Spelling, in tree: SyntaxTree,
    into open: inout OpenLifecycle
  ) {
    let name = documents.symbols.text(tree.key(node))
    guard name.utf8.count >= 4,
      let meant = spelling.members.first(where: {
        EditDistance.between($0.key, name, atMost: $0.key.utf8.count >= 8 ? 2 : 1) != nil
      }),
      let index = annotations.index(ofAny: [spelling.key])
    else { return }
    noteSlip(node, for: meant.key, index, in: tree, into: &open)
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
}
