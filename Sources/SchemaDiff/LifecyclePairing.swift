package import SchemaModel

/// Which lifecycles stand for each other, and where they are met.
extension SchemaComparer {
  /// What makes two lifecycles the same pair. Merging copies elements, but not what is said of them.
  struct LifecycleKey: Hashable {
    var before: Side?
    var after: Side?

    enum Side: Hashable {
      case lifecycle(LifecycleID)
      /// There is something of which nothing is said.
      case silent

      init?(_ element: ElementID?, _ schema: Schema) {
        guard let element else { return nil }
        self = schema[element].lifecycle.map { .lifecycle($0) } ?? .silent
      }
    }
  }

  /// Notes a pair of elements of which one has a lifecycle, once.
  mutating func noteLifecycle(_ b: ElementID?, _ a: ElementID?, pair: PairID) {
    guard !before.schema.lifecycles.isEmpty || !after.schema.lifecycles.isEmpty else { return }
    // What came or went says only what stands with it.
    guard let b, let a else {
      if b.flatMap({ before.schema[$0].lifecycle }) != nil
        || a.flatMap({ after.schema[$0].lifecycle }) != nil
      {
        _ = note(b, a, pair: pair)
      }
      return
    }
    if before.schema.isPlain(b), after.schema.isPlain(a) { return }
    // What is said of a definition holds where it is used (POLICY.md, 13): inlining it takes nothing
    // back and announces nothing.
    let (old, new) = (before.schema.definitions(of: b), after.schema.definitions(of: a))
    if old.holds || new.holds {
      // Where one side says nothing, what is as far down the way stands for it.
      let depths = (old.way.count - 1, new.way.count - 1)
      compareOnce(
        old.way[old.holds ? depths.0 : min(depths.0, depths.1)],
        new.way[new.holds ? depths.1 : min(depths.0, depths.1)], pair: pair)
    }
    for (index, element) in new.way.enumerated()
    where after.schema[element].lifecycle != nil && !(new.holds && index == new.way.count - 1) {
      // What is dropped beside a reference is still to be told.
      _ = note(old.way[min(index, old.way.count - 1)], element, pair: pair)
    }
  }

  /// Compares two lifecycles where they are met first; where they are met again, what they differ in is
  /// felt there as well.
  private mutating func compareOnce(_ b: ElementID, _ a: ElementID, pair: PairID) {
    let start = changes.count
    switch note(b, a, pair: pair) {
    case .isNew(let index):
      compareLifecycle(b, a, pair: pair)
      if changes.count > start { lifecycleChanges[index] = start..<changes.count }
    case .isElsewhere(let index):
      for known in lifecycleChanges[index] ?? 0..<0 {
        var change = changes[known]
        change.pair = pair
        changes.append(change)
      }
    case .isKnown: break
    }
  }

  /// What is known of two lifecycles, each with its place in ``lifecycles``.
  private enum Meeting {
    case isNew(Int)
    /// Met before, but not at this pair.
    case isElsewhere(Int)
    case isKnown
  }

  private mutating func note(_ b: ElementID?, _ a: ElementID?, pair: PairID) -> Meeting {
    let key = LifecycleKey(before: .init(b, before.schema), after: .init(a, after.schema))
    guard let index = seenLifecycles[key] else {
      seenLifecycles[key] = lifecycles.count
      lifecycles.append(Comparison.LifecyclePair(before: b, after: a, pair: pair))
      return .isNew(lifecycles.count - 1)
    }
    if lifecycles[index].pair == pair || lifecycles[index].otherPairs.contains(pair) {
      return .isKnown
    }
    lifecycles[index].otherPairs.append(pair)
    return .isElsewhere(index)
  }
}

extension Schema {
  /// The element itself where it says something of its life, else the definition that it refers to,
  /// or the only schema that it is made of, and that does.
  package func annotated(_ element: ElementID) -> ElementID {
    let (way, holds) = definitions(of: element)
    return holds ? way[way.count - 1] : element
  }

  /// Whether nothing is said of an element, and it refers to nothing.
  fileprivate func isPlain(_ element: ElementID) -> Bool {
    let item = self[element]
    guard item.lifecycle == nil else { return false }
    guard let shape = item.shape.map({ self[$0] }) else { return true }
    return shape.reference == nil && shape.conjuncts.isEmpty && !(isNominal && shape.items != nil)
  }

  /// The way from an element through what it refers to, up to the definition that says something of its
  /// life, and whether there is one.
  fileprivate func definitions(of element: ElementID) -> (way: [ElementID], holds: Bool) {
    var way = [element]
    while way.count <= 8 {
      let current = way[way.count - 1]
      if lifecycle(of: current)?.holds ?? false { return (way, true) }
      guard let shape = self[current].shape.map({ self[$0] }) else { break }
      if let target = shape.reference?.target {
        way.append(target)
      } else if isNominal, let items = shape.items {
        way.append(items)
      } else if shape.conjuncts.count == 1, !shape.saysSomething {
        way.append(self[conjuncts[Int(shape.conjuncts.start)]].owner)
      } else if shape.owner != current {
        // A body whose schema is written in its place.
        way.append(shape.owner)
      } else {
        break
      }
    }
    return (way, false)
  }
}
