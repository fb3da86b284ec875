import Testing

/// Whoever keeps the promise passes, whatever else happened on the way.
@Suite struct HonestProducerTests {
  private let plain = OrdersAPI.plain

  private func project(_ versions: (day: String, text: String)...) throws -> Project {
    let project = try Project()
    for version in versions { try project.publish(version.text, on: version.day) }
    return project
  }

  private func check(_ project: Project, _ text: String, on now: String) throws -> CheckRun {
    try project.write("orders.yaml", text)
    return try project.check(on: now)
  }

  @Test("merged three days after review: the claim is three days early, which is told and no more")
  func mergedAfterReview() throws {
    let project = try project(("2026-01-05", plain))
    let check = try check(
      project, OrdersAPI.under("2026-06-01", since: "2026-01-29"), on: "2026-02-01")
    #expect(check.status == 0, "\(check)")
    #expect(check.verdict("deprecation-backdated") == "info")
    try project.commit(on: "2026-02-01")
    let removal = try self.check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "info honoured")
  }

  @Test("a mistyped year is mended by withdrawing the notice and announcing it anew")
  func mistypedYear() throws {
    let project = try project(("2026-01-05", plain), ("2026-02-01", OrdersAPI.under("2072-06-01")))
    let withdrawal = try check(project, plain, on: "2026-02-03")
    #expect(withdrawal.status == 0, "\(withdrawal)")
    #expect(withdrawal.verdict("deprecation-withdrawn") == "info")
    try project.commit(on: "2026-02-03")
    let announcement = try check(project, OrdersAPI.under("2026-06-01"), on: "2026-02-04")
    #expect(announcement.status == 0, "\(announcement)")
    try project.commit(on: "2026-02-04")
    let removal = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "info honoured")
    #expect(removal.finding("response-property-removed")?.notice?.announced == "2026-02-04")
  }

  @Test("a first import with old deprecations: the baseline's claims count")
  func firstImport() throws {
    let project = try project(("2026-05-01", OrdersAPI.under("2026-06-01", since: "2026-02-01")))
    let unknown = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(unknown.status == 1)
    #expect(unknown.verdict("response-property-removed") == "error unproven")

    try project.git("checkout", "--quiet", "orders.yaml")
    let baseline = try project.apilint("baseline", "--now", "2026-05-02")
    #expect(baseline.status == 0)
    #expect(try project.read(".apilint-baseline.yaml").contains("announced: 2026-02-01"))
    try project.commit(on: "2026-05-02")
    let removal = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "info honoured")
    #expect(removal.finding("response-property-removed")?.notice?.announced == "2026-02-01")
  }

  @Test("a baseline cannot be extended later, neither by apilint nor by hand")
  func extendedBaseline() throws {
    var orders = OrdersAPI(cancel: OrdersAPI.notice("2026-06-01", since: "2026-02-01"))
    let project = try project(("2026-05-01", orders.text))
    #expect(try project.apilint("baseline", "--now", "2026-05-02").status == 0)
    try project.commit(on: "2026-05-02")
    orders.note = OrdersAPI.notice("2026-06-01", since: "2026-02-01")
    try project.publish(orders.text, on: "2026-05-03")
    let before = try project.read(".apilint-baseline.yaml")
    let again = try project.apilint("baseline", "--now", "2026-05-04")
    #expect(again.status == 2)
    #expect(again.messages.contains("cannot be extended"))
    #expect(try project.read(".apilint-baseline.yaml") == before)

    let entry = before.split(separator: "\n").first { $0.contains("- {element:") }
    let line = try #require(entry).description
    let forged = line.replacing("DELETE /orders/{id}", with: "GET /orders · 200 · body · [] · note")
    try project.write(".apilint-baseline.yaml", before + forged + "\n")
    try project.commit(on: "2026-05-04")
    let removal = try check(project, OrdersAPI(note: nil, cancel: nil).text, on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("operation-removed") == "info honoured")
    #expect(removal.verdict("response-property-removed") == "error too-short")
  }

  @Test("a baseline does not count for an API that was deleted and came back")
  func baselineOfTheFirstLife() throws {
    let noticed = OrdersAPI.under("2026-06-01", since: "2026-02-01")
    let project = try project(("2026-05-01", noticed))
    #expect(try project.apilint("baseline", "--now", "2026-05-01").status == 0)
    try project.commit(on: "2026-05-01")
    try project.publish(nil, on: "2026-05-10")
    try project.publish(noticed, on: "2026-05-20")
    let removal = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(removal.status == 1)
    #expect(removal.verdict("response-property-removed") == "error too-short")
  }

  @Test("a new operation that returns an old schema inherits the notice on it")
  func newOperation() throws {
    let noticed = OrdersAPI.notice("2026-06-01")
    let project = try project(("2026-01-05", plain), ("2026-02-01", OrdersAPI.under("2026-06-01")))
    let path = """
        /invoices:
          get:
            responses:
              "200":
                description: All orders with an invoice.
                content:
                  application/json:
                    schema: {$ref: "#/components/schemas/Order"}

      """
    let addition = try check(project, OrdersAPI(note: noticed, paths: path).text, on: "2026-05-20")
    #expect(addition.status == 0, "\(addition)")
    try project.commit(on: "2026-05-20")
    let removal = try check(project, OrdersAPI(note: nil, paths: path).text, on: "2026-06-01")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "info honoured")
  }

  @Test("what is taken back within a week is a warning, and later needs notice")
  func revert() throws {
    let project = try project(("2026-01-05", OrdersAPI.without), ("2026-02-01", plain))
    let soon = try check(project, OrdersAPI.without, on: "2026-02-08")
    #expect(soon.status == 0, "\(soon)")
    #expect(soon.verdict("response-property-removed") == "warning reverted")
    let late = try check(project, OrdersAPI.without, on: "2026-02-09")
    #expect(late.status == 1)
    #expect(late.verdict("response-property-removed") == "error unannounced")
  }

  @Test("a schema file that was moved with an edit keeps its history")
  func movedFile() throws {
    let project = try project(("2026-01-05", plain), ("2026-02-01", OrdersAPI.under("2026-06-01")))
    try project.git("mv", "orders.yaml", "api.yaml")
    let moved = OrdersAPI(note: OrdersAPI.notice("2026-06-01"), list: "summary: All, ").text
    try project.write("api.yaml", moved)
    let move = try project.check(on: "2026-03-01")
    #expect(move.status == 0, "\(move)")
    #expect(move.finding("api-removed") == nil)
    try project.commit(on: "2026-03-01")
    try project.write("api.yaml", OrdersAPI.without)
    let removal = try project.check(on: "2026-06-01")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.finding("response-property-removed")?.notice?.announced == "2026-02-01")
  }

  @Test("a schema in several files: what the others change counts, and keeps its history")
  func severalFiles() throws {
    func schema(_ note: String?) -> String {
      "type: object\nproperties:\n  id: {type: string}\n"
        + (note.map { "  note: {\($0)type: string}\n" } ?? "")
    }
    let project = try Project()
    let root = plain.replacing("#/components/schemas/Order", with: "schemas/order.yaml")
    try project.write("schemas/order.yaml", schema(""))
    try project.publish(root, on: "2026-01-05")
    try project.write("schemas/order.yaml", schema(nil))
    let unannounced = try project.check(on: "2026-02-01")
    #expect(unannounced.status == 1)
    #expect(unannounced.verdict("response-property-removed") == "error unannounced")
    #expect(unannounced.run.output.contains("schemas/order.yaml"))
    try project.publish(
      schema(OrdersAPI.notice("2026-06-01")), as: "schemas/order.yaml", on: "2026-02-01")
    try project.write("schemas/order.yaml", schema(nil))
    #expect(
      try project.check(on: "2026-05-31").verdict("response-property-removed") == "error too-early")
    let removal = try project.check(on: "2026-06-01")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "info honoured")
  }

  @Test("a removal on the sunset day itself passes, and not a day before")
  func sunsetDay() throws {
    let project = try project(
      ("2026-01-05", plain), ("2026-02-01", OrdersAPI(cancel: OrdersAPI.notice("2026-04-26")).text))
    let gone = OrdersAPI(cancel: nil).text
    let before = try check(project, gone, on: "2026-04-25")
    #expect(before.status == 1)
    #expect(before.verdict("operation-removed") == "error too-early")
    let on = try check(project, gone, on: "2026-04-26")
    #expect(on.status == 0, "\(on)")
    #expect(on.verdict("operation-removed") == "info honoured")
  }

  @Test("84 days of notice pass, 83 do not")
  func eightyFourDays() throws {
    let project = try project(("2026-01-05", plain))
    let announced = OrdersAPI.under("2026-04-26")
    #expect(try check(project, announced, on: "2026-02-01").status == 0)
    #expect(try check(project, announced, on: "2026-02-02").errors == ["notice-too-short"])
  }

  @Test("beta elements may go after 28 days")
  func beta() throws {
    let beta = "x-stability-level: beta, "
    let project = try project(
      ("2026-01-05", OrdersAPI(note: beta).text),
      ("2026-02-01", OrdersAPI(note: beta + OrdersAPI.notice("2026-03-01")).text))
    let removal = try check(project, OrdersAPI.without, on: "2026-03-01")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "info honoured")
    #expect(removal.finding("response-property-removed")?.notice?.required == 28)
  }

  @Test("alpha and draft elements may change at any time")
  func alpha() throws {
    let project = try project(
      ("2026-01-05", OrdersAPI(note: "x-stability-level: alpha, ").text))
    let removal = try check(project, OrdersAPI.without, on: "2026-01-06")
    #expect(removal.status == 0, "\(removal)")
    #expect(removal.verdict("response-property-removed") == "info exempt")
  }

  @Test("an API may go when its root was announced, or every one of its operations")
  func wholeAPI() throws {
    let notice = OrdersAPI.notice("2026-06-01")
    let operations = OrdersAPI(cancel: notice, list: notice).text
      .replacing(
        "operationId: readOrder",
        with: "deprecated: true\n      x-sunset: 2026-06-01\n      operationId: readOrder")
    for announced in [
      OrdersAPI(root: "x-deprecated: true\nx-sunset: 2026-06-01\n").text, operations,
    ] {
      let project = try project(("2026-01-05", plain))
      try project.write("other.yaml", plain)
      try project.publish(announced, on: "2026-02-01")
      try project.remove("orders.yaml")
      #expect(try project.check(on: "2026-05-31").verdict("api-removed") == "error too-early")
      let removal = try project.check(on: "2026-06-01")
      #expect(removal.status == 0, "\(removal)")
      #expect(removal.verdict("api-removed") == "info honoured")
    }
  }

  @Test("tags are what is published, where the configuration says so")
  func tags() throws {
    let project = try Project()
    try project.write(".apilint.yaml", "release: {tags: \"v*\"}\n")
    try project.publish(plain, on: "2026-01-05")
    try project.git("tag", "v1.0.0")
    try project.publish(OrdersAPI.under("2026-06-01"), on: "2026-02-01")
    try project.git("tag", "v1.1.0")
    let honoured = try check(project, OrdersAPI.without, on: "2026-06-01")
    #expect(honoured.status == 0, "\(honoured)")
    try project.git("tag", "--delete", "v1.1.0")
    let unpublished = try project.check(on: "2026-06-01")
    #expect(unpublished.status == 1)
    #expect(unpublished.verdict("response-property-removed") == "error too-short")
  }

  @Test("dated versions in a folder are what is published, where the configuration says so")
  func datedFolder() throws {
    let project = try Project()
    try project.write(
      "api/.apilint.yaml",
      "release: {folder: versions}\napis: [{name: orders, files: [orders.yaml]}]\n")
    try project.write("api/versions/2026-01-05.yaml", plain)
    try project.publish(plain, as: "api/orders.yaml", on: "2026-01-05")
    try project.write("api/versions/2026-02-01.yaml", OrdersAPI.under("2026-06-01"))
    try project.publish(OrdersAPI.under("2026-06-01"), as: "api/orders.yaml", on: "2026-02-01")
    try project.write("api/src/main.txt", "x")
    // The change brings its own version with it.
    try project.write("api/versions/2026-06-01.yaml", OrdersAPI.without)
    try project.write("api/orders.yaml", OrdersAPI.without)
    for folder in ["api", "api/src"] {
      let run = try project.apilint(["check", "--now", "2026-06-01", "--verbose"], in: folder)
      #expect(run.status == 0, "\(run.messages)\(run.output)")
      #expect(run.output.contains("honoured") || run.output.contains("announced 2026-02-01"))
    }
  }
}
