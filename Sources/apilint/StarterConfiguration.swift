internal import SourceInput

/// The configuration that `apilint init` writes: the APIs that were found, and everything else in
/// comments.
enum StarterConfiguration {
  static func text(_ apis: [APICatalog.API]) -> String {
    let listed =
      apis.isEmpty
      ? "# apis:\n#   - name: orders\n#     files: [openapi/orders.yaml]\n"
      : "apis:\n"
        + zip(names(of: apis), apis).map { name, api in
          "  - name: \(quoted(name))\n    files: [\(quoted(api.root.relativePath))]\n"
        }
        .joined()
    return """
      # apilint holds these APIs to one promise: nothing that consumers rely on goes away, or changes
      # under them, with less than the promised notice. `apilint config schema` prints a JSON Schema of
      # this file for editors.

      # Paths from this folder; * stands for a name, ** for any folders.
      \(listed)
      # Days of notice, by the stability level of what changes. alpha and draft have none.
      # notice:
      #   stable: 84
      #   beta: 28
      #   merge-slack: 14            # room for review that advice leaves
      #   paths:
      #     - {path: "/internal/**", stable: 14}

      # What to compare with, and where published versions are. Both are found: the target of the pull
      # request, and the history of the remote's default branch.
      # base: origin/main
      # release: {branch: main}      # or {tags: "v*"}, or {folder: versions/}

      # Severities of rules (`apilint rules`), everywhere or for some files and elements.
      # severity:
      #   operation-id-changed: "off"
      # severity:
      #   - {rule: response-property-removed, severity: warning, path: "internal/**"}

      # fail-on: error               # or warning, info, never
      # strict: true                 # what could not be known fails a check
      # now: clock                   # a check judges as of today, whatever it is told
      # public-components: true      # components are promised even where no operation uses them
      # rules: [lint/rules]          # folders with rules of your own

      # Spellings of annotations that your schemas use besides the known ones.
      # annotations:
      #   - {key: x-gone-by, meaning: sunset}

      """
  }

  /// The names of the files, or of their folders where a file is called as such files are; the whole path
  /// where that would name two alike.
  private static func names(of apis: [APICatalog.API]) -> [String] {
    let short = apis.map { api in
      let parts = api.root.relativePath.split(separator: "/")
      let stem = String(parts.last?.split(separator: ".").first ?? "")
      let isCommon = ["openapi", "swagger", "api", "index", "spec", "schema"].contains(stem)
      return isCommon && parts.count > 1 ? String(parts[parts.count - 2]) : stem
    }
    return zip(apis, short).map { api, name in
      short.count { $0 == name } == 1 && !name.isEmpty ? name : api.root.relativePath
    }
  }

  /// As YAML takes it for text.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter } ?? false
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || [0x2D, 0x2E, 0x2F, 0x5F].contains($0)
      }
    if isPlain { return text }
    return SettingsText.quoted(text)
  }
}
