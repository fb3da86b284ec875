package import SourceText

/// What values an element stands for.
///
/// A shape is a conjunction: what it says itself, and all that ``conjuncts`` and ``reference`` say.
/// Comparison flattens it first, so that extracting, inlining and nesting are no change.
@usableFromInline
package struct Shape: Sendable {
  /// The element whose type this is, or, in a flattened shape, that of the declaration it came from.
  package var owner: ElementID
  /// The place of the whole, for changes that have no narrower one.
  package var range: SourceRange

  /// Where single things are said; see ``Schema/facets`` and ``Schema/place(of:in:)``.
  package var facets: Run = .empty

  /// The JSON types that values may have; ``TypeSet/any`` when nothing is said.
  package var types: TypeSet = .any
  /// A scalar format, or the name of a nominal scalar; `.none` when nothing is said.
  package var format: Symbol = .none
  /// The text of a reference that leads nowhere, so that nothing is known of the values; `.none`
  /// where there is none.
  package var unresolved: Symbol = .none
  /// Several shapes were merged into this one.
  package var isMerged = false
  /// One of the merged shapes is closed, or restricts what it does not name, and another one names
  /// more: by the letter that is restricted, too.
  package var closesOthers = false
  /// No value at all (the schema `false`).
  package var isNever = false
  /// Whether null is allowed is read differently: `nullable: true` beside values without null, which
  /// OpenAPI 3.0.0 to 3.0.2 left open. It is taken as allowed, but not held against a version of the
  /// format that is clear about it.
  package var isNullMoot = false
  /// The types were not written but follow from other keywords.
  package var infersTypes = false
  /// Null is allowed on top of all that is said (`nullable: true`, a union with null).
  package var addsNull = false

  /// Bounds, patterns and opaque keywords; see ``Schema/constraints``.
  package var constraints: Run = .empty
  /// Properties; see ``Schema/edges``.
  package var properties: Run = .empty
  /// Names that must be present; see ``Schema/requiredNames``.
  package var required: Run = .empty
  /// What properties without a name here may be.
  package var extras: Extras = .any
  /// The members of a list that have a position of their own; see ``Schema/edges``.
  package var leadingItems: Run = .empty
  /// All other members of a list.
  package var items: ElementID?

  /// The members of a set of values; see ``Schema/edges``.
  package var values: Run = .empty
  package var valueSet: ValueSet = .none

  /// Alternatives, each a union of its own; see ``Schema/unions``.
  package var unions: Run = .empty
  /// Shapes that hold as well (`allOf`); see ``Schema/conjuncts``.
  package var conjuncts: Run = .empty
  /// A declaration that is referred to.
  package var reference: Reference?
  package var discriminator: DiscriminatorID?

  /// The default value in canonical spelling; `.none` where there is none.
  package var defaultValue: Symbol = .none
  /// `readOnly`, `writeOnly`: in which directions the element is hidden.
  package var hidden: Element.Traits = .none

  package enum Extras: Sendable, Equatable {
    case any
    case none
    case shaped(ElementID)
  }

  package enum ValueSet: UInt8, Sendable {
    /// Values are not listed.
    case none
    /// Listed, and others may come (`x-extensible-enum`).
    case open
    /// Listed, and no others are allowed.
    case closed
  }

  package struct Reference: Sendable {
    package var target: ElementID
    /// Whether the name is part of the contract (GraphQL, Protobuf) or only a spelling (JSON Schema).
    package var isNominal: Bool

    package init(target: ElementID, isNominal: Bool) {
      self.target = target
      self.isNominal = isNominal
    }
  }

  /// Where one thing of a shape is said. Most shapes say one or two, so the places are a list of
  /// their own: shapes stay small enough to be copied and merged without a thought.
  @usableFromInline
  package struct Facet: Sendable {
    package enum Kind: UInt8, Sendable {
      case types
      case format
      case nullability
      case extras
      case values
      case defaultValue
      case hidden
      /// A value that the author gives as an example; it says nothing about the contract.
      case example
    }

    package var kind: Kind
    package var range: SourceRange

    package init(_ kind: Kind, at range: SourceRange) {
      self.kind = kind
      self.range = range
    }
  }

  package init(owner: ElementID, range: SourceRange) {
    self.owner = owner
    self.range = range
  }
}

/// A set of JSON types. `number` is the union of integers and fractions, so that one type contains
/// another where its set does (JSON Schema 2020-12, section 6.1.1).
@frozen
@usableFromInline
package struct TypeSet: OptionSet, Hashable, Sendable {
  @usableFromInline package let rawValue: UInt8

  @inlinable
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// No type at all.
  @inlinable package static var nothing: TypeSet { TypeSet(rawValue: 0) }
  @inlinable package static var null: TypeSet { TypeSet(rawValue: 1 << 0) }
  @inlinable package static var boolean: TypeSet { TypeSet(rawValue: 1 << 1) }
  @inlinable package static var integer: TypeSet { TypeSet(rawValue: 1 << 2) }
  @inlinable package static var fraction: TypeSet { TypeSet(rawValue: 1 << 3) }
  @inlinable package static var string: TypeSet { TypeSet(rawValue: 1 << 4) }
  @inlinable package static var array: TypeSet { TypeSet(rawValue: 1 << 5) }
  @inlinable package static var object: TypeSet { TypeSet(rawValue: 1 << 6) }

  @inlinable package static var number: TypeSet { TypeSet(rawValue: 0b0001100) }
  @inlinable package static var scalar: TypeSet { TypeSet(rawValue: 0b0011110) }
  @inlinable package static var any: TypeSet { TypeSet(rawValue: 0b1111111) }
}

/// A union: `oneOf`, `anyOf`, a GraphQL union.
package struct UnionGroup: Sendable {
  /// One edge a member; see ``Schema/edges``.
  package var members: Run
  /// Exactly one member matches (`oneOf`), rather than one or more.
  package var isExclusive: Bool
  package var range: SourceRange

  package init(members: Run, isExclusive: Bool, range: SourceRange) {
    self.members = members
    self.isExclusive = isExclusive
    self.range = range
  }
}

/// A name that an object must have.
package struct RequiredName: Sendable {
  package var name: Symbol
  package var range: SourceRange
  package init(name: Symbol, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// The index of a ``Discriminator`` in its ``Schema``.
package struct DiscriminatorID: Hashable, Sendable {
  package let raw: Int32
  package init(_ raw: Int) { self.raw = Int32(raw) }
  package var index: Int { Int(raw) }
}

/// How the members of a union are told apart (OpenAPI 3.1.0, section 4.8.25).
package struct Discriminator: Sendable {
  package var propertyName: Symbol
  package var range: SourceRange
  /// Values and the declarations they stand for, in source order.
  package var mapping: [(value: Symbol, target: ElementID?, text: Symbol, range: SourceRange)]
  package init(
    propertyName: Symbol, range: SourceRange,
    mapping: [(value: Symbol, target: ElementID?, text: Symbol, range: SourceRange)]
  ) {
    self.propertyName = propertyName
    self.range = range
    self.mapping = mapping
  }
}
