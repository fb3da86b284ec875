internal import SchemaModel
internal import SourceText

/// Properties that an object does not name.
extension SchemaComparer {
  mutating func compareExtras(_ context: ShapeContext) {
    let b = context.before
    let a = context.after
    switch (b.extras, a.extras) {
    case (.shaped(let old), .shaped(let new)):
      visit(
        .elements(old, new), direction: context.work.direction,
        isTurned: context.work.isTurned, under: context.work.pair)
    case (.any, .shaped(let new)): compareItem(nil, new, context)
    case (.shaped(let old), .any): compareItem(old, nil, context)
    case (let old, let new) where old != new:
      var change = change(
        .extraProperties, new.rank > old.rank ? .narrowed : .widened, context)
      change.beforePlace = before.place(.extras, of: b)
      change.afterPlace = after.place(.extras, of: a)
      change.beforeValue = old.text
      change.afterValue = new.text
      changes.append(change)
    default: break
    }
    if b.closesOthers != a.closesOthers, b.extras != .any, a.extras != .any {
      tellOtherReadingOfExtras(context)
    }
  }

  /// Properties moved into, or out of, a branch of `allOf` that is closed: by the letter they are
  /// forbidden there, by what most authors mean they are not.
  private mutating func tellOtherReadingOfExtras(_ context: ShapeContext) {
    var change = change(.keyword, .changed, context)
    change.valueName = "additionalProperties"
    change.beforePlace = before.place(.extras, of: context.before)
    change.afterPlace = after.place(.extras, of: context.after)
    func text(_ shape: Shape) -> String {
      shape.closesOthers ? "one that is beside other properties" : "one for all properties"
    }
    change.beforeValue = text(context.before)
    change.afterValue = text(context.after)
    changes.append(change)
  }

  /// A property that was described by what holds for all others: the two descriptions are compared.
  mutating func compareWithExtras(_ new: ElementID, _ context: ShapeContext) {
    guard case .shaped(let old) = context.before.extras, let oldShape = before.schema[old].shape,
      let newShape = after.schema[new].shape
    else { return }
    visit(
      .shapes(before.flat(oldShape), after.flat(newShape)), direction: context.work.direction,
      isTurned: context.work.isTurned, under: context.work.pair)
  }
}

extension Shape.Extras {
  /// How much it restricts.
  fileprivate var rank: Int {
    switch self {
    case .any: 0
    case .shaped: 1
    case .none: 2
    }
  }

  fileprivate var text: String {
    switch self {
    case .any: "allowed"
    case .shaped: "restricted"
    case .none: "forbidden"
    }
  }
}
