/// How a scalar was written (YAML 1.2.2 §7.3, §8.1). JSON strings are `doubleQuoted`, everything
/// else in JSON, and every container, is `plain`.
@frozen
@usableFromInline
package enum ScalarStyle: UInt8, Sendable {
  case plain
  case singleQuoted
  case doubleQuoted
  /// `|`
  case literal
  /// `>`
  case folded
}
