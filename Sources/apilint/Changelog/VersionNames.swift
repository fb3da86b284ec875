internal import History
internal import SchemaDiff
internal import SchemaModel

/// What the two versions of a step of a history are called by readers: what the API says of itself, where that
/// changed, else what they are called in the history.
struct VersionNames {
  let before: String
  let after: String

  /// - Parameter isNamed: whether the history names its versions, as tags do.
  init(of edge: HistoryEdge, isNamed: Bool) {
    let (old, new) = (edge.comparison.before, edge.comparison.after)
    let versions = [old, new].map { schema in
      schema.apiVersion.map { schema.text($0.value) } ?? ""
    }
    let isRaised = versions[0] != versions[1] && !versions.contains("")
    before = isRaised && !isNamed ? versions[0] : edge.before.name
    after = isRaised && !isNamed ? versions[1] : edge.after.name
  }
}
