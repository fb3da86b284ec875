/// What a node is. Plain YAML scalars are resolved by the core schema (YAML 1.2.2 §10.3.2), JSON
/// scalars by their token (RFC 8259 §3).
@frozen
@usableFromInline
package enum NodeKind: UInt8, Sendable {
  /// `null`, `~` or no value at all.
  case null
  /// `true` or `false`.
  case boolean
  /// A number written without fraction and exponent.
  case integer
  /// Any other number, `.inf` and `.nan` of YAML among them.
  case number
  /// Text; unquoted dates and `yes` are text too.
  case string
  case sequence
  case mapping

  /// Whether nodes of this kind have children.
  @inlinable package var isContainer: Bool {
    switch self {
    case .sequence, .mapping: true
    default: false
    }
  }

  @inlinable
  package static func == (left: NodeKind, right: NodeKind) -> Bool {
    left.rawValue == right.rawValue
  }

  /// The name in messages.
  package var name: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
