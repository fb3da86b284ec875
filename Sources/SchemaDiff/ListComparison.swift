internal import SchemaModel
internal import SourceText

/// Lists: their items, by position and all others.
extension SchemaComparer {
  mutating func compareLists(_ context: ShapeContext) {
    let b = context.before
    let a = context.after
    let oldLeading = before.schema.edges[b.leadingItems.indices].map(\.target)
    let newLeading = after.schema.edges[a.leadingItems.indices].map(\.target)
    for index in 0..<max(oldLeading.count, newLeading.count) {
      compareItem(
        index < oldLeading.count ? oldLeading[index] : b.items,
        index < newLeading.count ? newLeading[index] : a.items, context)
    }
    compareItem(b.items, a.items, context)
  }

  /// An item of a list; where none is described any is allowed.
  mutating func compareItem(
    _ old: ElementID?, _ new: ElementID?, _ context: ShapeContext
  ) {
    if let old, let new {
      visit(
        .elements(old, new), direction: context.work.direction,
        isTurned: context.work.isTurned, under: context.work.pair)
      return
    }
    guard let some = old ?? new else { return }
    var flat: Shape?
    if old != nil {
      if let shape = before.schema[some].shape { flat = before.flattened(shape) }
    } else if let shape = after.schema[some].shape {
      flat = after.flattened(shape)
    }
    guard let flat, flat.saysSomething else { return }
    var change = change(.type, old == nil ? .narrowed : .widened, context)
    change.kind = .item
    change.before = old ?? context.before.owner
    change.after = new ?? context.after.owner
    change.beforePlace = old.map { before.schema[$0].range } ?? context.before.range
    change.afterPlace = new.map { after.schema[$0].range } ?? context.after.range
    change.beforeValue = old == nil ? "any type" : typeText(flat)
    change.afterValue = new == nil ? "any type" : typeText(flat)
    changes.append(change)
  }
}
