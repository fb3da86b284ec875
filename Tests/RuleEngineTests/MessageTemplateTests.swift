import Testing

@testable import RuleEngine

@Suite("Message templates")
struct MessageTemplateTests {
  @Test func fillsEveryPlace() throws {
    let template = try MessageTemplate("{noun} {name} was removed from {{{place}}}")
    #expect(template.placeholders == [.noun, .name, .place])
    #expect(
      template.text { "<\($0.rawValue)>" } == "<noun> <name> was removed from {<place>}")
  }

  @Test func acceptsNothingElseInBraces() {
    #expect(throws: MessageTemplate.Problem.unknown("nmae")) { try MessageTemplate("{nmae}") }
    #expect(throws: MessageTemplate.Problem.unknown("")) { try MessageTemplate("a {} b") }
    #expect(throws: MessageTemplate.Problem.unbalanced("{")) { try MessageTemplate("a { b") }
    #expect(throws: MessageTemplate.Problem.unbalanced("}")) { try MessageTemplate("a } b") }
  }

  @Test func leavesPlainTextAlone() throws {
    #expect(try MessageTemplate("Nothing is needed.").text { _ in "x" } == "Nothing is needed.")
    #expect(MessageTemplate(verbatim: "").isEmpty)
  }
}
