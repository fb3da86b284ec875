internal import SchemaModel
internal import SyntaxTree

extension StrictDecoder {
  /// The file `annotations.yaml`.
  mutating func annotationTable() -> AnnotationTable? {
    guard
      let fields = fields(
        tree.root, of: "the table of annotations", optional: ["spellings", "prose", "side-files"])
    else { return nil }
    let spellings = fields["spellings"].map { self.spellings($0) } ?? []
    let prose = fields["prose"].map { prosePatterns($0) } ?? []
    let sideFiles = fields["side-files"].map { strings($0) } ?? []
    guard let spellings, let prose, let sideFiles else { return nil }
    return AnnotationTable(spellings: spellings, prose: prose, sideFiles: sideFiles)
  }

  /// A list of spellings; one with `keys` becomes one for every key.
  mutating func spellings(_ node: NodeID) -> [AnnotationTable.Spelling]? {
    guard let items = items(node) else { return nil }
    var spellings: [AnnotationTable.Spelling] = []
    for item in items {
      for spelling in spelling(item) ?? [] {
        if spellings.contains(where: { $0.key == spelling.key }) {
          report("the key '\(spelling.key)' has a meaning already", at: item)
        }
        spellings.append(spelling)
      }
    }
    return spellings
  }

  private mutating func spelling(_ node: NodeID) -> [AnnotationTable.Spelling]? {
    guard
      let fields = fields(
        node, of: "a spelling",
        optional: [
          "key", "keys", "canonical", "meaning", "boolean", "date", "text", "implies", "members",
          "values",
        ])
    else { return nil }
    var keys: [String]?
    switch (fields["key"], fields["keys"]) {
    case (let key?, nil): keys = string(key).map { [$0] }
    case (nil, let several?): keys = strings(several)
    default: report("a spelling needs either 'key' or 'keys'", at: node)
    }
    var spelling = AnnotationTable.Spelling(key: "")
    spelling.isCanonical = fields["canonical"].flatMap { boolean($0) } ?? false
    spelling.meaning = meaning(fields["meaning"])
    spelling.boolean = meaning(fields["boolean"])
    spelling.date = meaning(fields["date"])
    spelling.text = meaning(fields["text"])
    spelling.implies = meaning(fields["implies"])
    for (key, value) in fields["members"].flatMap({ members($0) }) ?? [] {
      if let meaning = meaning(value) { spelling.members.append((key, meaning)) }
    }
    let known = StabilityLevel.allCases.map(\.rawValue) + [AnnotationMeaning.deprecated.rawValue]
    for (key, value) in fields["values"].flatMap({ members($0) }) ?? [] {
      if let means = word(value, "stability level, nor 'deprecated'", among: known) {
        spelling.values.append((key.lowercased(), means))
      }
    }
    guard
      spelling.meaning != nil || spelling.boolean != nil || spelling.date != nil
        || spelling.text != nil || spelling.implies != nil || !spelling.members.isEmpty
    else {
      report("a spelling needs a meaning", at: node)
      return nil
    }
    return keys?.map { key in
      var single = spelling
      single.key = key
      return single
    }
  }

  private mutating func meaning(_ node: NodeID?) -> AnnotationMeaning? {
    node.flatMap { word($0, "meaning", as: AnnotationMeaning.self) }
  }

  private mutating func prosePatterns(_ node: NodeID) -> [AnnotationTable.ProsePattern]? {
    guard let items = items(node) else { return nil }
    return items.compactMap { prosePattern($0) }
  }

  private mutating func prosePattern(_ node: NodeID) -> AnnotationTable.ProsePattern? {
    guard
      let fields = fields(
        node, of: "a lead-in", required: ["text", "meaning"], optional: ["at", "announces"])
    else { return nil }
    let text = string(fields["text"]!)
    let meaning = meaning(fields["meaning"])
    let place = fields["at"].flatMap { word($0, "place", among: ["start"]) }
    guard let text, let meaning else { return nil }
    guard Self.count(of: "{date}", in: text) == 1 else {
      report("a lead-in holds {date} once", at: fields["text"]!)
      return nil
    }
    return AnnotationTable.ProsePattern(
      text: text.lowercased(), meaning: meaning, isAtStart: place != nil,
      announces: fields["announces"].flatMap { boolean($0) } ?? false)
  }

  private static func count(of wanted: String, in text: String) -> Int {
    var count = 0
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix(wanted) { count += 1 }
      rest.removeFirst()
    }
    return count
  }
}
