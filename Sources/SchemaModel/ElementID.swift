// These types, and the others of this module that hot loops ask from other modules, are inlinable: a
// derived `==` of a package type would be a call through a witness table there.

/// The index of an ``Element`` in its ``Schema``.
@frozen
@usableFromInline
package struct ElementID: Hashable, Comparable, Sendable {
  @usableFromInline package let raw: Int32

  @inlinable
  package init(_ raw: Int) { self.raw = Int32(raw) }

  @inlinable package var index: Int { Int(raw) }

  @inlinable
  package static func == (left: ElementID, right: ElementID) -> Bool { left.raw == right.raw }

  @inlinable
  package static func < (left: ElementID, right: ElementID) -> Bool { left.raw < right.raw }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(raw) }
}

/// The index of a ``Shape`` in its ``Schema``.
@frozen
@usableFromInline
package struct ShapeID: Hashable, Comparable, Sendable {
  @usableFromInline package let raw: Int32

  @inlinable
  package init(_ raw: Int) { self.raw = Int32(raw) }

  @inlinable package var index: Int { Int(raw) }

  @inlinable
  package static func == (left: ShapeID, right: ShapeID) -> Bool { left.raw == right.raw }

  @inlinable
  package static func < (left: ShapeID, right: ShapeID) -> Bool { left.raw < right.raw }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(raw) }
}

/// The index of a ``Lifecycle`` in its ``Schema``.
@frozen
@usableFromInline
package struct LifecycleID: Hashable, Sendable {
  @usableFromInline package let raw: Int32

  @inlinable
  package init(_ raw: Int) { self.raw = Int32(raw) }

  @inlinable package var index: Int { Int(raw) }
}

/// A run of consecutive entries in one of the arenas of a ``Schema``.
@frozen
@usableFromInline
package struct Run: Hashable, Sendable {
  @usableFromInline package var start: Int32
  @usableFromInline package var count: Int32

  @inlinable
  package init(start: Int, count: Int) {
    self.start = Int32(start)
    self.count = Int32(count)
  }

  @inlinable package static var empty: Run { Run(start: 0, count: 0) }
  @inlinable package var isEmpty: Bool { count == 0 }
  @inlinable package var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
