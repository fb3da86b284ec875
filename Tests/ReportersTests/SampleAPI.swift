import SchemaModel
import SourceText

/// Two versions of a small API, and the ranges of pieces of their text.
enum SampleAPI {
  static let before = SourceFile(
    path: "orders-v1.yaml",
    bytes: Array(
      """
      openapi: 3.1.0
      info: {title: Orders API, version: 1.4.0}
      paths:
        /orders:
          get:
            parameters:
              - name: limit
                in: query
                schema: {type: integer, maximum: 100}
            responses:
              '200': {$ref: '#/components/responses/Orders'}
      components:
        schemas:
          Order:
            properties:
              id: {type: string}
              legacyId:
                type: string
                deprecated: true
                x-deprecated-at: 2026-10-01
                x-sunset: 2026-12-24
              note: {type: string, description: "\u{202E}gnol\u{1B}[31m yrev"}
              oldStatus: {type: string, deprecated: true, x-sunset: 2026-11-01}

      """.utf8))

  static let after = SourceFile(
    path: "orders-v2.yaml",
    bytes: Array(
      """
      openapi: 3.1.0
      info: {title: Orders API, version: 1.5.0}
      paths:
        /orders:
          get:
            parameters:
              - name: limit
                in: query
                schema: {type: integer, maximum: 50}
            responses:
              '200': {$ref: '#/components/responses/Orders'}
          post: {requestBody: {$ref: '#/components/requestBodies/Order'}, \
      callbacks: {done: {}}, responses: {'201': {description: 'a long line that goes on and on'}}}
      components:
        schemas:
          Order:
            properties:
              id: {type: string, deprecated: true, x-sunset: 2027-02-14}
              uuid: {type: string, format: uuid}
              note: {type: [string, 'null']}

      """.utf8))

  /// The range of the first occurrence of a text.
  static func range(of text: String, in file: SourceFile, file index: Int = 0) -> SourceRange {
    let needle = Array(text.utf8)
    for start in 0...(file.bytes.count - needle.count)
    where file.bytes[start..<start + needle.count].elementsEqual(needle) {
      return SourceRange(
        file: FileIndex(index), start: UInt32(start), end: UInt32(start + needle.count))
    }
    fatalError("not in \(file.path): \(text)")
  }

  static func old(_ text: String) -> SourceRange { range(of: text, in: before) }
  static func new(_ text: String) -> SourceRange { range(of: text, in: after) }
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: day)!
  }
}
