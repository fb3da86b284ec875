internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// Gives a breaking change its verdict under the notice policy (POLICY.md, 13 to 21), as far as two
/// versions without a history can tell.
struct NoticeGate {
  let finder: NoticeFinder
  let policy: NoticePolicy
  let verdicts: VerdictTable
  let now: CalendarDay

  /// A verdict and the notice that it rests on.
  struct Judgement {
    var verdict: Verdict
    var notice: Finding.Notice
  }

  func judge(_ change: Change, stability: StabilityLevel) -> Judgement {
    let period = policy[stability]
    let cover = finder.cover(of: change)
    var judgements: [Judgement] = []
    if cover.isIncomplete || cover.notices.isEmpty {
      judgements.append(without(period: period))
    }
    for notice in cover.notices {
      judgements.append(judge(notice, period: period))
    }
    let worst = verdicts.worst(of: judgements.map(\.verdict)) ?? .unannounced
    let candidates = judgements.filter { $0.verdict == worst }
    // Of several notices with one verdict the one that ends last says when the change is allowed.
    return candidates.max { $0.notice.earliest < $1.notice.earliest } ?? without(period: period)
  }

  private func without(period: Int) -> Judgement {
    Judgement(
      verdict: period == 0 ? .exempt : .unannounced,
      notice: Finding.Notice(
        announced: nil, evidence: nil, sunset: nil, days: nil, required: period,
        earliest: now + period, place: nil))
  }

  private func judge(_ notice: NoticeInForce, period: Int) -> Judgement {
    var result = Finding.Notice(
      announced: notice.claimed, evidence: notice.claimed == nil ? nil : "claim",
      sunset: notice.sunset, days: notice.claimed.map { now - $0 }, required: period,
      earliest: now, place: notice.place)
    if now < notice.sunset {
      // Announced on the day before at the earliest that is known: the sunset binds in any case.
      let fromClaim = notice.claimed.map { $0 + period } ?? notice.sunset
      result.earliest = max(notice.sunset, fromClaim)
      return Judgement(verdict: .tooEarly, notice: result)
    }
    if period == 0 { return Judgement(verdict: .exempt, notice: result) }
    if !notice.isOfRemoval, now - notice.sunset >= policy.graceAfterSunset {
      // Kept long after its sunset the element is kept in fact (POLICY.md, 14).
      return without(period: period)
    }
    guard let claimed = notice.claimed else {
      result.earliest = now + period
      return Judgement(verdict: .unproven, notice: result)
    }
    guard now - claimed >= period else {
      result.earliest = claimed + period
      return Judgement(verdict: .tooShort, notice: result)
    }
    return Judgement(verdict: .claimed, notice: result)
  }
}
