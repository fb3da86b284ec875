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
