internal import RuleEngine
internal import SchemaModel

/// The waivers on disk, with the days on which they were added.
struct WaiverHistory {
  private let check: ProjectCheck

  init(_ check: ProjectCheck) { self.check = check }

  func waivers() -> [Waiver] {
    let known = Set((check.before?.waivers ?? []).map(\.identity))
    var waivers = check.head.waivers
    guard !waivers.isEmpty else { return [] }
    let days = known.isEmpty ? [:] : daysAdded()
    for index in waivers.indices {
      waivers[index].isInBase = known.contains(waivers[index].identity)
      waivers[index].added =
        waivers[index].isInBase ? days[waivers[index].identity] ?? check.now : check.now
    }
    return waivers
  }

  /// The day of the commit that added each waiver of the base, and has kept it since.
  private func daysAdded() -> [String: CalendarDay] {
    guard let history = check.baseHistory else { return [:] }
    let log = WaiverLog(
      history, paths: [check.configurationPath, check.repositoryPath(of: WaiverFile.name)])
    return Dictionary(
      log.waivers.compactMap { waiver in waiver.added.map { (waiver.identity, $0) } },
      uniquingKeysWith: { _, last in last })
  }
}
