package import SourceText

/// One restriction of a shape besides its types, properties and values.
package struct Constraint: Sendable {
  package var aspect: Aspect
  package var attribute: AttributeName?
  /// The value in canonical spelling: an exact decimal for bounds, the text for patterns, canonical
  /// JSON for opaque keywords.
  package var value: Symbol
  /// Tells apart opaque keywords of one attribute (a pattern of `patternProperties`, an unknown
  /// keyword); `.none` elsewhere.
  package var name: Symbol = .none
  /// For a bound of values: the bound itself is not allowed.
  package var isExclusive = false
  /// Tells keywords that act together (a condition and its branches, a `contains` and its bounds) from
  /// others of the same names, where several schemas were merged.
  package var unit: Int32 = 0
  /// For a keyword that holds a schema: that schema, which is compared instead of the text.
  package var shape: ShapeID?
  package var range: SourceRange

  package init(
    aspect: Aspect, attribute: AttributeName?, value: Symbol, name: Symbol = .none,
    isExclusive: Bool = false, shape: ShapeID? = nil, range: SourceRange
  ) {
    self.aspect = aspect
    self.attribute = attribute
    self.value = value
    self.name = name
    self.isExclusive = isExclusive
    self.shape = shape
    self.range = range
  }
}

extension Constraint {
  /// Whether it means something only with others of its ``unit``.
  package var actsInUnit: Bool {
    switch attribute {
    case .if, .then, .else, .contains, .minContains, .maxContains: true
    default: false
    }
  }
}
