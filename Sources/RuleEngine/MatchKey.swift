package import SchemaDiff
package import SchemaModel

/// Where a change or a fact stands on all axes: what rules are looked up by.
package struct MatchKey: Hashable, Sendable {
  /// One byte an axis, the first axis lowest: the ordinal of the case, or
  /// ``MatchAxis/notApplicable``.
  private let ordinals: UInt128

  /// A place on the axes; what is nil does not apply.
  package init(
    aspect: Aspect, relation: Relation, element: ElementKind, direction: Direction,
    surface: Surface?, attribute: AttributeName?, format: FormatName, stability: StabilityLevel,
    obligation: Obligation? = nil, defaultPresence: DefaultPresence? = nil,
    openness: Openness? = nil, outcome: Outcome? = nil, reservation: Reservation? = nil
  ) {
    var packing = Packing()
    packing.append(aspect)
    packing.append(relation)
    packing.append(element)
    packing.append(direction)
    packing.append(surface)
    packing.append(attribute)
    packing.append(format)
    packing.append(stability)
    packing.append(obligation)
    packing.append(defaultPresence)
    packing.append(openness)
    packing.append(outcome)
    packing.append(reservation)
    ordinals = packing.ordinals
  }

  /// Where a change stands. The format and the stability level are those of the changed element.
  package init(_ change: Change, format: FormatName, stability: StabilityLevel) {
    self.init(
      aspect: change.aspect, relation: change.relation, element: change.kind,
      direction: change.direction, surface: change.surface, attribute: change.attribute,
      format: format, stability: stability, obligation: change.obligation,
      defaultPresence: change.defaultPresence, openness: change.openness,
      outcome: change.outcome, reservation: change.reservation)
  }

  /// Where a fact stands, which is a state of one version: it has neither direction nor surface,
  /// and no circumstance applies.
  package init(
    fact aspect: Aspect, _ relation: Relation, of element: ElementKind, format: FormatName,
    stability: StabilityLevel
  ) {
    self.init(
      aspect: aspect, relation: relation, element: element, direction: .none, surface: nil,
      attribute: nil, format: format, stability: stability)
  }

  /// From one ordinal an axis, in the order of the axes.
  init(ordinals bytes: [UInt8]) {
    ordinals = bytes.reversed().reduce(0) { $0 << 8 | UInt128($1) }
  }

  /// The ordinal on the axis with this index, or ``MatchAxis/notApplicable``.
  subscript(axis: Int) -> UInt8 { UInt8(truncatingIfNeeded: ordinals >> (8 * axis)) }

  /// The word on an axis; nil where the axis does not apply.
  package func word(on axis: MatchAxis) -> String? {
    let ordinal = self[axis.index]
    return ordinal == MatchAxis.notApplicable ? nil : axis.words[Int(ordinal)]
  }

  /// Puts ordinals together, one axis after the other.
  private struct Packing {
    var ordinals: UInt128 = 0
    private var count: UInt128 = 0

    mutating func append<Value: CaseIterable & Equatable>(_ value: Value?) {
      var ordinal = MatchAxis.notApplicable
      if let value {
        ordinal = 0
        for candidate in Value.allCases {
          if candidate == value { break }
          ordinal += 1
        }
      }
      ordinals |= UInt128(ordinal) << (8 * count)
      count += 1
    }
  }
}

extension MatchKey: CustomStringConvertible {
  /// The axes that apply, such as `aspect: presence, relation: removed`.
  package var description: String {
    MatchAxis.allCases.compactMap { axis in word(on: axis).map { "\(axis.rawValue): \($0)" } }
      .joined(separator: ", ")
  }
}
