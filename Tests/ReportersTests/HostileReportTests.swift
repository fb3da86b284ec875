import Foundation
import Reporters
import RuleEngine
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Programs get what schemas say as it is: each parser gives it back unchanged. XML has no way to write control
/// characters, which come back by their numbers.
@Suite struct HostileReportTests {
  private let names = SampleOutcome.hostileNames
  private var messages: [String] { names.map { "property \($0) was removed from T" } }

  @Test func jsonFormats() throws {
    let sarif = try object(.sarif) as? [String: Any]
    let run = try #require((sarif?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let texts = results.map { ($0["message"] as? [String: Any])?["text"] as? String ?? "" }
    check(texts, begin: messages)
    let logical = results.compactMap { result in
      ((result["locations"] as? [[String: Any]])?.first?["logicalLocations"] as? [[String: Any]])?
        .first?["fullyQualifiedName"] as? String
    }
    #expect(
      logical.map { Array($0.unicodeScalars) } == names.map { Array("T.\($0)".unicodeScalars) })
    let gitlab = try #require(try object(.gitlab) as? [[String: Any]])
    check(gitlab.map { $0["description"] as? String ?? "" }, begin: messages)
    let rdjson = try #require(try object(.rdjson) as? [String: Any])
    let diagnostics = try #require(rdjson["diagnostics"] as? [[String: Any]])
    check(diagnostics.map { $0["message"] as? String ?? "" }, begin: messages)
  }

  @Test func xmlFormats() {
    let junit = AttributeCheck(render(.junit), of: "failure", "message")
    #expect(junit.problem == nil)
    #expect(junit.values == messages.map(Self.inXML))
    let cases = AttributeCheck(render(.junit), of: "testcase", "name")
    #expect(cases.values == names.map { Self.inXML("T.\($0)") })
    let checkstyle = AttributeCheck(render(.checkstyle), of: "error", "message")
    #expect(checkstyle.problem == nil)
    check(checkstyle.values, begin: messages.map(Self.inXML))
  }

  /// Of a command everything up to the end of the line counts, so that no text may end it.
  @Test func workflowCommands() {
    let report = String(decoding: render(.github), as: UTF8.self)
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropLast(2).allSatisfy { $0.hasPrefix("::error ") })
    let texts = lines.dropLast(3).map { line in
      (line.firstRange(of: "::", after: 2).map { String(line[$0.upperBound...]) } ?? "")
        .replacing("%0A", with: "\n").replacing("%0D", with: "\r").replacing("%25", with: "%")
    }
    check(texts, begin: Array(messages.prefix(9)))
    #expect(report.contains("+6 more of this level"))
  }

  private func check(_ texts: [String], begin beginnings: [String]) {
    #expect(texts.count == beginnings.count)
    for (text, beginning) in zip(texts, beginnings) {
      // Scalar by scalar, since Swift takes CR LF for one character.
      #expect(text.unicodeScalars.starts(with: beginning.unicodeScalars), "\(beginning.prefix(80))")
    }
  }

  private func object(_ format: ReportFormat) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(render(format)))
  }

  private func render(_ format: ReportFormat) -> [UInt8] {
    Report.render(SampleOutcome.hostile, format: format)
  }

  static func inXML(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isWritten = scalar.value >= 0x20 || "\t\n\r".unicodeScalars.contains(scalar)
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result +=
        isWritten
        ? String(scalar) : "\\u{\(String(repeating: "0", count: 4 - digits.count))\(digits)}"
    }
    return result
  }
}

/// The values of one attribute of all elements of a name.
private final class AttributeCheck: NSObject, XMLParserDelegate {
  private(set) var values: [String] = []
  private(set) var problem: String?
  private let element: String
  private let attribute: String

  init(_ text: [UInt8], of element: String, _ attribute: String) {
    self.element = element
    self.attribute = attribute
    super.init()
    let parser = XMLParser(data: Data(text))
    parser.delegate = self
    if !parser.parse() {
      problem = "line \(parser.lineNumber): \(String(describing: parser.parserError))"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == element, let value = attributes[attribute] { values.append(value) }
  }
}

extension Substring {
  fileprivate func firstRange(of text: String, after offset: Int) -> Range<Index>? {
    self[index(startIndex, offsetBy: offset)...].firstRange(of: text)
  }
}
