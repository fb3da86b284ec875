internal import RuleEngine
internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// What was made up for one change and serves others as well.
struct PayloadCache {
  /// Members of an object in both versions, see ``PayloadMaker``.
  fileprivate var others: [Key: Others] = [:]

  fileprivate struct Others {
    var members: [ExampleValue.Member]
    /// How many of them are shown: the changed one may be among them.
    var shown: Int
  }

  fileprivate struct Key: Hashable {
    var before: ElementID
    var after: ElementID
    var hidden: UInt16
  }
}

/// Makes up what is sent or received around a change.
struct PayloadMaker {
  /// How many members of an object are shown besides the one that matters.
  private static let mostOthers = 4

  private let finding: Finding
  private let before: Side
  private let after: Side
  private(set) var cache: PayloadCache

  /// One version, with the changed thing in it.
  private struct Side {
    var schema: Schema
    /// The changed thing; nil where it is not there.
    var element: ElementID?
    /// What holds it, or would.
    var holder: ElementID?
    var hidden: Element.Traits

    var instance: ExampleInstance { ExampleInstance(of: schema, hiding: hidden) }
  }

  init(_ finding: Finding, _ comparison: Comparison, _ cache: PayloadCache) {
    self.finding = finding
    self.cache = cache
    let hidden: Element.Traits =
      switch finding.direction {
      case .request: .hiddenInRequests
      case .response: .hiddenInResponses
      case .both, .none: .none
      }
    // Of a thing that came or went, the side without it may name its holder.
    let isAdded = finding.aspect == .presence && finding.relation == .added
    let isRemoved = finding.aspect == .presence && finding.relation == .removed
    before = Side(
      schema: comparison.before, element: isAdded ? nil : finding.beforeElement,
      holder: finding.beforeHolder, hidden: hidden)
    after = Side(
      schema: comparison.after, element: isRemoved ? nil : finding.afterElement,
      holder: finding.afterHolder, hidden: hidden)
  }

  mutating func payload() -> Payload? {
    switch finding.aspect {
    // What was announced changes nothing yet, and texts are never sent.
    case .deprecation, .sunset, .plan, .announcement, .stability, .replacement, .reason, .guide,
      .description, .version:
      return nil
    default: break
    }
    switch finding.kind {
    case .operation, .path: return operation
    case .parameter: return parameter
    case .header: return header
    case .argument: return argument
    case .property: return property()
    case .enumValue, .unionMember: return alternative
    case .item, .schema: return whole
    default: return nil
    }
  }

  private var operation: Payload? {
    func line(_ side: Side) -> String? {
      side.element.flatMap { element in
        side.schema[element].kind == .operation
          ? side.schema.text(side.schema[element].name) : nil
      }
    }
    guard finding.aspect == .presence else { return nil }
    return Payload(kind: .request, before: line(before), after: line(after))
  }

  /// The request with the parameter; without it where it is not there.
  private var parameter: Payload? {
    guard let operation = finding.operations.first else { return nil }
    func line(_ side: Side) -> String?? {
      guard let element = side.element else { return .some(operation) }
      guard side.schema[element].kind == .parameter, let value = scalar(element, side) else {
        return nil
      }
      let name = side.schema.text(side.schema[element].name)
      switch side.schema.text(side.schema[element].qualifier) {
      case "query": return "\(operation)?\(Self.encoded(name))=\(Self.encoded(value))"
      case "header": return "\(operation)\n\(name): \(value)"
      case "cookie": return "\(operation)\nCookie: \(name)=\(value)"
      default: return nil
      }
    }
    guard let old = line(before), let new = line(after) else { return nil }
    return Payload(kind: .request, before: old, after: new)
  }

  private var header: Payload? {
    func line(_ side: Side) -> String? {
      guard let element = side.element, side.schema[element].kind == .header else { return nil }
      return scalar(element, side).map {
        "\(side.schema.text(side.schema[element].name)): \($0)"
      }
    }
    return Payload(kind: .header, before: line(before), after: line(after))
  }

  /// The field with the argument; without it where it is not there.
  private var argument: Payload? {
    func call(_ side: Side) -> String?? {
      guard let element = side.element else {
        return side.holder.map { .some(side.schema.text(side.schema[$0].name)) } ?? nil
      }
      guard side.schema[element].kind == .argument, let field = side.schema[element].parent,
        let value = scalar(element, side, isQuoted: true)
      else { return nil }
      let name = side.schema.text(side.schema[element].name)
      return "\(side.schema.text(side.schema[field].name))(\(name): \(value))"
    }
    guard let old = call(before), let new = call(after) else { return nil }
    return Payload(kind: .query, before: old, after: new)
  }

  /// The object that the property is in, with members that both versions have.
  private mutating func property() -> Payload? {
    guard let old = before.element ?? before.holder, let new = after.element ?? after.holder else {
      return nil
    }
    // The object itself where the property is not there.
    let oldObject = before.element.map { object(of: $0, before) } ?? old
    let newObject = after.element.map { object(of: $0, after) } ?? new
    guard let oldObject, let newObject else { return nil }
    let isCalled = [(before, before.element), (after, after.element)].contains { side, element in
      element.map { side.schema[$0].traits.contains(.entryPoint) } ?? false
    }
    guard !isCalled else { return nil }
    let others = others(oldObject, newObject)
    guard let oldMember = member(before, isBefore: true),
      let newMember = member(after, isBefore: false)
    else { return nil }
    func text(_ member: ExampleValue.Member?) -> String? {
      let members = others + (member.map { [$0] } ?? [])
      return members.isEmpty ? nil : ExampleValue.object(members).text
    }
    return Payload(kind: .body, before: text(oldMember), after: text(newMember))
  }

  /// What declares a property; nil where the element is none.
  private func object(of element: ElementID, _ side: Side) -> ElementID? {
    side.schema[element].kind == .property ? side.schema[element].parent : nil
  }

  /// The changed property; `.some(nil)` where it is not there, nil where nothing can be made up for it.
  private func member(_ side: Side, isBefore: Bool) -> ExampleValue.Member?? {
    guard let element = side.element else { return .some(nil) }
    let name = side.schema.text(side.schema[element].name)
    if finding.aspect == .requirement {
      // Whether it has to be there is just what changed.
      let isDemanded = (finding.relation == .narrowed) != isBefore
      if !isDemanded { return .some(nil) }
    }
    if finding.aspect == .nullability,
      finding.relation == (isBefore ? .narrowed : .widened)
    {
      return ExampleValue.Member(name: name, value: .json("null"))
    }
    var instance = side.instance
    return instance.value(of: element).map { ExampleValue.Member(name: name, value: $0) }
  }

  /// Members of an object in both versions: what has to be there, scalars only, in the order of the version after.
  private mutating func others(_ old: ElementID, _ new: ElementID) -> [ExampleValue.Member] {
    let key = PayloadCache.Key(before: old, after: new, hidden: after.hidden.rawValue)
    let all = cache.others[key] ?? candidates(old, new)
    cache.others[key] = all
    return Array(all.members.filter { $0.name != finding.name }.prefix(all.shown))
  }

  /// What has to be there; where that is nothing, one member shows what the object is.
  private func candidates(_ old: ElementID, _ new: ElementID) -> PayloadCache.Others {
    let known = Dictionary(
      before.instance.properties(of: old).map { ($0.name, $0.element) },
      uniquingKeysWith: { first, _ in first })
    let visible = after.instance.properties(of: new).filter { known[$0.name] != nil }
    let required = visible.filter(\.isRequired)
    let shown = required.isEmpty ? 1 : Self.mostOthers
    var members: [ExampleValue.Member] = []
    var (old, new) = (before.instance, after.instance)
    for property in required.isEmpty ? visible : required {
      guard members.count <= shown else { break }
      // Only what is the same in both versions, so that nothing but the change differs.
      guard new.isScalar(property.element), let earlier = known[property.name],
        let value = new.value(of: property.element), old.value(of: earlier) == value
      else { continue }
      members.append(ExampleValue.Member(name: property.name, value: value))
    }
    return PayloadCache.Others(members: members, shown: shown)
  }

  /// One of several values or alternatives: what it is a value of goes on to have the others.
  private var alternative: Payload? {
    func text(_ side: Side) -> String? {
      guard let element = side.element, let owner = side.schema[element].parent else { return nil }
      let value: ExampleValue?
      if side.schema[element].kind == .enumValue {
        value = ExampleInstance.value(ofMember: element, in: side.schema)
      } else {
        var instance = side.instance
        value = instance.value(of: element)
      }
      guard let value else { return nil }
      guard side.schema[owner].kind == .property else { return value.text }
      let name = side.schema.text(side.schema[owner].name)
      return ExampleValue.object([ExampleValue.Member(name: name, value: value)]).text
    }
    guard finding.aspect == .presence else { return nil }
    return Payload(kind: .body, before: text(before), after: text(after))
  }

  /// The whole value, of the same kind of thing on both sides.
  private var whole: Payload? {
    if let old = before.element, let new = after.element,
      before.schema[old].kind != after.schema[new].kind
    {
      return nil
    }
    func text(_ side: Side, isBefore: Bool) -> String? {
      guard let element = side.element else { return nil }
      if finding.aspect == .nullability,
        finding.relation == (isBefore ? .narrowed : .widened)
      {
        return "null"
      }
      var instance = side.instance
      return instance.value(of: element)?.text
    }
    // What nothing leads to is never sent or received.
    guard !finding.operations.isEmpty else { return nil }
    return Payload(
      kind: .body, before: text(before, isBefore: true), after: text(after, isBefore: false))
  }

  /// An instance that is a scalar, as text.
  private func scalar(_ element: ElementID, _ side: Side, isQuoted: Bool = false) -> String? {
    var instance = side.instance
    switch instance.value(of: element) {
    case .string(let text):
      // Values of an enumeration are words of a query, not texts.
      return isQuoted && !isEnumeration(element, side) ? ExampleValue.string(text).text : text
    case .json(let text):
      if text.hasPrefix("{") || text.hasPrefix("[") { return nil }
      let isText = text.hasPrefix("\"") && text.hasSuffix("\"") && text.utf8.count > 1
      return isText && !isQuoted ? String(text.dropFirst().dropLast()) : text
    case .list, .object, nil: return nil
    }
  }

  private func isEnumeration(_ element: ElementID, _ side: Side) -> Bool {
    var facts = ShapeFacts(side.schema)
    facts.collect(element)
    return !facts.members.isEmpty
  }

  /// A name or a value in a query (RFC 3986, section 3.4).
  private static func encoded(_ text: String) -> String {
    URIText.percentEncoded(text, keeping: "-._~:@/")
  }
}
