import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a page with a strict parser of XML and keeps what is in it.
final class MarkupCheck: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  private(set) var attributes: Set<String> = []
  private(set) var texts: Set<String> = []
  private(set) var ids: [String] = []
  private(set) var problem: String?
  private var open: [String] = []
  private var text = ""

  init(_ page: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(page))
    parser.delegate = self
    if !parser.parse() {
      problem = "line \(parser.lineNumber): \(String(describing: parser.parserError))"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements[name, default: 0] += 1
    for (key, value) in attributes {
      self.attributes.insert(key)
      if key == "id" { ids.append(value) }
    }
    open.append(name)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    if open.popLast() != name { problem = problem ?? "\(name) was not open" }
    texts.insert(text)
    text = ""
  }
}
