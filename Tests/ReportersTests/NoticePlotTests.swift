import RuleEngine
import SchemaModel
import Testing

@testable import Reporters

@Suite struct NoticePlotTests {
  private let start = SampleAPI.day(2025, 1, 1)

  @Test func ticksAreRoundAndFew() {
    let days = DayTicks.ticks(start, start + 20, 8).map(\.label)
    #expect(days == ["2025-01-01", "2025-01-08", "2025-01-15"])
    let months = DayTicks.ticks(start, start + 300, 4).map(\.label)
    #expect(months == ["2025-01", "2025-04", "2025-07", "2025-10"])
    let years = DayTicks.ticks(SampleAPI.day(2016, 6, 1), SampleAPI.day(2025, 6, 1), 5)
    #expect(years.map(\.label) == ["2018", "2020", "2022", "2024"])
    for length in [0, 1, 2, 27, 59, 61, 200, 800, 9_000, 900_000] {
      for most in [3, 8] {
        let ticks = DayTicks.ticks(start, start + length, most)
        #expect((1...most).contains(ticks.count), "\(length)")
      }
    }
  }

  /// The promised line is there whatever the data are, and one long notice does not press it down.
  @Test func promisedLineIsInSight() {
    for days in [0, 3, 84, 400, 4_000, 400_000] {
      let scale = scale(of: [0, 90, days])
      #expect(scale.top > 84)
      #expect(scale.plotBottom - scale.y(84) > 50, "\(days)")
      #expect(scale.noticeTicks.contains(84))
      #expect(scale.noticeTicks.count <= 8)
    }
  }

  @Test func whatDoesNotFitHasRowsOfItsOwn() {
    let scale = scale(of: [10, 90, 5_000, nil])
    #expect(scale.isClipped)
    #expect(scale.hasUnknown)
    #expect(scale.y(5_000) < scale.y(scale.top))
    #expect(scale.y(nil) > scale.y(0))
    #expect(scale.y(-5) == scale.y(0))
  }

  @Test func allLiesWithin() {
    for frame in [PlotScale.Frame.wide, .narrow] {
      let points = points([0, 90, 5_000, nil])
      let scale = PlotScale(points, promised: 84, frame)
      for mark in PlotMarks(points, scale).marks {
        #expect(mark.x > frame.left && mark.x < scale.plotRight)
        #expect(mark.y > 0 && mark.y < scale.floor)
      }
    }
  }

  /// Only what came to the same is gathered, and nothing is lost.
  @Test func marksStandForAll() {
    let points = SampleAudit.many(2_000).apis[0].records.map { PlotPoint($0) }
    for frame in [PlotScale.Frame.wide, .narrow] {
      let marks = PlotMarks(points, PlotScale(points, promised: 84, frame)).marks
      #expect(marks.count <= frame.mostMarks)
      #expect(marks.reduce(0) { $0 + $1.points.count } == 2_000)
      #expect(marks.allSatisfy { mark in mark.points.allSatisfy { $0.fate == mark.fate } })
    }
  }

  @Test func namesAreCutInTheMiddle() {
    #expect(ShortenedText.middle("abcdefghij", columns: 10) == "abcdefghij")
    #expect(ShortenedText.middle("abcdefghijk", columns: 10) == "abc…fghijk")
    for columns in 2...12 {
      let text = ShortenedText.middle("GET /日本語/e\u{301}e\u{301}e\u{301} · body", columns: columns)
      #expect(WrappedText.columns(of: text) <= columns)
    }
  }

  private func points(_ days: [Int?]) -> [PlotPoint] {
    days.enumerated().map { index, days in
      var point = PlotPoint(SampleAudit.record("a\(index)", .honoured, on: start + index * 9))
      point.days = days
      return point
    }
  }

  private func scale(of days: [Int?]) -> PlotScale {
    PlotScale(points(days), promised: 84, .wide)
  }
}
