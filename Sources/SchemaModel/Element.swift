package import SourceText

/// Anything that a consumer can depend on and an author can annotate: an operation, a parameter, a
/// property, an enum value.
///
/// Elements live in one arena and refer to each other by index. A shared declaration (a component)
/// is one element that several edges lead to; it is never copied.
package struct Element: Sendable {
  package var kind: ElementKind
  /// The name as written, such as `email` or `/users/{id}`; `.none` where the kind says it all.
  package var name: Symbol
  /// What tells apart elements of one kind and name, such as the `query` of a query parameter.
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

  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// None of them. (An empty array literal would be built by generic code each time.)
    package static var none: Traits { Traits(rawValue: 0) }

    /// Must be present.
    package static let required = Traits(rawValue: 1 << 0)
    /// A declaration of its own that others refer to by name, such as a component.
    package static let named = Traits(rawValue: 1 << 1)
    /// A response that tells of an error.
    package static let errorOutcome = Traits(rawValue: 1 << 2)
    /// Its values travel as plain text, so that `string` takes in every other scalar
    /// (parameters and headers that have no media type of their own).
    package static let textual = Traits(rawValue: 1 << 3)
    /// Not in what consumers send (`readOnly`).
    package static let hiddenInRequests = Traits(rawValue: 1 << 4)
    /// Not in what consumers receive (`writeOnly`).
    package static let hiddenInResponses = Traits(rawValue: 1 << 5)
    /// What lies below flows the other way round (callbacks, webhooks).
    package static let turnsDirection = Traits(rawValue: 1 << 6)
    /// An enum value, or a property, whose set or object is open to others.
    package static let inOpenSet = Traits(rawValue: 1 << 7)
    /// A list is written as its members one by one (`?id=1&id=2`), so that one member alone is a
    /// list as well.
    package static let exploded = Traits(rawValue: 1 << 8)
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
package struct Edge: Sendable {
  /// What identifies the target among its siblings of the same group: a name, a status, a blanked
  /// path. It belongs to the edge since a shared target may be known by different keys.
  package var key: Symbol
  /// Siblings of different groups may share a key (`query id`, `header id`).
  package var group: UInt8
  package var target: ElementID
  /// Where the step is written; for a reference the place that refers.
  package var range: SourceRange

  package init(key: Symbol, group: UInt8, target: ElementID, range: SourceRange) {
    self.key = key
    self.group = group
    self.target = target
    self.range = range
  }
}

extension Edge {
  /// Which siblings share a space of keys.
  package enum Group {
    package static let server: UInt8 = 0
    package static let tag: UInt8 = 1
    package static let securityScheme: UInt8 = 2
    package static let path: UInt8 = 3
    package static let webhook: UInt8 = 4
    package static let operation: UInt8 = 5
    package static let requestBody: UInt8 = 6
    package static let response: UInt8 = 7
    package static let mediaType: UInt8 = 8
    package static let header: UInt8 = 9
    package static let link: UInt8 = 10
    package static let callback: UInt8 = 11
    package static let scope: UInt8 = 12
    package static let property: UInt8 = 13
    package static let item: UInt8 = 14
    package static let value: UInt8 = 15
    package static let member: UInt8 = 16
    /// Parameters: one group a location, so that `query id` and `header id` are two.
    package static let pathParameter: UInt8 = 32
    package static let queryParameter: UInt8 = 33
    package static let headerParameter: UInt8 = 34
    package static let cookieParameter: UInt8 = 35
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
