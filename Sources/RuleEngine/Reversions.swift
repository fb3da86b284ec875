internal import History
internal import SchemaDiff
internal import SchemaModel

/// Tells which changes do nothing but go back to a version that was in force a few days ago.
struct Reversions {
  /// For each of those versions, what differs from it now.
  private let differences: [Set<Subject>]

  /// What a change is about, in the version after where it is there.
  private struct Subject: Hashable {
    var kind: ElementKind
    var coordinate: String
  }

  init(_ recent: [RecentVersion], to after: Schema) {
    differences = recent.map { version in
      let comparison = compare(version.schema, after)
      return Set(
        comparison.changes.filter { $0.aspect != .description && $0.aspect != .version }
          .map { Reversions.subject(of: $0, in: comparison) })
    }
  }

  /// Whether one of those versions does not differ, where a change of the latest one does.
  func isReversion(_ change: Change, in comparison: Comparison) -> Bool {
    // Every one of them had the API, which is compared with nothing here.
    if change.kind == .api { return false }
    let subject = Self.subject(of: change, in: comparison)
    return differences.contains { others in
      // A difference of what contains it says nothing of it.
      !others.contains { other in
        other == subject || CoordinateText.contains(other.coordinate, subject.coordinate)
      }
    }
  }

  private static func subject(of change: Change, in comparison: Comparison) -> Subject {
    Subject(
      kind: change.kind,
      coordinate: CoordinateText.normalized(comparison.coordinate(of: change)))
  }
}
