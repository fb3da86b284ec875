internal import SchemaModel
internal import SourceText

/// Objects: properties by name.
extension SchemaComparer {
  mutating func compareObjects(_ context: ShapeContext) {
    let b = context.before
    let a = context.after
    let wasRequired = RequiredNames(b.required, before.schema)
    let isRequired = RequiredNames(a.required, after.schema)
    let matched = matcher.match(
      b.properties, before.schema.edges, a.properties, after.schema.edges, bridge)
    for (old, new) in matched.pairs {
      let (old, new) = (before.schema.edges[old], after.schema.edges[new])
      // A property that no value is of is as good as none.
      switch (isNever(old.target, before.schema), isNever(new.target, after.schema)) {
      case (false, true): tellRemoved(old, wasRequired, context)
      case (true, false): tellAdded(new, isRequired, context)
      default: compareProperty(old, new, wasRequired, isRequired, context)
      }
    }
    var added = matched.added
    for index in matched.removed {
      let edge = before.schema.edges[index]
      let successor = successor(of: edge, among: added, isRequired, context)
      let isTold = tellRemoved(edge, wasRequired, context, successor: successor)
      if isTold, let successor {
        added.removeAll { $0 == successor }
        let target = after.schema.edges[successor].target
        noteNew(target, pair: context.work.pair)
        compareWithExtras(target, context)
      }
    }
    for index in added { tellAdded(after.schema.edges[index], isRequired, context) }
    if !added.isEmpty { comparePatterns(with: added, context) }
    compareUndescribed(wasRequired, isRequired, context)
    compareExtras(context)
  }

  /// The new property that a removed one named as its replacement; nil where there is none, or where it
  /// has to be sent from now on, which is news of its own.
  private mutating func successor(
    of old: Edge, among added: [Int], _ isRequired: RequiredNames, _ context: ShapeContext
  ) -> Int? {
    guard let replacement = before.schema.lifecycle(of: old.target)?.replacement else { return nil }
    let text = before.schema.text(replacement.text)
    for index in added {
      let edge = after.schema.edges[index]
      let name = after.schema.text(edge.key)
      guard text == name || text.hasSuffix("/" + name) || text.hasSuffix("." + name) else {
        continue
      }
      let isAsked = context.work.direction == .request && isRequired[edge.key] != nil
      return isAsked || !Self.isVisible(edge.target, &after, context.work.direction) ? nil : index
    }
    return nil
  }

  /// - Returns: whether the property was there in this direction.
  @discardableResult
  private mutating func tellRemoved(
    _ edge: Edge, _ wasRequired: RequiredNames, _ context: ShapeContext, successor: Int? = nil
  ) -> Bool {
    guard Self.isVisible(edge.target, &before, context.work.direction) else { return false }
    var change = change(.presence, .removed, context)
    change.kind = .property
    change.before = edge.target
    change.beforePlace = before.schema[edge.target].range
    change.after = nil
    change.afterPlace = successor.map {
      after.schema[after.schema.edges[$0].target].range
    }
    change.successor = successor.map { after.schema.text(after.schema.edges[$0].key) }
    change.obligation = wasRequired[edge.key] != nil ? .required : .optional
    change.openness = context.before.extras == .none ? .closed : .open
    changes.append(change)
    noteLifecycle(edge.target, nil, pair: context.work.pair)
    return true
  }

  private mutating func tellAdded(
    _ edge: Edge, _ isRequired: RequiredNames, _ context: ShapeContext
  ) {
    guard Self.isVisible(edge.target, &after, context.work.direction) else { return }
    if isUndescribed(edge, context) {
      tellDescribed(edge, isRequired, context)
      return
    }
    var change = change(.presence, .added, context)
    change.kind = .property
    change.before = nil
    change.beforePlace = nil
    change.after = edge.target
    change.afterPlace = after.schema[edge.target].range
    change.obligation = isRequired[edge.key] != nil ? .required : .optional
    change.defaultPresence = hasDefault(edge.target) ? .present : .absent
    change.openness = context.before.extras == .none ? .closed : .open
    changes.append(change)
    noteNew(edge.target, pair: context.work.pair)
    compareWithExtras(edge.target, context)
  }

  /// Properties described where patterns described some by their names. Patterns are not run, since they
  /// may come from anybody, so it cannot be told whether one of them was.
  private mutating func comparePatterns(with added: [Int], _ context: ShapeContext) {
    let patterns = before.schema.constraints[context.before.constraints.indices].filter {
      $0.attribute == .patternProperties
    }
    guard !patterns.isEmpty else { return }
    var change = change(.keyword, .changed, context)
    change.attribute = .patternProperties
    change.beforePlace = patterns[0].range
    change.beforeValue = patterns.map { before.schema.text($0.name) }.joined(separator: ", ")
    change.afterPlace = after.schema.edges[added[0]].range
    change.afterValue =
      "properties of their own: "
      + added.map { after.schema.text(after.schema.edges[$0].key) }.joined(separator: ", ")
    changes.append(change)
  }

  /// Whether a property had to be there before without a word on what it is.
  private func isUndescribed(_ edge: Edge, _ context: ShapeContext) -> Bool {
    let name = bridge[edge.key]
    return context.before.extras == .any
      && before.schema.requiredNames[context.before.required.indices].contains { $0.name == name }
  }

  /// A property that had to be there and could be anything is restricted from now on.
  private mutating func tellDescribed(
    _ edge: Edge, _ isRequired: RequiredNames, _ context: ShapeContext
  ) {
    noteNew(edge.target, pair: context.work.pair)
    if isRequired[edge.key] == nil { tellNoLongerRequired(edge, context) }
    guard let shape = after.schema[edge.target].shape.map({ after.flattened($0) }),
      shape.saysSomething
    else { return }
    var change = change(.type, .narrowed, context)
    change.kind = .property
    change.after = edge.target
    change.afterPlace = after.schema[edge.target].range
    change.beforeValue = "any type"
    change.afterValue = typeText(shape)
    changes.append(change)
  }

  private mutating func tellNoLongerRequired(_ edge: Edge, _ context: ShapeContext) {
    var change = change(.requirement, .widened, context)
    change.kind = .property
    change.after = edge.target
    change.afterPlace = after.schema[edge.target].range
    change.obligation = .optional
    changes.append(change)
  }

  private func isNever(_ property: ElementID, _ schema: Schema) -> Bool {
    schema[property].shape.map { schema[$0].isNever } ?? false
  }

  /// Whether a property is there at all in a direction (`readOnly`, `writeOnly`).
  /// (Static, since a method would copy all of `self` for as long as it changes a part of it.)
  private static func isVisible(
    _ property: ElementID, _ side: inout ShapeFlattener, _ direction: Direction
  ) -> Bool {
    guard direction != .none, let shape = side.schema[property].shape else { return true }
    let flat = side.flat(shape)
    return !side.schema[flat].hidden.contains(
      direction == .request ? .hiddenInRequests : .hiddenInResponses)
  }

  private mutating func compareProperty(
    _ old: Edge, _ new: Edge, _ wasRequired: RequiredNames,
    _ isRequired: RequiredNames, _ context: ShapeContext
  ) {
    let direction = context.work.direction
    let wasVisible = Self.isVisible(old.target, &before, direction)
    let isNowVisible = Self.isVisible(new.target, &after, direction)
    guard wasVisible || isNowVisible else { return }
    let required = isRequired[new.key]
    guard wasVisible, isNowVisible else {
      var change = change(.access, isNowVisible ? .added : .removed, context)
      change.kind = .property
      change.before = old.target
      change.after = new.target
      change.beforePlace = place(ofAccess: old.target, before.schema)
      change.afterPlace = place(ofAccess: new.target, after.schema)
      change.obligation = required != nil ? .required : .optional
      change.defaultPresence = hasDefault(new.target) ? .present : .absent
      changes.append(change)
      return
    }
    let was = wasRequired[old.key]
    if (was != nil) != (required != nil) {
      var change = change(.requirement, required != nil ? .narrowed : .widened, context)
      change.kind = .property
      change.before = old.target
      change.after = new.target
      change.beforePlace = was ?? before.schema[old.target].range
      change.afterPlace = required ?? after.schema[new.target].range
      change.obligation = required != nil ? .required : .optional
      change.defaultPresence = hasDefault(new.target) ? .present : .absent
      changes.append(change)
    }
    visit(
      .elements(old.target, new.target), direction: direction, isTurned: context.work.isTurned,
      under: context.work.pair)
  }

  private func place(ofAccess property: ElementID, _ schema: Schema) -> SourceRange {
    schema[property].shape.flatMap { schema.place(of: .hidden, in: schema[$0]) }
      ?? schema[property].range
  }

  /// Names that are required without being described.
  private mutating func compareUndescribed(
    _ wasRequired: RequiredNames, _ isRequired: RequiredNames, _ context: ShapeContext
  ) {
    for entry in isRequired.entries where !describes(context.after, entry.name, after.schema) {
      let old = bridge[entry.name]
      guard wasRequired[old] == nil, !describes(context.before, old, before.schema) else {
        continue
      }
      var change = change(.requirement, .narrowed, context)
      change.kind = .property
      change.valueName = after.schema.text(entry.name)
      change.afterPlace = entry.range
      change.obligation = .required
      changes.append(change)
    }
    for entry in wasRequired.entries where !describes(context.before, entry.name, before.schema) {
      guard !isRequired.entries.contains(where: { bridge[$0.name] == entry.name }) else { continue }
      var change = change(.requirement, .widened, context)
      change.kind = .property
      change.valueName = before.schema.text(entry.name)
      change.beforePlace = entry.range
      change.obligation = .optional
      changes.append(change)
    }
  }

  private func describes(_ shape: Shape, _ name: Symbol, _ schema: Schema) -> Bool {
    for index in shape.properties.indices where schema.edges[index].key == name { return true }
    return false
  }
}

/// The names that an object must have, in the order of the source. There are few: looking through
/// them is faster than a dictionary.
struct RequiredNames {
  let entries: ArraySlice<RequiredName>

  init(_ run: Run, _ schema: Schema) { entries = schema.requiredNames[run.indices] }

  /// Where the name is said to be required; nil where it is not.
  subscript(name: Symbol) -> SourceRange? {
    for entry in entries where entry.name == name { return entry.range }
    return nil
  }
}
