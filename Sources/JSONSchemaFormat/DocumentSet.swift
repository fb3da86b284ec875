package import SchemaModel
package import SourceText
package import SyntaxTree

/// The files of one revision that an API is made of: the first one, and those it refers to, which
/// are read and parsed when they are met.
package struct DocumentSet {
  package var symbols: SymbolTable
  package private(set) var trees: [SyntaxTree] = []
  package private(set) var files: [SourceFile] = []
  package var diagnostics: [Diagnostic] = []
  private var resources: [SchemaResources] = []
  private let loader: any ReferenceLoader
  private let limits: ParseLimits
  /// The files of the version before, in the order in which they were read.
  private let earlier: [SyntaxTree]
  /// Files by path; nil for one that could not be read, so that it is told once.
  private var indices: [String: Int?] = [:]

  /// A node in one of the files.
  package struct Location: Hashable {
    package var file: Int
    package var node: NodeID
    package init(file: Int, node: NodeID) {
      self.file = file
      self.node = node
    }
  }

  /// - Parameter earlier: the version before, lowered from the same format.
  package init(
    loader: any ReferenceLoader, limits: ParseLimits = ParseLimits(), like earlier: Schema? = nil
  ) {
    self.loader = loader
    self.limits = limits
    let locator = earlier?.locator as? TreeLocator
    self.earlier = locator?.trees ?? []
    symbols = locator?.symbols.successor() ?? SymbolTable()
  }

  /// Parses a file and adds it; nil when it could not be read, which is then in ``diagnostics``.
  package mutating func add(_ source: SourceFile) -> Int? {
    let index = files.count
    files.append(source)
    let tree = SyntaxParser.parse(
      source, file: FileIndex(index), symbols: &symbols, limits: limits,
      like: index < earlier.count ? earlier[index] : nil, diagnostics: &diagnostics)
    guard let tree else {
      // Ranges of the diagnostics refer to the file by index, so its place stays taken.
      if let nothing = nothing(file: FileIndex(index)) {
        trees.append(nothing)
        resources.append(SchemaResources(nothing, path: source.path, symbols))
      }
      indices[source.path] = .some(nil)
      return nil
    }
    trees.append(tree)
    resources.append(SchemaResources(tree, path: source.path, symbols))
    indices[source.path] = index
    return index
  }

  /// The tree of `null`, for a file that could not be parsed.
  private mutating func nothing(file: FileIndex) -> SyntaxTree? {
    var unused: [Diagnostic] = []
    return SyntaxParser.parse(
      SourceFile(path: "null.json", bytes: Array("null".utf8)), file: file, symbols: &symbols,
      limits: limits, diagnostics: &unused)
  }

  /// The schema component that a reference of the usual form leads to
  /// (`#/components/schemas/Name`, `#/definitions/Name`), without taking the text apart; nil for any
  /// other reference.
  package mutating func component(_ reference: Symbol, in file: Int) -> Location? {
    guard resources[file].isPlain else { return nil }
    if componentsOf[file] == nil { componentsOf[file] = components(of: file) }
    guard let components = componentsOf[file] else { return nil }
    for (prefix, children) in components {
      let name = symbols.withView(reference) { view -> Symbol? in
        guard view.count > prefix.count else { return nil }
        for index in prefix.indices where view[index] != prefix[index] { return nil }
        return symbols.find(view, from: prefix.count)
      }
      if let name, let node = children[name] { return Location(file: file, node: node) }
    }
    return nil
  }

  /// The schema components of each file by name, behind the beginning of references to them.
  private var componentsOf: [Int: [(prefix: [UInt8], children: [Symbol: NodeID])]] = [:]

  private func components(of file: Int) -> [(prefix: [UInt8], children: [Symbol: NodeID])] {
    let tree = trees[file]
    var result: [(prefix: [UInt8], children: [Symbol: NodeID])] = []
    for path in [["components", "schemas"], ["definitions"], ["$defs"]] {
      var node: NodeID? = tree.root
      for name in path {
        node = node.flatMap { parent in symbols.find(name).flatMap { tree.child(parent, $0) } }
      }
      guard let node, tree.kind(node) == .mapping else { continue }
      var children: [Symbol: NodeID] = [:]
      for child in tree.children(node) { children[tree.key(child)] = child }
      result.append((Array("#/\(path.joined(separator: "/"))/".utf8), children))
    }
    return result
  }

  /// The schemas that declare themselves as the dynamic anchor of a name, in all files read so far.
  package func dynamicAnchors(named name: Symbol) -> [Location] {
    resources.indices.flatMap { file in
      (resources[file].dynamicAnchors[name] ?? []).map { Location(file: file, node: $0) }
    }
  }

  /// Whether no schema in a file but the file itself has an address of its own.
  package func isPlain(_ file: Int) -> Bool { resources[file].isPlain }

  /// Which of the schemas with an address of their own a place lies in: references there are
  /// relative to it.
  package func resource(of place: Location) -> Int {
    resources[place.file].isPlain ? 0 : resources[place.file].resource(of: place.node)
  }

  /// The node that a reference leads to (RFC 3986 relative reference, whose fragment is an RFC 6901
  /// pointer or an anchor).
  ///
  /// A file that is not known yet is read. Whatever goes wrong is a diagnostic at `range`.
  /// - Parameter place: where the reference stands.
  package mutating func resolve(_ reference: String, from place: Location, at range: SourceRange)
    -> Location?
  {
    let (path, fragment) = DocumentSet.split(reference)
    guard let target = resource(at: path, from: place, at: range) else { return nil }
    let root = resources[target.file].resources[target.resource].root
    guard let fragment, !fragment.isEmpty else { return Location(file: target.file, node: root) }
    if fragment.utf8.first == UInt8(ascii: "/") {
      return follow(fragment, of: reference, from: Location(file: target.file, node: root), range)
    }
    if let name = symbols.find(fragment),
      let node = resources[target.file].anchor(name, in: target.resource)
    {
      return Location(file: target.file, node: node)
    }
    reportNothing(at: "anchor '\(fragment)'", reference, in: target.file, range)
    return nil
  }

  /// The file and the resource in it that a reference without its fragment means: one with that
  /// address, else a file.
  private mutating func resource(at path: String, from place: Location, at range: SourceRange)
    -> (file: Int, resource: Int)?
  {
    let current = resource(of: place)
    if path.isEmpty { return (place.file, current) }
    let uri = resources[place.file].resources[current].uri.resolving(URIReference(path))
    for file in resources.indices {
      if let found = resources[file].resource(at: uri) { return (file, found) }
    }
    return load(path, from: place.file, at: range).map { ($0, 0) }
  }

  /// Follows a JSON Pointer.
  private mutating func follow(
    _ pointer: String, of reference: String, from start: Location, _ range: SourceRange
  ) -> Location? {
    let tree = trees[start.file]
    var node = start.node
    let tokens = pointer.utf8.dropFirst()
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for token in tokens.map(Substring.init) {
      let name = DocumentSet.unescape(token)
      guard let next = child(of: node, named: name, in: tree, file: start.file) else {
        reportNothing(at: "'\(token)'", reference, in: start.file, range)
        return nil
      }
      node = next
    }
    return Location(file: start.file, node: node)
  }

  private mutating func reportNothing(
    at what: String, _ reference: String, in file: Int, _ range: SourceRange
  ) {
    diagnostics.append(
      Diagnostic(
        .warning,
        "'\(reference)' refers to nothing: there is no \(what) in \(files[file].path), so "
          + "anything is taken as allowed here",
        remedy: "correct the reference, or add what it names", at: range))
  }

  /// The children of large mappings by key (components), which many references look into.
  private var childrenOf: [Location: [Symbol: NodeID]] = [:]

  private mutating func child(
    of node: NodeID, named name: String, in tree: SyntaxTree, file: Int
  ) -> NodeID? {
    if tree.kind(node) == .sequence, let index = Int(name) {
      var position = 0
      for child in tree.children(node) {
        if position == index { return child }
        position += 1
      }
      return nil
    }
    guard let key = symbols.find(name) else { return nil }
    let location = Location(file: file, node: node)
    if let children = childrenOf[location] { return children[key] }
    guard tree.kind(node) == .mapping, tree.nodeCount > 1_000 else { return tree.child(node, key) }
    var children: [Symbol: NodeID] = [:]
    for child in tree.children(node) { children[tree.key(child)] = child }
    childrenOf[location] = children
    return children[key]
  }

  private mutating func load(_ path: String, from file: Int, at range: SourceRange) -> Int? {
    let key = files[file].path + "\u{0}" + path
    if let known = indices[key] { return known }
    do throws(ReferenceFailure) {
      let source = try loader.load(path, from: files[file])
      let index: Int?
      if let known = indices[source.path] {
        index = known
      } else {
        index = add(source)
      }
      indices[key] = .some(index)
      return index
    } catch {
      diagnostics.append(Diagnostic(.error, error.message, remedy: error.remedy, at: range))
      indices[key] = .some(nil)
      return nil
    }
  }

  /// The file and the fragment of a reference; the fragment with percent encoding undone.
  static func split(_ reference: String) -> (path: String, fragment: String?) {
    // Bytes, since finding characters is slow and nothing here is more than one byte.
    guard let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#")) else {
      return (decodePercent(reference), nil)
    }
    return (
      decodePercent(String(reference[..<hash])),
      decodePercent(String(reference[reference.index(after: hash)...]))
    )
  }

  private static func decodePercent(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Undoes the escapes of a reference token (RFC 6901, section 4): `~1` is `/`, `~0` is `~`.
  private static func unescape(_ token: Substring) -> String {
    guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
    var result = ""
    var characters = token.makeIterator()
    while let character = characters.next() {
      guard character == "~" else {
        result.append(character)
        continue
      }
      switch characters.next() {
      case "1": result.append("/")
      case "0": result.append("~")
      case let other?:
        result.append("~")
        result.append(other)
      case nil: result.append("~")
      }
    }
    return result
  }
}
