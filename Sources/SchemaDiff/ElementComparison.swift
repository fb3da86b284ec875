internal import SchemaModel
internal import SourceText

/// Elements: their children, what is said of them, whether they must be there.
extension SchemaComparer {
  mutating func compareElements(_ b: ElementID, _ a: ElementID, _ work: Work) {
    let old = before.schema[b]
    let new = after.schema[a]
    compareAttributes(b, a, pair: work.pair, direction: work.direction)
    noteLifecycle(b, a, pair: work.pair)
    if old.kind == .operation || old.kind == .api { compareSecurity(b, a, work) }
    switch old.kind {
    case .parameter:
      compareObligation(b, a, work)
      compareName(b, a, work)
    case .header, .requestBody, .argument, .directiveArgument: compareObligation(b, a, work)
    case .property where new.traits.contains(.absentAsNull): compareObligation(b, a, work)
    case .schema where old.qualifier != bridge[new.qualifier]:
      tellOtherKind(b, a, work)
      return
    case .path: compareTemplates(b, a, work)
    default: break
    }
    if compareMeansOfWriting(b, a, work) { return }
    compareChildren(b, a, work)
    if let oldShape = old.shape, let newShape = new.shape {
      if unchanged.areSame(oldShape, in: before.schema, newShape, in: after.schema),
        old.kind != .parameter
      {
        return
      }
      let flatBefore = before.flat(oldShape)
      let flatAfter = after.flat(newShape)
      if old.kind == .parameter,
        !old.traits.contains(.required) || !new.traits.contains(.required)
      {
        // Told of the parameter even where a shared type says it: omitting it means something else.
        compareDefault(
          ShapeContext(
            beforeID: flatBefore, afterID: flatAfter, before: before.schema[flatBefore],
            after: after.schema[flatAfter], kind: .parameter, work: work))
      }
      if before.schema[flatBefore].owner == b, after.schema[flatAfter].owner == a {
        // The type is nobody else's: no pair of its own.
        compareShapes(flatBefore, flatAfter, work)
      } else {
        visit(
          .shapes(flatBefore, flatAfter), direction: work.direction, isTurned: work.isTurned,
          under: work.pair)
      }
    } else if old.shape != nil || new.shape != nil {
      compareWithAnything(old.shape, new.shape, b, a, work)
    }
  }

  /// A type where none was said, or none where one was.
  private mutating func compareWithAnything(
    _ oldShape: ShapeID?, _ newShape: ShapeID?, _ b: ElementID, _ a: ElementID, _ work: Work
  ) {
    var change = Change(
      .type, oldShape == nil ? .narrowed : .widened, of: valueKind(b, a),
      direction: work.direction, pair: work.pair)
    change.before = b
    change.after = a
    if let oldShape {
      let flat = before.flattened(oldShape)
      guard flat.saysSomething, !isBinary(flat, before.schema) else { return }
      change.beforePlace = before.place(.types, of: flat)
      change.beforeValue = typeText(flat)
    } else {
      change.beforePlace = before.schema[b].range
      change.beforeValue = "any type"
    }
    if let newShape {
      let flat = after.flattened(newShape)
      guard flat.saysSomething, !isBinary(flat, after.schema) else { return }
      change.afterPlace = after.place(.types, of: flat)
      change.afterValue = typeText(flat)
    } else {
      change.afterPlace = after.schema[a].range
      change.afterValue = "any type"
    }
    changes.append(change)
  }

  /// Whether a type is the binary string of 3.0, where the other version says nothing instead
  /// (OpenAPI 3.1.0, section 4.8.14.3).
  func isBinary(_ shape: Shape, _ schema: Schema) -> Bool {
    speaksDifferently && shape.types.subtracting(.null) == .string && shape.constraints.isEmpty
      && shape.valueSet == .none && schema.text(shape.format) == "binary"
  }

  /// The kind under which a change of type is told: a body is told as its schema.
  func valueKind(_ b: ElementID, _ a: ElementID) -> ElementKind {
    let kind = after.schema[a].kind
    if kind == .mediaType { return .schema }
    return kind == .schema
      ? (before.schema[b].kind == .mediaType ? .schema : before.schema[b].kind) : kind
  }

  private mutating func compareChildren(_ b: ElementID, _ a: ElementID, _ work: Work) {
    let oldRun = before.schema[b].children
    let newRun = after.schema[a].children
    guard !oldRun.isEmpty || !newRun.isEmpty else { return }
    var matched = matcher.match(
      oldRun, before.schema.edges, newRun, after.schema.edges, bridge)
    matchMediaRanges(&matched, b, a, work)
    if before.schema.isNominal { matchDirectiveUses(&matched) }
    switch before.schema[b].kind {
    case .operation:
      matchStatusRanges(&matched, b, a, isTurned: work.isTurned)
      matchCallbacks(&matched)
      pairTwinServers(&matched, b, a)
      compareEffectiveServers(&matched, b, a, work)
    case .path:
      pairTwinServers(&matched, b, a)
      dropUninheritedServers(&matched, b, a)
      compareEffectiveServers(&matched, b, a, work)
    case .api:
      matchPrefixedPaths(&matched, b, a)
      pairTwinServers(&matched, b, a)
      dropUninheritedServers(&matched, b, a)
      matchSecuritySchemes(&matched)
    default: break
    }
    for (beforeEdge, afterEdge) in matched.pairs {
      let oldChild = before.schema.edges[beforeEdge].target
      let newChild = after.schema.edges[afterEdge].target
      // Another root type is told of the whole; its fields are those of another type.
      if before.schema[oldChild].traits.contains(.named), before.schema.isNominal,
        before.schema[oldChild].name != bridge[after.schema[newChild].name]
      {
        continue
      }
      let (direction, isTurned) = flow(to: before.schema[oldChild], from: work)
      let pair = visit(
        .elements(oldChild, newChild), direction: direction, isTurned: isTurned, under: work.pair)
      if before.schema[oldChild].kind == .securityScheme {
        schemePairs[before.schema.edges[beforeEdge].key] = pair
      }
    }
    if work.direction == .response, before.schema[b].kind == .requestBody {
      tellEventMediaTypes(&matched, b, a, work)
    }
    for edge in matched.removed { tellRemoved(before.schema.edges[edge], from: b, after: a, work) }
    for edge in matched.added { tellAdded(after.schema.edges[edge], to: a, before: b, work) }
  }

  /// Which way data flows in a child.
  func flow(to child: Element, from work: Work) -> (Direction, isTurned: Bool) {
    let isTurned = work.isTurned != child.traits.contains(.turnsDirection)
    switch child.kind {
    // Of what nothing leads to nothing is sent.
    case .argument: return (work.direction == .none ? .none : .request, isTurned)
    case .parameter, .requestBody, .directive, .directiveArgument:
      return (isTurned ? .response : .request, isTurned)
    // What a root leads to is received.
    case .schema where work.direction == .none && child.traits.contains(.received):
      return (.response, isTurned)
    case .response: return (isTurned ? .request : .response, isTurned)
    case .header, .mediaType, .property, .item, .enumValue, .unionMember, .schema, .implementation:
      return (work.direction, isTurned)
    default: return (.none, isTurned)
    }
  }

  private mutating func tellRemoved(
    _ edge: Edge, from b: ElementID, after a: ElementID, _ work: Work
  ) {
    let child = before.schema[edge.target]
    // Roots are told of the API, and their types as declarations.
    if edge.group == Edge.Group.root { return }
    // The template still has it: only its description is gone.
    if isInTemplate(edge, before.schema) || isEmptyPath(edge, before.schema) { return }
    if goesWithItsFlow(child, isBefore: true, other: a) { return }
    if child.kind == .scope, isOfUnusedScheme(b, a) { return }
    var change = Change(
      .presence, .removed, of: child.kind, direction: flow(to: child, from: work).0,
      pair: work.pair)
    change.before = edge.target
    change.beforePlace = child.range
    change.tell(edge, declaredAt: child.range)
    change.after = nil
    if child.kind == .response { change.valueName = before.schema.statusText(edge.key) }
    setCircumstances(of: child, at: edge, work, on: &change)
    if child.kind == .securityScheme {
      let pair = graph.add(
        PairGraph.Pair(before: edge.target, after: nil, direction: .request, isOperation: false))
      graph.connect(pair, under: work.pair)
      schemePairs[edge.key] = pair
      change.pair = pair
      // What no longer asks for it tells what that means.
      let isStillAsked = after.schema.security.values.contains { requirement in
        requirement.alternatives.contains { $0.contains { bridge[$0.scheme] == edge.key } }
      }
      change.direction = isUsed(edge.key, before.schema) && isStillAsked ? .request : .none
    }
    changes.append(change)
    noteLifecycle(edge.target, nil, pair: work.pair)
  }

  private mutating func tellAdded(
    _ edge: Edge, to a: ElementID, before b: ElementID, _ work: Work
  ) {
    let child = after.schema[edge.target]
    if edge.group == Edge.Group.root { return }
    if isEmptyPath(edge, after.schema) { return }
    if goesWithItsFlow(child, isBefore: false, other: b) { return }
    let flow = flow(to: child, from: work)
    var change = Change(.presence, .added, of: child.kind, direction: flow.0, pair: work.pair)
    change.after = edge.target
    change.afterPlace = child.range
    change.tell(edge, declaredAt: child.range)
    if child.kind == .response { change.valueName = after.schema.statusText(edge.key) }
    setCircumstances(of: child, at: edge, work, on: &change)
    if child.kind == .securityScheme {
      let wasAsked = isUsed(bridge[edge.key], before.schema)
      change.direction = isUsed(edge.key, after.schema) && wasAsked ? .request : .none
    }
    // The template had it before: consumers have always sent it.
    if isInTemplate(edge, after.schema) { change.obligation = .optional }
    changes.append(change)
    noteNew(edge.target, pair: work.pair)
  }

  /// Whether the edge leads to a path item without operations, which nobody can call.
  private func isEmptyPath(_ edge: Edge, _ schema: Schema) -> Bool {
    schema[edge.target].kind == .path
      && !schema.edges[schema[edge.target].children.indices].contains {
        schema[$0.target].kind == .operation
      }
  }

  /// Whether the edge leads to a path parameter that is known by its place in the template.
  private func isInTemplate(_ edge: Edge, _ schema: Schema) -> Bool {
    edge.group == Edge.Group.pathParameter && schema.text(edge.key).hasPrefix("{")
  }

  private func setCircumstances(
    of element: Element, at edge: Edge, _ work: Work, on change: inout Change
  ) {
    switch element.kind {
    case .parameter, .header, .requestBody:
      change.obligation = element.traits.contains(.required) ? .required : .optional
    case .response:
      // What consumers answer is heard whatever it tells.
      change.outcome = edge.isErrorOutcome && !work.isTurned ? .error : .success
    case .argument, .directiveArgument:
      change.obligation = element.traits.contains(.required) ? .required : .optional
      change.defaultPresence = hasOwnDefault(element, in: change) ? .present : .absent
    case .property:
      change.obligation = element.traits.contains(.required) ? .required : .optional
      change.defaultPresence = hasOwnDefault(element, in: change) ? .present : .absent
      change.openness = element.traits.contains(.absentAsNull) ? .closed : .open
    case .enumValue: change.openness = .closed
    default: break
    }
  }

  private func hasOwnDefault(_ element: Element, in change: Change) -> Bool {
    guard let shape = element.shape else { return false }
    let schema = change.relation == .removed ? before.schema : after.schema
    return !schema[shape].defaultValue.isNone
  }

  /// Whether any requirement asks for a scheme.
  func isUsed(_ scheme: Symbol, _ schema: Schema) -> Bool {
    schema.security.values.contains { requirement in
      requirement.alternatives.contains { $0.contains { $0.scheme == scheme } }
    }
  }
}

extension Schema {
  /// A status as documents write it.
  fileprivate func statusText(_ key: Symbol) -> String {
    let text = text(key)
    return text == "DEFAULT" ? "default" : text
  }
}
