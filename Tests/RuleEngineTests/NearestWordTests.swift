import SourceText
import Testing

@Suite("The nearest word")
struct NearestWordTests {
  @Test(arguments: [
    ("sumary", "summary"), ("severtiy", "severity"), ("Severity", "severity"), ("adivce", "advice"),
    ("colour", nil), ("x", nil), ("", nil), ("mach", "match"),
  ])
  func isFewEditsAway(_ word: String, _ nearest: String?) {
    #expect(
      NearestWord.to(word, among: ["summary", "severity", "advice", "match"]) == nearest)
  }

  @Test func isTheFirstOfEquallyNearOnes() {
    #expect(NearestWord.to("late", among: ["later", "lane"]) == "later")
    #expect(NearestWord.to("late", among: ["lane", "later"]) == "lane")
    #expect(NearestWord.to("lates", among: ["lane", "later"]) == "later")
  }
}
