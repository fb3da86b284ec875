import Foundation

/// A small API of orders, of which parts may carry annotations. An annotation is written in flow style
/// and ends with a comma: `deprecated: true, `.
struct OrdersAPI {
  /// Annotations of the property `note` of an order, which is returned and sent; nil is an API without.
  var note: String? = ""
  var noteType = "string"
  /// Annotations of `DELETE /orders/{id}`; nil is an API without the operation.
  var cancel: String? = ""
  /// Annotations of `GET /orders`.
  var list = ""
  /// Lines at the root, each with a line feed.
  var root = ""
  /// Further paths, indented by two.
  var paths = ""
  /// Further component schemas, indented by four.
  var schemas = ""

  var text: String {
    let property = note.map { "\n        note: {\($0)type: \(noteType)}" } ?? ""
    let deletion =
      cancel.map { annotations in
        "\n    delete:\n      \(Self.block(annotations, indentation: 6))operationId: cancelOrder"
          + "\n      responses:\n        \"204\": {description: Cancelled.}"
      } ?? ""
    let listing = Self.block(list, indentation: 6)
    return """
      openapi: 3.1.0
      info: {title: Orders, version: 1.0.0}
      \(root)paths:
        /orders:
          get:
            \(listing)operationId: listOrders
            responses:
              "200":
                description: All orders.
                content:
                  application/json:
                    schema:
                      type: array
                      items: {$ref: "#/components/schemas/Order"}
        /orders/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
          get:
            operationId: readOrder
            responses:
              "200":
                description: One order.
                content:
                  application/json:
                    schema: {$ref: "#/components/schemas/Order"}\(deletion)
      \(paths)components:
        schemas:
          Order:
            type: object
            properties:
              id: {type: string}\(property)
      \(schemas)
      """
  }

  /// Annotations as lines of a block, each before something else at that indentation.
  private static func block(_ annotations: String, indentation: Int) -> String {
    annotations.components(separatedBy: ", ").filter { !$0.isEmpty }
      .map { $0 + "\n" + String(repeating: " ", count: indentation) }.joined()
  }

  static let plain = OrdersAPI().text
  /// Without the property.
  static let without = OrdersAPI(note: nil).text

  /// A notice of removal.
  /// - Parameter claim: the day on which it says that it was announced.
  static func notice(_ sunset: String, since claim: String? = nil) -> String {
    "deprecated: true, x-deprecated-reason: unused, x-sunset: \(sunset), "
      + (claim.map { "x-deprecated-at: \($0), " } ?? "")
  }

  /// With the property under notice.
  static func under(_ sunset: String, since claim: String? = nil) -> String {
    OrdersAPI(note: notice(sunset, since: claim)).text
  }
}
