internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Reads `x-planned-changes`: the announcements of breaking changes that are no removals.
extension JSONSchemaLowering {
  /// The planned changes of the list at `node`, and what is the matter with those that announce nothing:
  /// an aspect or a relation that nobody knows, no element, no date, no value where one is needed.
  mutating func plannedChanges(at node: NodeID, in tree: SyntaxTree)
    -> (plans: [PlannedChange], facts: [LifecycleFact])
  {
    var plans: [PlannedChange] = []
    var facts: [LifecycleFact] = []
    let key = tree.key(node)
    let items = tree.kind(node) == .sequence ? Array(tree.children(node)) : [node]
    for item in items {
      guard tree.kind(item) == .mapping else {
        facts.append(
          LifecycleFact(
            aspect: .plan, relation: .invalid, spelling: key, value: scalar(item, in: tree),
            range: tree.range(item), suggestion: "a mapping with change, element and effective"))
        continue
      }
      var fields = PlanFields()
      for field in tree.children(item) { read(field, in: tree, into: &fields) }
      if let problem = fields.problem {
        facts.append(
          LifecycleFact(
            aspect: .plan, relation: .invalid, spelling: key,
            value: fields.effective?.text ?? fields.change, range: tree.range(item),
            suggestion: problem))
      }
      guard fields.problem == nil, let what = fields.what, let effective = fields.effective else {
        continue
      }
      plans.append(
        PlannedChange(
          aspect: what.aspect, relation: what.relation, element: fields.element,
          direction: fields.direction, value: fields.value, announced: fields.announced,
          effective: effective, guide: fields.guide, text: fields.text,
          range: tree.range(item)))
    }
    return (plans, facts)
  }

  private mutating func read(_ field: NodeID, in tree: SyntaxTree, into fields: inout PlanFields) {
    let key = tree.key(field)
    let name = documents.symbols.text(key)
    let symbol = scalar(field, in: tree)
    let text = documents.symbols.text(symbol)
    func dated(_ day: CalendarDay?) -> Lifecycle.Dated {
      Lifecycle.Dated(day: day, text: symbol, spelling: key, range: tree.range(field))
    }
    switch name.hasPrefix("x-") ? String(name.dropFirst(2)) : name {
    case "change":
      fields.change = symbol
      let words = text.split(separator: " ").map(String.init)
      guard words.count == 2, let aspect = Aspect(rawValue: words[0]), aspect.canBePlanned,
        let relation = Relation(rawValue: words[1]), relation.isChange
      else { break }
      fields.what = (aspect, relation)
    case "element": fields.element = symbol
    case "direction":
      fields.hasDirection = true
      fields.direction = Direction(rawValue: text) ?? .none
    case "value": fields.value = canonicalValue(field, in: tree)
    case "announced": fields.announced = dated(AnnotationDate(text)?.announcementDay)
    case "effective": fields.effective = dated(AnnotationDate(text)?.sunsetDay)
    case "guide": fields.guide = symbol
    case "description": fields.text = symbol
    default: break
    }
  }
}

/// What one entry of the list says.
private struct PlanFields {
  var change = Symbol.none
  var what: (aspect: Aspect, relation: Relation)?
  var element = Symbol.none
  var direction = Direction.none
  var hasDirection = false
  var value = Symbol.none
  var announced: Lifecycle.Dated?
  var effective: Lifecycle.Dated?
  var guide = Symbol.none
  var text = Symbol.none

  /// What would have to be there for it to announce anything; nil where nothing is amiss.
  var problem: String? {
    guard let what else {
      return "`change` as an aspect and a relation, such as `requirement narrowed`"
    }
    if element.isNone { return "`element` with the coordinate of one element" }
    if effective?.day == nil { return "`effective` with a date" }
    if hasDirection, direction == .none { return "`direction` as request or response" }
    if what.aspect.hasPlannedValue, what.relation != .removed, value.isNone {
      return "`value` with the value afterwards"
    }
    return nil
  }
}
