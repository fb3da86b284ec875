import Foundation
import SourceEdit
import SourceText
import SyntaxTree
import TestSupport
import Testing

/// At random places of whole documents: every change makes exactly the difference that was asked for,
/// and what is deleted comes back.
@Suite struct PropertyTests {
  @Test func fixtures() throws {
    let folder = PackageFolder.url(of: "fixtures")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var tally = Tally()
    for name in (names ?? []).sorted()
    where ["yaml", "yml", "json"].contains((name as NSString).pathExtension) {
      let bytes = try PackageFolder.bytes(of: "fixtures/\(name)")
      try Trial.run(name, bytes, places: 2, &tally)
    }
    tally.check(atLeast: 1_000)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func everyPlaceOfHardDocuments(ending: String) throws {
    for (name, text) in HardDocuments.all {
      var tally = Tally()
      let text = text.replacing("\n", with: ending)
      for mark in ["", "\u{FEFF}"] {
        try Trial.run(name, Array((mark + text).utf8), &tally)
        let cut = text.dropLast(ending.unicodeScalars.count > 1 ? 1 : ending.count)
        try Trial.run(name, Array((mark + cut).utf8), &tally)
      }
      tally.check(atLeast: 10, mayRefuse: name == "anchors.yaml")
    }
  }

  /// Documents with a byte changed, taken out or put in: what can still be read is edited as safely.
  @Test(arguments: 0..<8) func damagedDocuments(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let strangers = Array("\n\n  \t#:-?,[]{}&*!|>'\"%@<a1\u{A0}".utf8)
    var tally = Tally()
    for (name, text) in HardDocuments.all {
      for _ in 0..<25 {
        var bytes = Array(text.utf8)
        for _ in 0...random.next(2) {
          let place = random.next(bytes.count)
          let stranger = strangers[random.next(strangers.count)]
          switch random.next(3) {
          case 0: bytes.remove(at: place)
          case 1: bytes.insert(stranger, at: place)
          default: bytes[place] = stranger
          }
        }
        try Trial.run(name, bytes, places: 6, &tally)
      }
    }
    tally.check(atLeast: 200, mayRefuse: true)
  }

  @Test(.enabled(if: corpus != nil, "APILINT_CORPUS names no folder: nothing is changed"))
  func realDocuments() throws {
    let folder = try #require(corpus)
    var tally = Tally()
    for series in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(series)")) ?? []
      let schemas = names.sorted().filter {
        ["yaml", "yml", "json"].contains(($0 as NSString).pathExtension)
      }
      // The first and the last version of each; what lies between is much the same.
      for name in Set([schemas.first, schemas.last].compactMap(\.self)).sorted() {
        let bytes = [UInt8](
          try Data(contentsOf: URL(filePath: "\(folder)/\(series)/\(name)")))
        let places = max(1, min(30, 1_500_000 / (bytes.count + 1)))
        try Trial.run("\(series)/\(name)", bytes, places: places, &tally)
      }
    }
    tally.check(atLeast: 100)
  }
}

private let corpus = ProcessInfo.processInfo.environment["APILINT_CORPUS"]

/// What came of the changes.
struct Tally {
  var made = 0
  var refused: [EditRefusal.Reason: Int] = [:]

  mutating func refuse(_ refusal: EditRefusal) { refused[refusal.reason, default: 0] += 1 }

  /// Refusals must be the exception, or nothing was tried.
  func check(atLeast count: Int, mayRefuse: Bool = false) {
    #expect(made >= count)
    let refusals = refused.values.reduce(0, +)
    #expect(mayRefuse || refusals * 10 < made, "\(made) made, refused: \(refused)")
    print("\(made) changes made, refused: \(refused)")
  }
}
