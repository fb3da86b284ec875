import SchemaDiff
import SchemaModel

/// What makes two changes the same, and what a change is with its sides swapped.
enum ChangeSignature {
  /// A change without its places; nil for annotations, of which a deprecation swallows the others
  /// on one side only.
  static func text(_ change: Change) -> String? {
    switch change.aspect {
    case .deprecation, .announcement, .sunset, .replacement, .reason, .guide, .plan: nil
    default:
      "\(change.aspect) \(change.relation) \(change.kind) \(change.direction) "
        + "\(change.attribute?.rawValue ?? "")"
    }
  }

  static func swapped(_ change: Change) -> Change {
    var change = change
    change.relation =
      switch change.relation {
      case .added: .removed
      case .removed: .added
      case .narrowed: .widened
      case .widened: .narrowed
      case .raised: .lowered
      case .lowered: .raised
      case .earlier: .later
      case .later: .earlier
      case let other: other
      }
    return change
  }
}
