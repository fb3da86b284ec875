/// The index of an ``Element`` in its ``Schema``.
package struct ElementID: Hashable, Comparable, Sendable {
  package let raw: Int32
  package init(_ raw: Int) { self.raw = Int32(raw) }
  package var index: Int { Int(raw) }
  package static func < (left: ElementID, right: ElementID) -> Bool { left.raw < right.raw }
}

/// The index of a ``Shape`` in its ``Schema``.
package struct ShapeID: Hashable, Comparable, Sendable {
  package let raw: Int32
  package init(_ raw: Int) { self.raw = Int32(raw) }
  package var index: Int { Int(raw) }
  package static func < (left: ShapeID, right: ShapeID) -> Bool { left.raw < right.raw }
}

/// The index of a ``Lifecycle`` in its ``Schema``.
package struct LifecycleID: Hashable, Sendable {
  package let raw: Int32
  package init(_ raw: Int) { self.raw = Int32(raw) }
  package var index: Int { Int(raw) }
}

/// A run of consecutive entries in one of the arenas of a ``Schema``.
package struct Run: Hashable, Sendable {
  package var start: Int32
  package var count: Int32
  package init(start: Int, count: Int) {
    self.start = Int32(start)
    self.count = Int32(count)
  }
  package static let empty = Run(start: 0, count: 0)
  package var isEmpty: Bool { count == 0 }
  package var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
