internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// What makes two changes one: the same thing at the same places of the source, however many ways
/// lead to it and in whichever direction it is felt.
struct Cause: Hashable {
  var aspect: Aspect
  var relation: Relation
  var kind: ElementKind?
  var attribute: AttributeName?
  var name: String?
  var before: SourceRange?
  var after: SourceRange?

  init(_ change: Change) {
    aspect = change.aspect
    relation = change.relation
    // What is shared may be told of each of its users: it is one cause all the same.
    kind = change.aspect == .presence ? change.kind : nil
    attribute = change.attribute
    name = change.valueName
    // What appeared is known by where it stands now, what vanished by where it stood.
    let appeared =
      change.aspect == .presence
      ? change.relation == .added : change.beforeValue == nil && change.afterValue != nil
    let vanished =
      change.aspect == .presence
      ? change.relation == .removed : change.afterValue == nil && change.beforeValue != nil
    before = appeared ? nil : change.declaration ?? change.beforePlace
    after = vanished ? nil : change.declaration ?? change.afterPlace
  }
}
