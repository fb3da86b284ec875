/// What kind of thing an element is. One kind per law, not per format: a message, an input type and a
/// component schema are all `schema`. The axis `element` that rules match on.
package enum ElementKind: String, CaseIterable, Sendable, Hashable {
  /// A whole API.
  case api
  case server
  case tag
  /// A path item.
  case path
  /// An operation, method or RPC.
  case operation
  case webhook
  case callback
  case parameter
  case requestBody = "request-body"
  case mediaType = "media-type"
  case response
  case header
  case link
  /// A named or inline type.
  case schema
  /// A property, output field, input field or message field.
  case property
  /// What a list or a map contains.
  case item
  case enumValue = "enum-value"
  case unionMember = "union-member"
  case securityScheme = "security-scheme"
  case scope
  case argument
  case directive
  case directiveArgument = "directive-argument"
  case directiveUse = "directive-use"
  case implementation
  case root
  case `package`
  case file
  case service
  case oneof
  case `extension`
  case channel
  /// An AsyncAPI message.
  case message
}
