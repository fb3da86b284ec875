/// What a change can hurt. The axis `surface` that rules match on.
package enum Surface: String, CaseIterable, Sendable, Hashable {
  /// The binary or HTTP form.
  case wire
  /// The JSON spelling, where it differs from the wire.
  case json
  /// Generated code: operation ids, type names, file options.
  case source
}
