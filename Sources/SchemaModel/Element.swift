package import SourceText

/// Anything that a consumer can depend on and an author can annotate: an operation, a parameter, a
/// property, an enum value.
///
/// Elements live in one arena and refer to each other by index. A shared declaration (a component)
/// is one element that several edges lead to; it is never copied.
@usableFromInline
package struct Element: Sendable {
  package var kind: ElementKind
  /// The name as written, such as `email` or `/users/{id}`; `.none` where the kind says it all.
  package var name: Symbol
  /// What tells apart elements of one kind and name, such as the `query` of a query parameter; for
  /// types and their members the noun that the format has for them, such as `input type`.
  package var qualifier: Symbol = .none
  /// The element that declares this one in the source, which is not the one that uses it.
  package var parent: ElementID?
  /// Where it is declared: the key in its file, or the first line of the thing itself.
  package var range: SourceRange
  /// The node of the syntax it was lowered from, for ``Schema/pointer(to:)``.
  package var origin: UInt32
  /// What it contains besides its type, in source order; see ``Schema/edges``.
  package var children: Run = .empty
  /// Named values that are compared as a whole; see ``Schema/attributes``.
  package var attributes: Run = .empty
  /// The type of the values that it stands for.
  package var shape: ShapeID?
  package var lifecycle: LifecycleID?
  /// Where `required` is said, when it is.
  package var requirement: SourceRange?
  package var traits: Traits = .none

  @frozen
  @usableFromInline
  package struct Traits: OptionSet, Sendable {
    @usableFromInline package let rawValue: UInt16

    @inlinable
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// None of them. (An empty array literal would be built by generic code each time.)
    @inlinable package static var none: Traits { Traits(rawValue: 0) }

    /// Must be present.
    @inlinable package static var required: Traits { Traits(rawValue: 1 << 0) }
    /// A declaration of its own that others refer to by name, such as a component.
    @inlinable package static var named: Traits { Traits(rawValue: 1 << 1) }
    /// Its values travel as plain text, so that `string` takes in every other scalar
    /// (parameters and headers that have no media type of their own).
    @inlinable package static var textual: Traits { Traits(rawValue: 1 << 3) }
    /// Not in what consumers send (`readOnly`).
    @inlinable package static var hiddenInRequests: Traits { Traits(rawValue: 1 << 4) }
    /// Not in what consumers receive (`writeOnly`).
    @inlinable package static var hiddenInResponses: Traits { Traits(rawValue: 1 << 5) }
    /// What lies below flows the other way round (callbacks, webhooks).
    @inlinable package static var turnsDirection: Traits { Traits(rawValue: 1 << 6) }
    /// An enum value, or a property, whose set or object is open to others.
    @inlinable package static var inOpenSet: Traits { Traits(rawValue: 1 << 7) }
    /// A list is written as its members one by one (`?id=1&id=2`), so that one member alone is a
    /// list as well.
    @inlinable package static var exploded: Traits { Traits(rawValue: 1 << 8) }
    /// What consumers call, though it is no operation of its own kind (a field of a root type).
    @inlinable package static var entryPoint: Traits { Traits(rawValue: 1 << 9) }
    /// Leaving it out and giving null are the same (GraphQL inputs), so that null is refused where the
    /// thing must be there.
    @inlinable package static var absentAsNull: Traits { Traits(rawValue: 1 << 10) }
    /// A declaration whose values consumers send.
    @inlinable package static var sent: Traits { Traits(rawValue: 1 << 11) }
    /// A declaration whose values consumers receive.
    @inlinable package static var received: Traits { Traits(rawValue: 1 << 12) }
  }

  package init(
    kind: ElementKind, name: Symbol, parent: ElementID?, range: SourceRange, origin: UInt32
  ) {
    self.kind = kind
    self.name = name
    self.parent = parent
    self.range = range
    self.origin = origin
  }
}

/// A step from an element or a shape to one that it contains or refers to.
@usableFromInline
package struct Edge: Sendable {
  /// What identifies the target among its siblings of the same group: a name, a status, a blanked
  /// path. It belongs to the edge since a shared target may be known by different keys.
  package var key: Symbol
  /// Siblings of different groups may share a key (`query id`, `header id`).
  package var group: UInt8
  /// Leads to a response that tells of an error, which depends on the status, not on what is shared.
  package var isErrorOutcome = false
  package var target: ElementID
  /// The node of a reference, where the step is one to something shared; ``notReferred`` elsewhere.
  package var reference = Self.notReferred
  /// Where the step is written; for a reference the place that refers.
  package var range: SourceRange

  package static let notReferred = UInt32.max

  package init(key: Symbol, group: UInt8, target: ElementID, range: SourceRange) {
    self.key = key
    self.group = group
    self.target = target
    self.range = range
  }
}

extension Edge {
  /// Which siblings share a space of keys.
  @usableFromInline
  package enum Group {
    @inlinable package static var server: UInt8 { 0 }
    @inlinable package static var tag: UInt8 { 1 }
    @inlinable package static var securityScheme: UInt8 { 2 }
    @inlinable package static var path: UInt8 { 3 }
    @inlinable package static var webhook: UInt8 { 4 }
    @inlinable package static var operation: UInt8 { 5 }
    @inlinable package static var requestBody: UInt8 { 6 }
    @inlinable package static var response: UInt8 { 7 }
    @inlinable package static var mediaType: UInt8 { 8 }
    @inlinable package static var header: UInt8 { 9 }
    @inlinable package static var link: UInt8 { 10 }
    @inlinable package static var callback: UInt8 { 11 }
    @inlinable package static var scope: UInt8 { 12 }
    @inlinable package static var property: UInt8 { 13 }
    @inlinable package static var item: UInt8 { 14 }
    @inlinable package static var value: UInt8 { 15 }
    @inlinable package static var member: UInt8 { 16 }
    @inlinable package static var argument: UInt8 { 17 }
    @inlinable package static var implementation: UInt8 { 18 }
    @inlinable package static var directive: UInt8 { 19 }
    @inlinable package static var directiveUse: UInt8 { 20 }
    @inlinable package static var root: UInt8 { 21 }
    /// Parameters: one group a location, so that `query id` and `header id` are two.
    @inlinable package static var pathParameter: UInt8 { 32 }
    @inlinable package static var queryParameter: UInt8 { 33 }
    @inlinable package static var headerParameter: UInt8 { 34 }
    @inlinable package static var cookieParameter: UInt8 { 35 }
    @inlinable package static var serverVariable: UInt8 { 40 }
  }
}

/// A named value of an element that is compared as a whole: an operation id, a style, a description.
package struct AttributeValue: Sendable {
  package var aspect: Aspect
  package var attribute: AttributeName?
  /// Tells apart values of one attribute where there may be several (`x-foo`, a header of an
  /// encoding); `.none` elsewhere.
  package var name: Symbol
  /// The value in a canonical spelling, so that equal values are equal symbols.
  package var value: Symbol
  package var range: SourceRange

  package init(
    aspect: Aspect, attribute: AttributeName? = nil, name: Symbol = .none, value: Symbol,
    range: SourceRange
  ) {
    self.aspect = aspect
    self.attribute = attribute
    self.name = name
    self.value = value
    self.range = range
  }
}
