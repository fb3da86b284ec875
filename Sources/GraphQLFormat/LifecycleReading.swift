internal import SchemaModel
internal import SourceText

/// What directives and descriptions say of the life of an element.
extension GraphQLLowering {
  /// A text in which a date may stand.
  private struct Prose {
    var text: Symbol
    /// It is the reason of a deprecation, not a description.
    var isReason: Bool
    var range: SourceRange
  }

  mutating func attachLifecycle(_ parts: [TypeTable.Part], to element: ElementID) {
    var open = OpenLifecycle()
    var prose: [Prose] = []
    for part in parts {
      let document = documents[part.document]
      for node in document.children(of: part.node) {
        switch document[node].kind {
        case .directive: read(node, in: document, into: &open, prose: &prose)
        case .description:
          prose.append(
            Prose(text: document[node].name, isReason: false, range: document.range(of: node)))
        default: continue
        }
      }
    }
    for entry in prose where mayHoldDate(entry.text) {
      readProse(entry, of: element, into: &open)
    }
    let lifecycle = open.settled(hasKeyword: true, writer.schema.symbols)
    guard lifecycle.holds || !lifecycle.facts.isEmpty else { return }
    writer.schema.elements[element.index].lifecycle = writer.add(lifecycle)
  }

  private mutating func read(
    _ node: Int, in document: Document, into open: inout OpenLifecycle,
    prose: inout [Prose]
  ) {
    let name = document[node].name
    guard let spelling = annotations.spelling(name) else {
      noteSlip(node, in: document, into: &open)
      return
    }
    let key = writer.schema.symbols.intern("@" + text(name))
    if spelling.meaning == .plannedChanges {
      readPlan(node, in: document, key, into: &open)
      return
    }
    if spelling.implies == .deprecated {
      open.marks.append(
        Lifecycle.Mark(isDeprecated: true, spelling: key, range: document.range(of: node)))
    }
    for argument in document.children(of: node, .argument) {
      let member = text(document[argument].name)
      guard let meaning = spelling.members.first(where: { $0.key == member })?.meaning,
        let value = document.content(of: argument), document[value].kind != .null
      else { continue }
      // What stands in for no reason is none (section 3.13.3).
      if meaning == .reason, text(document[value].name) == "No longer supported" { continue }
      take(value, meaning, spelling, key, in: document, into: &open)
      if meaning == .reason {
        prose.append(
          Prose(text: document[value].name, isReason: true, range: document.range(of: value)))
      }
    }
  }

  /// Notes a directive that is nearly one that is known, and that nobody defines.
  private mutating func noteSlip(
    _ node: Int, in document: Document, into open: inout OpenLifecycle
  ) {
    let name = document[node].name
    guard !name.isNone, directives.index(of: name) == nil,
      !words.builtInDirectives.contains(name), let near = annotations.near(text(name))
    else { return }
    open.facts.append(
      LifecycleFact(
        aspect: near.spelling.aspect, relation: .misspelt,
        spelling: writer.schema.symbols.intern("@" + text(name)), value: .none,
        range: document.place(of: node), suggestion: "@" + near.name))
  }

  private mutating func take(
    _ node: Int, _ meaning: AnnotationMeaning, _ spelling: AnnotationTable.Spelling, _ key: Symbol,
    in document: Document, into open: inout OpenLifecycle
  ) {
    let symbol =
      document[node].name.isNone
      ? writer.schema.symbols.intern(canonicalText(document, node)) : document[node].name
    let range = document.range(of: node)
    let said = Lifecycle.Text(text: symbol, spelling: key, range: range)
    switch meaning {
    case .announced, .sunset:
      let date = AnnotationDate(text(symbol))
      let dated = Lifecycle.Dated(
        day: meaning == .sunset ? date?.sunsetDay : date?.announcementDay, text: symbol,
        spelling: key, range: range)
      if meaning == .sunset { open.sunset.append(dated) } else { open.announced.append(dated) }
    case .replacement: open.replacement.append(said)
    case .reason: open.reason.append(said)
    case .guide: open.guide.append(said)
    case .movedFrom: open.movedFrom = said
    case .stability:
      let word = text(symbol).lowercased()
      let meant = spelling.values.first { $0.value == word }?.means ?? word
      if let level = StabilityLevel(rawValue: meant) {
        open.stability.append(Lifecycle.Level(level: level, spelling: key, range: range))
      } else {
        let near = NearestWord.to(word, among: StabilityLevel.allCases.map(\.rawValue))
        open.facts.append(
          LifecycleFact(
            aspect: .stability, relation: .invalid, spelling: key, value: symbol, range: range,
            suggestion: near))
      }
    case .deprecated:
      open.marks.append(
        Lifecycle.Mark(isDeprecated: text(symbol) != "false", spelling: key, range: range))
    case .enumDeprecations, .plannedChanges: break
    }
  }

  private mutating func readPlan(
    _ node: Int, in document: Document, _ key: Symbol, into open: inout OpenLifecycle
  ) {
    var plan = OpenPlan()
    for argument in document.children(of: node, .argument) {
      guard let node = document.content(of: argument) else { continue }
      let value = document[node]
      let canonical = canonicalText(document, node)
      let symbol = value.name.isNone ? writer.schema.symbols.intern(canonical) : value.name
      plan.take(
        text(document[argument].name), symbol, value: symbol, key: document[argument].name,
        range: document.range(of: node), writer.schema.symbols)
    }
    let settled = plan.settled(key: key, range: document.range(of: node))
    if let plan = settled.plan { open.plans.append(plan) }
    if let fact = settled.fact { open.facts.append(fact) }
  }

  // MARK: Dates in prose

  /// Whether a text has what might be a year: a look at its bytes, since most have none.
  private func mayHoldDate(_ text: Symbol) -> Bool {
    writer.schema.symbols.withView(text) { bytes in
      var offset = 0
      while offset + 4 <= bytes.count {
        if bytes[offset] == UInt8(ascii: "2"), bytes[offset + 1] == UInt8(ascii: "0"),
          (0x30...0x39).contains(bytes[offset + 2]), (0x30...0x39).contains(bytes[offset + 3])
        {
          return true
        }
        offset += 1
      }
      return false
    }
  }

  /// Takes the dates of a reason for what they mean. Where a directive gives the date, prose that differs
  /// contradicts it. A description announces where its words say so, or where it speaks of a deprecation.
  private mutating func readProse(
    _ prose: Prose, of element: ElementID, into open: inout OpenLifecycle
  ) {
    let (isReason, range) = (prose.isReason, prose.range)
    let dates = annotations.dates(in: prose.text, writer.schema.symbols)
    let spelling = writer.schema.symbols.intern(isReason ? "reason" : "description")
    for meaning in [AnnotationMeaning.sunset, .announced] {
      let own = dates.filter { $0.meaning == meaning }
      guard let latest = own.max(by: { $0.day < $1.day }) else { continue }
      let said = meaning == .sunset ? open.sunset : open.announced
      let dated = Lifecycle.Dated(
        day: latest.day, text: writer.schema.symbols.intern(latest.text), spelling: spelling,
        range: range)
      if let first = said.first(where: { $0.day != nil }) {
        guard !own.contains(where: { date in said.contains { $0.day == date.day } }) else {
          continue
        }
        open.facts.append(
          LifecycleFact(
            aspect: meaning == .sunset ? .sunset : .announcement, relation: .contradicted,
            spelling: spelling, value: first.text, range: range, related: first.range,
            suggestion: latest.day.description))
        // What consumers read is a promise: the later one counts (POLICY.md, 5).
        if isReason, let day = first.day, day < latest.day {
          if meaning == .sunset { open.sunset = [dated] } else { open.announced = [dated] }
        }
      } else if isReason || announces(element, own, prose.text, open) {
        if meaning == .sunset { open.sunset.append(dated) } else { open.announced.append(dated) }
        if open.marks.isEmpty {
          open.implied = (spelling, range)
        }
      }
    }
  }

  /// Whether a description announces: by words that are used for nothing else, or beside a word of
  /// deprecation, and of what is no field, which has `@deprecated` for that. (It has no place on types, nor
  /// on what must be given, and had none on inputs of any kind before 2022.)
  private func announces(
    _ element: ElementID, _ dates: [ProseDate], _ text: Symbol, _ open: OpenLifecycle
  ) -> Bool {
    if !open.marks.isEmpty { return true }
    let item = writer.schema[element]
    switch item.kind {
    case .property where item.qualifier != words.inputField: return false
    case .property, .argument, .directiveArgument, .directive, .schema, .enumValue: break
    default: return false
    }
    return dates.contains { $0.announces }
      || self.text(text).lowercased().contains("deprecat")
  }
}
