internal import RuleEngine
internal import SchemaModel

/// What is sent or received around a change in one of the versions.
struct PayloadSide {
  private let schema: Schema
  private let finding: Finding
  /// The changed thing; nil where it is not there.
  private let element: ElementID?
  private let holder: ElementID?
  private let isBefore: Bool
  private let isNoticed: Bool
  private let extent: ExampleInstance.Extent

  init(
    _ schema: Schema, _ finding: Finding, element: ElementID?, holder: ElementID?, isBefore: Bool,
    _ extent: ExampleInstance.Extent
  ) {
    self.schema = schema
    // Of what a query asks for only that is sent back.
    self.extent = schema.isNominal ? .brief : extent
    self.finding = finding
    self.holder = holder
    self.isBefore = isBefore
    // Of a thing that came or went, the side without it may name its holder.
    let isAbsent =
      finding.aspect == .presence && finding.relation == (isBefore ? .added : .removed)
    self.element = isAbsent ? nil : element
    switch finding.aspect {
    // What was announced changes nothing yet.
    case .deprecation, .sunset, .plan, .announcement, .stability, .replacement, .reason, .guide:
      isNoticed = true
    default: isNoticed = false
    }
  }

  /// Nil where there is nothing to show.
  var part: (kind: Payload.Kind, text: String)? {
    guard !isNoticed, let start = element ?? holder else { return nil }
    switch finding.kind {
    case .operation, .path: return element.flatMap { operationLine($0) }
    case .parameter: return parameter(start)
    case .header: return header()
    case .argument: return argument(start)
    // Where one of several values came or went, the others go on to be possible.
    case .enumValue, .unionMember: return element.flatMap { body(around: $0) }
    case .property, .item, .schema: return body(around: start)
    default: return nil
    }
  }

  private func operationLine(_ element: ElementID) -> (Payload.Kind, String)? {
    let name = schema.text(schema[element].name)
    return schema[element].kind == .operation ? (.request, name) : nil
  }

  private func parameter(_ start: ElementID) -> (Payload.Kind, String)? {
    guard let operation = finding.operations.first else { return nil }
    guard let element, schema[element].kind == .parameter else { return (.request, operation) }
    let name = schema.text(schema[element].name)
    guard let value = scalar(element) else { return nil }
    switch schema.text(schema[element].qualifier) {
    case "query": return (.request, "\(operation)?\(name)=\(value)")
    case "header": return (.request, "\(operation)\n\(name): \(value)")
    case "cookie": return (.request, "\(operation)\nCookie: \(name)=\(value)")
    default: return nil
    }
  }

  private func header() -> (Payload.Kind, String)? {
    guard let element, schema[element].kind == .header, let value = scalar(element) else {
      return nil
    }
    return (.header, "\(schema.text(schema[element].name)): \(value)")
  }

  private func argument(_ start: ElementID) -> (Payload.Kind, String)? {
    guard schema.isNominal else { return nil }
    guard let element, schema[element].kind == .argument, let field = schema[element].parent else {
      return schema[start].kind == .property
        ? (.query, schema.text(schema[start].name)) : nil
    }
    guard let value = scalar(element, isQuoted: true) else { return nil }
    return (
      .query,
      "\(schema.text(schema[field].name))(\(schema.text(schema[element].name)): \(value))"
    )
  }

  /// An instance that is a scalar, as text.
  private func scalar(_ element: ElementID, isQuoted: Bool = false) -> String? {
    var instance = ExampleInstance(of: schema)
    switch instance.value(of: element) {
    case .string(let text):
      return isQuoted && !isEnumeration(element) ? ExampleValue.string(text).text : text
    case .json(let text):
      let isText = text.hasPrefix("\"") && text.hasSuffix("\"") && text.utf8.count > 1
      return isText && !isQuoted ? String(text.dropFirst().dropLast()) : text
    case .list, .object: return nil
    }
  }

  /// Values of an enumeration are words of a query, not texts.
  private func isEnumeration(_ element: ElementID) -> Bool {
    var facts = ShapeFacts(schema)
    facts.collect(element)
    return !facts.members.isEmpty
  }

  /// The object that a thing is in, or the whole value that it is a part of.
  private func body(around start: ElementID) -> (Payload.Kind, String)? {
    var instance = ExampleInstance(of: schema, extent)
    switch finding.direction {
    case .request: instance.hidden = .hiddenInRequests
    case .response: instance.hidden = .hiddenInResponses
    case .both, .none: break
    }
    var current = start
    if let element, schema[element].kind == .enumValue, let owner = schema[element].parent {
      instance.values[owner] = ExampleInstance.value(ofMember: element, in: schema)
      current = owner
    } else if let element, schema[element].kind == .unionMember,
      let owner = schema[element].parent
    {
      instance.values[owner] = instance.value(of: element)
      current = owner
    }
    while schema[current].kind == .item || schema[current].kind == .unionMember,
      let parent = schema[current].parent
    {
      current = parent
    }
    let isNull =
      finding.aspect == .nullability && finding.relation == (isBefore ? .narrowed : .widened)
    guard schema[current].kind == .property, let object = schema[current].parent else {
      guard schema[current].shape != nil || schema[current].traits.contains(.named) else {
        return nil
      }
      if isNull { return (.body, "null") }
      return (.body, instance.value(of: current).text)
    }
    if schema[current].traits.contains(.entryPoint) {
      return (.query, "{ \(schema.text(schema[current].name)) }")
    }
    if isNull { instance.values[current] = .json("null") }
    // Whether it has to be there is just what changed.
    if finding.aspect != .requirement { instance.shown.insert(current) }
    return (.body, instance.value(of: object).text)
  }
}
