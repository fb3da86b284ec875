package import RuleEngine
internal import SchemaModel
internal import SourceText

/// The JSON Schema of `.apilint.yaml`, for editors (`apilint config schema`).
package enum ConfigurationSchema {
  /// The schema in UTF-8.
  /// - Parameter book: The rules whose ids an editor should offer.
  package static func json(_ book: RuleBook) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("title", "Configuration of apilint")
      json.member("type", "object")
      json.member("additionalProperties", false)
      json.object("properties") { json in
        json.object("rules") { json in
          json.member("description", "Folders with rules of your own; they beat built-in ones.")
          json.member("type", ["string", "array"])
          json.object("items") { $0.member("type", "string") }
        }
        json.object("severity") { writeSeverity(book, to: &$0) }
        json.object("notice") { writeNotice(to: &$0) }
        json.object("fail-on") { json in
          json.member("description", "The least severity that fails a run.")
          json.member("enum", Configuration.FailureThreshold.allCases.map(\.rawValue))
        }
        json.object("annotations") { writeSpellings(to: &$0) }
        writeChecking(to: &json)
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func writeSeverity(_ book: RuleBook, to json: inout JSONWriter) {
    let severities = Severity.allCases.map(\.rawValue)
    let ids = book.rules.map(\.id)
    json.member("description", "Severities of rules, everywhere or for some files and elements.")
    json.array("oneOf") { json in
      json.object { json in
        json.member("type", "object")
        json.object("propertyNames") { $0.member("enum", ids) }
        // YAML 1.1 readers take a plain `off` for false; apilint takes it for the word.
        json.object("additionalProperties") { $0.member("enum", severities) }
      }
      json.object { json in
        json.member("type", "array")
        json.object("items") { json in
          json.member("type", "object")
          json.member("additionalProperties", false)
          json.member("required", ["rule", "severity"])
          json.object("properties") { json in
            json.object("rule") { $0.member("enum", ids) }
            json.object("severity") { $0.member("enum", severities) }
            json.object("path") { json in
              json.member("description", "Files: * within a folder, ** across folders.")
              json.member("type", "string")
            }
            json.object("element") { json in
              json.member("description", "Coordinates as reports show them; * is any text.")
              json.member("type", "string")
            }
          }
        }
      }
    }
  }

  private static func writeNotice(to json: inout JSONWriter) {
    let policy = NoticePolicy()
    json.member("description", "Days of notice that consumers are promised.")
    json.member("type", "object")
    json.member("additionalProperties", false)
    json.object("properties") { json in
      for level in StabilityLevel.allCases.reversed() {
        json.object(level.rawValue) { writeDays(usual: policy[level], to: &$0) }
      }
      json.object("merge-slack") { writeDays(usual: policy.mergeSlack, to: &$0) }
      json.object("paths") { json in
        json.member("description", "Other periods for some paths; the last that fits counts.")
        json.member("type", "array")
        json.object("items") { json in
          json.member("type", "object")
          json.member("additionalProperties", false)
          json.member("required", ["path"])
          json.object("properties") { json in
            json.object("path") { json in
              json.member("description", "Paths as written: * within a segment, ** across.")
              json.member("type", "string")
            }
            for level in StabilityLevel.allCases.reversed() {
              json.object(level.rawValue) { writeDays(usual: policy[level], to: &$0) }
            }
          }
        }
      }
    }
  }

  private static func writeDays(usual: Int, to json: inout JSONWriter) {
    json.member("type", "integer")
    json.member("minimum", 0)
    json.member("default", usual)
  }

  private static func writeSpellings(to json: inout JSONWriter) {
    let meanings = AnnotationMeaning.allCases.map(\.rawValue)
    json.member("description", "Your own spellings of annotations, read before the built-in ones.")
    json.member("type", "array")
    json.object("items") { json in
      json.member("type", "object")
      json.member("additionalProperties", false)
      json.object("properties") { json in
        json.object("key") { $0.member("type", "string") }
        json.object("keys") { json in
          json.member("type", "array")
          json.object("items") { $0.member("type", "string") }
        }
        json.object("canonical") { $0.member("type", "boolean") }
        for key in ["meaning", "boolean", "date", "text", "implies"] {
          json.object(key) { $0.member("enum", meanings) }
        }
        json.object("members") { json in
          json.member("type", "object")
          json.object("additionalProperties") { $0.member("enum", meanings) }
        }
        json.object("values") { json in
          json.member("type", "object")
          json.object("additionalProperties") { json in
            json.member("enum", StabilityLevel.allCases.map(\.rawValue) + ["deprecated"])
          }
        }
      }
    }
  }
}
