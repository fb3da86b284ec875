internal import RuleEngine
internal import SourceText

/// The part of the configuration that `apilint check` and the history need.
extension ConfigurationSchema {
  static func writeChecking(to json: inout JSONWriter) {
    json.object("apis") { writeAPIs(to: &$0) }
    json.object("base") { json in
      json.member("description", "The revision to compare with, such as origin/main.")
      json.member("type", "string")
    }
    json.object("release") { writeRelease(to: &$0) }
    json.object("strict") { json in
      json.member("description", "What could not be known for certain fails a check.")
      json.member("type", "boolean")
      json.member("default", false)
    }
    json.object("now") { json in
      json.member("description", "clock: a check judges as of today and refuses --now.")
      json.member("const", "clock")
    }
    json.object("public-components") { json in
      json.member(
        "description", "Components are promised to consumers even where no operation uses them.")
      json.member("type", "boolean")
      json.member("default", false)
    }
    json.object("waivers") { writeWaivers(to: &$0) }
  }

  private static func writeAPIs(to json: inout JSONWriter) {
    json.member("description", "The APIs; without any they are found by their content.")
    json.member("type", "array")
    json.object("items") { json in
      json.member("type", "object")
      json.member("additionalProperties", false)
      json.member("required", ["name", "files"])
      json.object("properties") { json in
        json.object("name") { $0.member("type", "string") }
        json.object("files") { json in
          json.member(
            "description", "Paths from the folder of the configuration; * and ** are patterns.")
          json.member("type", ["string", "array"])
          json.object("items") { $0.member("type", "string") }
        }
        json.object("release") { writeRelease(to: &$0) }
      }
    }
  }

  private static func writeRelease(to json: inout JSONWriter) {
    json.member("description", "Where published versions are; by default the default branch.")
    json.member("type", "object")
    json.member("additionalProperties", false)
    json.member("minProperties", 1)
    json.member("maxProperties", 1)
    json.object("properties") { json in
      for (key, text) in [
        ("branch", "The first-parent history of a branch."),
        ("tags", "The tags that a pattern fits, such as v*."),
        ("folder", "A folder of dated files or folders."),
      ] {
        json.object(key) { json in
          json.member("description", text)
          json.member("type", "string")
        }
      }
    }
  }

  private static func writeWaivers(to json: inout JSONWriter) {
    let keys = ["rule", "element", "change", "reason", "owner", "approved-by", "expires"]
    json.member("description", "Excuses of single changes (or in .apilint-waivers.yaml).")
    json.member("type", "array")
    json.object("items") { json in
      json.member("type", "object")
      json.member("additionalProperties", false)
      json.member("required", keys)
      json.object("properties") { json in
        for key in keys + ["api"] { json.object(key) { $0.member("type", "string") } }
        json.object("sunset") { json in
          json.member("description", "The promise that is replaced and the one that replaces it.")
          json.member("type", "object")
          json.member("additionalProperties", false)
          json.member("required", ["from", "to"])
          json.object("properties") { json in
            for key in ["from", "to"] { json.object(key) { $0.member("type", "string") } }
          }
        }
      }
    }
  }
}
