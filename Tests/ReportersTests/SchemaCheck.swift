import Foundation
import TestSupport

/// A check of `$ref`, `anyOf`, `type`, `enum`, `const`, and the keys of objects.
struct SchemaCheck {
  let root: [String: Any]
  var problems: [String] = []

  init(root: [String: Any]) { self.root = root }

  /// The problems of a report with a schema in `fixtures/schemas`.
  static func problems(of report: [UInt8], _ file: String) throws -> [String] {
    let schema = try JSONSerialization.jsonObject(
      with: Data(PackageFolder.bytes(of: "fixtures/schemas/\(file)")))
    let root = schema as? [String: Any] ?? [:]
    var checker = SchemaCheck(root: root)
    checker.check(try JSONSerialization.jsonObject(with: Data(report)), root, at: "$")
    return checker.problems
  }

  mutating func check(_ value: Any, _ schema: [String: Any], at path: String) {
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
      return check(value, definitions[name] ?? [:], at: path)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      return checkAny(value, choices, at: path)
    }
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { isA($0, value) }) {
      problems.append("\(path): is none of \(types)")
    }
    if let constant = schema["const"] as? String, value as? String != constant {
      problems.append("\(path): is not \(constant)")
    }
    if let words = schema["enum"] as? [Any] {
      let word = value as? String
      if !words.contains(where: { $0 as? String == word }) { problems.append("\(path): no word") }
    }
    if let object = value as? [String: Any] { checkKeys(of: object, schema, at: path) }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in array.enumerated() { check(item, items, at: "\(path)[\(index)]") }
    }
  }

  private mutating func checkAny(_ value: Any, _ choices: [[String: Any]], at path: String) {
    let failures = choices.map { choice in
      var attempt = SchemaCheck(root: root)
      attempt.check(value, choice, at: path)
      return attempt.problems
    }
    if failures.allSatisfy({ !$0.isEmpty }) { problems += failures.flatMap { $0 } }
  }

  private mutating func checkKeys(
    of object: [String: Any], _ schema: [String: Any], at path: String
  ) {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    if Set(object.keys) != Set(properties.keys) {
      let difference = Set(object.keys).symmetricDifference(properties.keys).sorted()
      problems.append("\(path): keys differ in \(difference)")
    }
    for (key, value) in object {
      if let property = properties[key] { check(value, property, at: "\(path).\(key)") }
    }
  }

  private func isA(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "boolean": value is Bool
    case "integer": value is Int
    default: false
    }
  }
}
