internal import SourceText

/// A node of the syntax of a GraphQL document.
struct SyntaxNode {
  enum Kind: UInt8 {
    case document
    /// A definition that could not be read.
    case broken
    case schema
    case scalar
    case object
    case interface
    case union
    case `enum`
    case input
    case directiveDefinition
    /// The text of a description.
    case description
    /// `query: Query` in a schema.
    case rootOperation
    /// An interface that a type implements.
    case implementation
    case field
    /// An argument of a field or of a directive.
    case argumentDefinition
    case inputField
    case enumValue
    case unionMember
    /// A place where a directive may stand.
    case location
    case namedType
    case listType
    /// A directive that is applied.
    case directive
    /// An argument of an applied directive.
    case argument
    case defaultValue
    case int
    case float
    case string
    case boolean
    case null
    case enumLiteral
    case list
    case objectLiteral
    case objectField
  }

  var kind: Kind
  /// `extend` stands before the definition.
  var isExtension = false
  /// `repeatable` stands in the definition of a directive.
  var isRepeatable = false
  /// `!` stands behind a type.
  var isNonNull = false
  /// What it is called; for values their text, decoded.
  var name: Symbol = .none
  /// Where the name, or the whole of what has none, stands: UTF-8 offsets.
  var nameStart: UInt32
  var nameEnd: UInt32
  /// The offset of the first byte, and of that behind the last one.
  var start: UInt32
  var end: UInt32
  /// The index behind the last descendant: that of the next sibling.
  var next: Int32 = 0

  init(_ kind: Kind, start: Int) {
    self.kind = kind
    self.start = UInt32(start)
    self.end = UInt32(start)
    self.nameStart = UInt32(start)
    self.nameEnd = UInt32(start)
  }
}
