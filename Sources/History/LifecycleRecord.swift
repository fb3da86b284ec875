package import SchemaModel

/// What the versions so far show of the life of one element, as of the latest of them.
package struct LifecycleRecord: Sendable, Hashable {
  /// Since when it has been deprecated without a break; nil while it is not.
  package var deprecated: Sighting?
  /// The notice that it is under; nil while it is under none.
  package var notice: NoticeRecord?
  /// Its planned changes, each with the days from which it was to be effective.
  package var plans: [PlanKey: Plan] = [:]
  /// The levels that held for it; nil where nothing was ever said of its own.
  package var levels: LevelRecord?

  /// One planned change.
  package struct Plan: Sendable, Hashable {
    package var notice: NoticeRecord
    /// The value afterwards, as announced; another value is another announcement.
    package var value: String
  }

  package init() {}

  /// Of two elements that become one.
  func merged(with other: LifecycleRecord) -> LifecycleRecord {
    var result = self
    result.deprecated = later(deprecated, other.deprecated)
    result.notice = joined(notice, other.notice) { $0.merged(with: $1) }
    result.levels = joined(levels, other.levels) { $0.merged(with: $1) }
    for (key, plan) in other.plans {
      result.plans[key] = joined(plans[key], plan) { left, right in
        Plan(notice: left.notice.merged(with: right.notice), value: right.value)
      }
    }
    return result
  }

  private func later(_ left: Sighting?, _ right: Sighting?) -> Sighting? {
    joined(left, right) { $0.day >= $1.day ? $0 : $1 }
  }

  private func joined<Value>(
    _ left: Value?, _ right: Value?, _ join: (Value, Value) -> Value
  ) -> Value? {
    guard let left else { return right }
    guard let right else { return left }
    return join(left, right)
  }
}
