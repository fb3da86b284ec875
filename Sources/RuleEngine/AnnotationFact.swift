internal import SchemaModel
internal import SourceText

/// Something the matter with the annotations of one element, in one version.
struct AnnotationFact {
  var aspect: Aspect
  var relation: Relation
  var element: ElementID
  var range: SourceRange
  var related: SourceRange?
  /// The value as written, which tells one fact from the next of its kind.
  var value: String = ""
  var key: String = ""
  var suggestion: String = ""
  var announced: CalendarDay?
  var sunset: CalendarDay?
  var days: Int?
  /// For `backdated`, whose severity depends on how far.
  var severity: Severity?

  init(_ aspect: Aspect, _ relation: Relation, of element: ElementID, at range: SourceRange) {
    self.aspect = aspect
    self.relation = relation
    self.element = element
    self.range = range
  }

  /// What makes a fact the same in two versions: its kind and its value, not its place.
  struct Identity: Hashable {
    var aspect: Aspect
    var relation: Relation
    var key: String
    var value: String
  }

  var identity: Identity {
    Identity(aspect: aspect, relation: relation, key: key, value: value)
  }
}
