internal import SchemaDiff
internal import SchemaModel

/// The elements of one version that stand for an element of the next: the same one, the definition that
/// was inlined into it, the copies that were made one, or the one that it says it was moved from.
struct Predecessors {
  private var byElement: [ElementID: [ElementID]] = [:]

  init(_ comparison: Comparison) {
    var met: Set<ElementID> = []
    var gone: [String: ElementID] = [:]
    for pair in comparison.lifecycles {
      if let before = pair.before, let after = pair.after {
        met.insert(after)
        if !(byElement[after]?.contains(before) ?? false) {
          byElement[after, default: []].append(before)
        }
      } else if let after = pair.after {
        met.insert(after)
      } else if let before = pair.before {
        gone[CoordinateText.normalized(comparison.before.coordinate(of: before))] = before
      }
    }
    pairWhatIsOutOfReach(comparison, met)
    pairWhatWasMoved(comparison, gone)
  }

  /// In the order of the comparison.
  func of(_ element: ElementID) -> [ElementID] { byElement[element] ?? [] }

  /// What no comparison comes to, such as inside alternatives that were compared as a whole, is known
  /// by its coordinate.
  private mutating func pairWhatIsOutOfReach(_ comparison: Comparison, _ met: Set<ElementID>) {
    var known: [String: ElementID] = [:]
    for element in comparison.after.elements.indices.map({ ElementID($0) })
    where byElement[element] == nil && !met.contains(element) {
      guard comparison.after.lifecycle(of: element)?.holds ?? false else { continue }
      if known.isEmpty { known = Self.annotated(comparison.before) }
      if let old = known[comparison.after.coordinate(of: element)] { byElement[element] = [old] }
    }
  }

  /// A move carries what was promised to an element that was absent, from one that is now absent
  /// (POLICY.md, 19).
  private mutating func pairWhatWasMoved(_ comparison: Comparison, _ gone: [String: ElementID]) {
    guard !gone.isEmpty else { return }
    for element in comparison.after.elements.indices.map({ ElementID($0) })
    where byElement[element] == nil {
      guard let from = comparison.after.lifecycle(of: element)?.movedFrom else { continue }
      let coordinate = CoordinateText.normalized(comparison.after.text(from.text))
      if let old = gone[coordinate] { byElement[element] = [old] }
    }
  }

  private static func annotated(_ schema: Schema) -> [String: ElementID] {
    var known: [String: ElementID] = [:]
    for element in schema.elements.indices.map({ ElementID($0) })
    where schema.lifecycle(of: element)?.holds ?? false {
      known[schema.coordinate(of: element)] = element
    }
    return known
  }
}
