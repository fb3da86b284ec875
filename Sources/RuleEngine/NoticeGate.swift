internal import History
internal import SchemaDiff
internal import SchemaModel
internal import SourceText

/// Gives a breaking change its verdict under the notice policy (POLICY.md, 13 to 21).
struct NoticeGate {
  let policy: NoticePolicy
  let verdicts: VerdictTable
  let evidence: JudgingEvidence
  let now: CalendarDay

  /// A verdict and the notice that it rests on.
  struct Judgement {
    var verdict: Verdict
    var notice: Finding.Notice
  }

  /// - Parameter period: the days of notice that consumers are promised.
  func judge(_ cover: NoticeFinder.Cover, period: Int) -> Judgement {
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
    // Between the versions that can be seen it may have been announced, long enough before.
    let isHidden = evidence.missedSince.map { now - $0 > period } ?? false
    return Judgement(
      verdict: period == 0 ? .exempt : isHidden ? .undecided : .unannounced,
      notice: Finding.Notice(
        announced: nil, evidence: nil, sunset: nil, days: nil, required: period,
        earliest: now + period, place: nil))
  }

  private func judge(_ notice: NoticeInForce, period: Int) -> Judgement {
    let announced = announcement(of: notice)
    var result = Finding.Notice(
      announced: announced?.day, evidence: announced?.evidence,
      sunset: notice.sunset, days: announced.map { now - $0.day }, required: period,
      earliest: now, place: notice.place)
    result.firstSunset = notice.record?.firstSunset
    if now < notice.sunset {
      // Announced on the day before at the earliest that is known: the sunset binds in any case.
      let fromAnnouncement = announced.map { $0.day + period } ?? notice.sunset
      result.earliest = max(notice.sunset, fromAnnouncement)
      return Judgement(verdict: .tooEarly, notice: result)
    }
    if period == 0 { return Judgement(verdict: .exempt, notice: result) }
    if !notice.isOfRemoval, now - notice.sunset >= policy.graceAfterSunset {
      // Kept long after its sunset the element is kept in fact (POLICY.md, 14).
      return without(period: period)
    }
    guard let announced else {
      result.earliest = now + period
      return Judgement(verdict: .unproven, notice: result)
    }
    guard now - announced.day >= period else {
      result.earliest = announced.day + period
      return Judgement(verdict: doubt(notice, announced, period) ?? .tooShort, notice: result)
    }
    return Judgement(verdict: announced.isClaim ? .claimed : .honoured, notice: result)
  }

  /// The day that counts as that of the announcement, and by what it is known.
  private struct Announcement {
    var day: CalendarDay
    var evidence: String
    var isClaim: Bool
  }

  /// Against evidence a claim can only worsen a verdict: the later of both counts (POLICY.md, 7). Without
  /// any it is all there is.
  private func announcement(of notice: NoticeInForce) -> Announcement? {
    guard let seen = notice.announcement else {
      return notice.claimed.map { Announcement(day: $0, evidence: "claim", isClaim: true) }
    }
    if let claimed = notice.claimed, claimed > seen.day {
      return Announcement(day: claimed, evidence: "claim", isClaim: false)
    }
    let evidence =
      switch seen.start {
      case .baseline: "baseline"
      case .orEarlier: "\(seen.version.description), the oldest version that can be seen"
      case .exact, .after: seen.version.description
      }
    return Announcement(day: seen.day, evidence: evidence, isClaim: false)
  }

  /// What is said instead of “too short” where the notice may be older than can be seen; nil where it
  /// is known not to be (POLICY.md, 10).
  private func doubt(_ notice: NoticeInForce, _ announced: Announcement, _ period: Int) -> Verdict?
  {
    guard let seen = notice.announcement, announced.day == seen.day else { return nil }
    switch seen.start {
    case .exact, .baseline: return nil
    case .orEarlier: return evidence.notices?.isCutOff ?? false ? .undecided : .unproven
    case .after(let day): return now - day > period ? .undecided : nil
    }
  }
}
