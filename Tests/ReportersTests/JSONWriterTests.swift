import SourceText
import Testing

@Suite struct JSONWriterTests {
  @Test func indented() {
    #expect(
      text(.indented) { json in
        json.object { json in
          json.member("name", "a")
          json.member("none", nil as String?)
          json.array("empty") { _ in }
          json.array("list") { json in
            json.value(1)
            json.object { json in json.member("yes", true) }
          }
        }
      } == """
        {
          "name": "a",
          "none": null,
          "empty": [],
          "list": [
            1,
            {
              "yes": true
            }
          ]
        }
        """)
  }

  @Test func compact() {
    #expect(
      text(.compact) { json in
        json.object { json in
          json.member("list", [1, -2])
          json.object("empty") { _ in }
          json.key("nested")
          json.array { json in json.array { json in json.value("x") } }
        }
      } == #"{"list":[1,-2],"empty":{},"nested":[["x"]]}"#)
  }

  /// RFC 8259 §7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped.
  @Test func escapes() {
    let hostile = "\"\\/\u{0}\u{8}\n\r\t\u{1B}\u{7F}\u{202E}\u{2028}é🦊"
    let written = #""\"\\/\u0000\u0008\n\r\t\u001b"# + "\u{7F}\u{202E}\u{2028}é🦊\""
    #expect(text(.compact) { json in json.value(hostile) } == written)
    #expect(
      text(.compact) { json in json.object { json in json.member("\n", 1) } } == #"{"\n":1}"#)
  }

  private func text(_ layout: JSONWriter.Layout, _ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter(layout)
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
