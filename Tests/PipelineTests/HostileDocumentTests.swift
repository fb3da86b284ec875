import Foundation
import OpenAPIFormat
import RuleEngine
import SchemaDiff
import SchemaModel
import SourceText
import TestSupport
import Testing

/// Documents that are wrong on purpose: nothing crashes, nothing hangs.
@Suite struct HostileDocumentTests {
  /// A document in which every part of OpenAPI occurs that lowering looks at.
  private static let document = """
    {"openapi": "3.1.0", "info": {"title": "T", "version": "1.0.0"}, "tags": [{"name": "a"}],
     "servers": [{"url": "https://{h}.test/v1", "variables": {"h": {"default": "a", "enum": ["a"]}}}],
     "security": [{"k": []}],
     "paths": {"/i/{id}": {"parameters": [{"name": "id", "in": "path", "required": true,
       "style": "simple", "explode": false, "schema": {"type": "string"}}],
      "post": {"operationId": "o", "tags": ["a"], "deprecated": true, "x-sunset": "2030-01-01",
       "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"$ref":
        "#/components/schemas/A"}, "encoding": {"a": {"contentType": "text/plain",
        "headers": {"X": {"schema": {"type": "string"}}}}}}}},
       "responses": {"200": {"description": "d", "headers": {"H": {"schema": {"type": "string"}}},
        "links": {"l": {"operationId": "o", "parameters": {"id": "$response.body"}}},
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
        "default": {"$ref": "#/components/responses/R"}},
       "callbacks": {"c": {"{$request.body#/u}": {"post": {"responses": {"200":
        {"description": "d"}}}}}}, "security": [{"o": ["r"]}],
       "servers": [{"url": "https://b.test"}]}}},
     "webhooks": {"w": {"post": {"requestBody": {"content": {"application/json": {"schema":
      {"type": "object"}}}}, "responses": {"200": {"description": "d"}}}}},
     "components": {"responses": {"R": {"description": "d"}},
      "securitySchemes": {"k": {"type": "apiKey", "in": "header", "name": "X"},
       "o": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/t", "scopes": {"r": ""}}}}},
      "schemas": {"A": {"type": ["object", "null"], "required": ["a"], "additionalProperties": false,
       "patternProperties": {"^x": {"type": "string"}}, "propertyNames": {"maxLength": 9},
       "dependentRequired": {"a": ["b"]}, "minProperties": 1, "if": {"required": ["a"]},
       "then": {"required": ["b"]}, "not": {"required": ["z"]}, "allOf": [{"title": "t"}],
       "properties": {"a": {"type": "string", "enum": ["x"], "default": "x", "pattern": "x",
         "x-enum-deprecations": {"x": {"sunset": "2030-01-01"}}},
        "n": {"type": "number", "minimum": 1, "multipleOf": 0.5},
        "l": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "string"},
         "contains": {"type": "string"}, "minContains": 1, "uniqueItems": true},
        "u": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "string", "title": "s"}],
         "discriminator": {"propertyName": "a", "mapping": {"x": "#/components/schemas/A"}}}}}}}}
    """

  @Test func aValueOfAnyOtherKindAnywhereIsSurvived() throws {
    let root = try JSONSerialization.jsonObject(with: Data(Self.document.utf8))
    let others: [Any] = [
      NSNull(), 3, "text", true, [Any](), [3], [String: Any](), ["x": 3], ["$ref": "#/nowhere"],
    ]
    var count = 0
    for path in Self.paths(in: root) where !path.isEmpty {
      for other in others {
        let changed = Self.replacing(root, at: path[...], by: other)
        let bytes = try JSONSerialization.data(withJSONObject: changed, options: .sortedKeys)
        guard let schema = lower([UInt8](bytes)) else { continue }
        #expect(try judged(schema, schema).isEmpty, "\(path) \(other)")
        count += 1
      }
    }
    #expect(count > 1_000)
  }

  @Test func aChainOfSchemasIsFollowedOnlySoFar() throws {
    let count = 5_000
    let links = (0..<count).map { "A\($0): {$ref: '#/components/schemas/A\($0 + 1)'}" }
    let nested = (0..<count).map { "B\($0): {allOf: [{$ref: '#/components/schemas/B\($0 + 1)'}]}" }
    let text = """
      openapi: 3.1.0
      info: {title: T, version: 1.0.0}
      paths: {}
      components:
        schemas:
          A\(count): {type: string}
          B\(count): {type: string}
          \((links + nested).joined(separator: "\n    "))
      """
    let version = try #require(lowered(Array(text.utf8)))
    let errors = version.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1)
    #expect(errors.first?.message.contains("more than 200 others") == true)
    let schema = try #require(version.schema)
    #expect(try judged(schema, schema).isEmpty)
  }

  @Test(arguments: [
    "{oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}",
    "{anyOf: [{$ref: '#/components/schemas/A'}]}", "{allOf: [{$ref: '#/components/schemas/A'}]}",
    "{$ref: '#/components/schemas/A'}", "{not: {$ref: '#/components/schemas/A'}}",
    "{type: object, additionalProperties: {$ref: '#/components/schemas/A'}}",
    "{if: {$ref: '#/components/schemas/A'}, then: {$ref: '#/components/schemas/A'}}",
    "{type: number, maximum: 1e-9223372036854775809, minimum: -1e999999999999999999999}",
  ])
  func circlesAndExtremesEnd(_ schema: String) throws {
    func document(_ extra: String) -> [UInt8] {
      Array(
        """
        openapi: 3.1.0
        info: {title: T, version: 1.0.0}
        paths:
          /i:
            get:
              responses:
                "200":
                  description: d
                  content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
        components:
          schemas:
            A: \(schema)
            \(extra)
        """.utf8)
    }
    let before = try #require(lower(document("B: {type: string}")))
    let after = try #require(lower(document("B: {type: integer}")))
    #expect(try judged(before, before).isEmpty)
    _ = try judged(before, after)
  }

  private func lower(_ bytes: [UInt8]) -> Schema? { lowered(bytes)?.schema }

  private func lowered(_ bytes: [UInt8]) -> LoweredVersion? {
    OpenAPIFormat().lower(
      SourceFile(path: "api.yaml", bytes: bytes),
      in: LoweringContext(annotations: Judged.book.annotations, loader: NoFiles()))
  }

  private func judged(_ before: Schema, _ after: Schema) throws -> [String] {
    judge(
      compare(before, after), by: Judged.book, policy: NoticePolicy(),
      overrides: SeverityOverrides(), path: "", now: AnnotationDate("2026-11-22")!.day
    ).map(\.message)
  }

  private struct NoFiles: ReferenceLoader {
    func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile {
      throw ReferenceFailure(message: "\(path) is not there", remedy: nil)
    }
  }

  // MARK: Places in a JSON value

  private static func paths(in value: Any) -> [[String]] {
    switch value {
    case let object as [String: Any]:
      [[]] + object.keys.sorted().flatMap { key in paths(in: object[key]!).map { [key] + $0 } }
    case let list as [Any]:
      [[]] + list.indices.flatMap { index in paths(in: list[index]).map { [String(index)] + $0 } }
    default: [[]]
    }
  }

  private static func replacing(_ value: Any, at path: ArraySlice<String>, by other: Any) -> Any {
    guard let step = path.first else { return other }
    if var object = value as? [String: Any], let part = object[step] {
      object[step] = replacing(part, at: path.dropFirst(), by: other)
      return object
    }
    if var list = value as? [Any], let index = Int(step) {
      list[index] = replacing(list[index], at: path.dropFirst(), by: other)
      return list
    }
    return value
  }
}
