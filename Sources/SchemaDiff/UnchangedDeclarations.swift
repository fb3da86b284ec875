internal import SchemaModel
internal import SourceText

/// The declarations in which nothing changed, nor in anything they lead to. Between two versions of an
/// API most are such, and need not be looked into.
///
/// One whose text is the same is unchanged, unless it leads to one that is not.
struct UnchangedDeclarations {
  /// The declaration after, by the element of the one before; -1 where there is none, or another.
  private var counterparts: [Int32] = []

  /// - Parameter extent: whether declarations that say something of their life, or all, are left out.
  init(
    _ before: Schema, _ after: Schema, _ bridge: SymbolBridge, _ extent: ComparisonExtent
  ) {
    if extent == .everything { return }
    // What another version of the format, or the life of the API as a whole, makes of the same text
    // cannot be seen in it.
    guard before.format == after.format, before.formatVersion == after.formatVersion,
      before.lifecycle(of: before.root) == nil, after.lifecycle(of: after.root) == nil
    else { return }
    counterparts = [Int32](repeating: -1, count: before.elements.count)
    pairEqualTexts(before, after, bridge, extent)
    removeWhatLeadsToChanges(before, after)
  }

  /// Whether two types are nothing but references to declarations in which nothing changed.
  func areSame(_ b: ShapeID, in before: Schema, _ a: ShapeID, in after: Schema) -> Bool {
    guard !counterparts.isEmpty,
      let old = before[b].onlyTarget, let new = after[a].onlyTarget
    else { return false }
    return contains(old, new)
  }

  /// Whether two elements are the same unchanged declaration.
  func contains(_ b: ElementID, _ a: ElementID) -> Bool {
    b.index < counterparts.count && counterparts[b.index] == a.raw
  }

  private mutating func pairEqualTexts(
    _ before: Schema, _ after: Schema, _ bridge: SymbolBridge, _ extent: ComparisonExtent
  ) {
    var partners = [Int32](repeating: -1, count: before.symbols.count)
    for (index, declaration) in after.declarations.enumerated() {
      let name = bridge[after[declaration.element].name]
      if Int(name.id) < partners.count { partners[Int(name.id)] = Int32(index) }
    }
    for old in before.declarations {
      let partner = partners[Int(before[old.element].name.id)]
      guard partner >= 0 else { continue }
      let new = after.declarations[Int(partner)]
      if extent == .everyLifecycle, old.hasLifecycle || new.hasLifecycle { continue }
      guard let oldText = old.text, let newText = new.text,
        old.references.count == new.references.count,
        Self.areEqual(oldText, in: before, newText, in: after)
      else { continue }
      counterparts[old.element.index] = new.element.raw
    }
  }

  /// What leads to a change is changed itself, and so on from one to the next.
  private mutating func removeWhatLeadsToChanges(_ before: Schema, _ after: Schema) {
    var partners: [Int: Run] = [:]
    for declaration in after.declarations {
      partners[declaration.element.index] = declaration.references
    }
    // Declarations by what they refer to, as one list behind where each one's part begins.
    var starts = [Int32](repeating: 0, count: before.elements.count + 1)
    for reference in before.references { starts[reference.index + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var users = [ElementID](repeating: before.root, count: before.references.count)
    var next = starts
    var pending: [ElementID] = []
    for declaration in before.declarations {
      let partner = counterparts[declaration.element.index]
      let others = partner < 0 ? nil : partners[Int(partner)]
      var isSame = others != nil
      for (offset, index) in declaration.references.indices.enumerated() {
        let target = before.references[index]
        users[Int(next[target.index])] = declaration.element
        next[target.index] += 1
        guard let others, isSame else { continue }
        isSame = contains(target, after.references[Int(others.start) + offset])
      }
      if !isSame { pending.append(declaration.element) }
    }
    var isTold = [Bool](repeating: false, count: before.elements.count)
    while let element = pending.popLast() {
      guard !isTold[element.index] else { continue }
      isTold[element.index] = true
      counterparts[element.index] = -1
      for index in starts[element.index]..<starts[element.index + 1] {
        pending.append(users[Int(index)])
      }
    }
  }

  private static func areEqual(
    _ old: SourceRange, in before: Schema, _ new: SourceRange, in after: Schema
  ) -> Bool {
    guard old.end - old.start == new.end - new.start else { return false }
    return unsafe before.files[Int(old.file.raw)].bytes.withUnsafeBufferPointer { left in
      unsafe after.files[Int(new.file.raw)].bytes.withUnsafeBufferPointer { right in
        unsafe ByteView(left)[Int(old.start)..<Int(old.end)]
          == ByteView(right)[Int(new.start)..<Int(new.end)]
      }
    }
  }
}

extension Shape {
  /// The declaration that it is a reference to, and nothing else.
  fileprivate var onlyTarget: ElementID? {
    guard conjuncts.isEmpty, !addsNull, !saysSomething, hasTransparentReference else { return nil }
    return reference?.target
  }
}
