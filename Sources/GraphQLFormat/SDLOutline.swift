package import SourceText

/// What an SDL file defines, each thing under a path that another version of the file has it under as well:
/// `User`, `User.email`, `User.posts(first:)`, `@auth`, `User & Node`, `Pet | Cat`.
package struct SDLOutline {
  /// One thing and where it stands, as UTF-8 offsets.
  package struct Entry {
    package var path: String
    /// The path of what it is in; nil for a definition.
    package var container: String?
    package var kind: Kind
    /// All of it, with its description.
    package var range: Range<Int>
    /// From the name, or from the keyword of a definition, without the description.
    package var core: Range<Int>
    /// What a change of the thing itself is about: the head of a definition, the type and the default of a
    /// member.
    package var essence: Range<Int>?
    /// Which definition or extension it stands in, by where that begins.
    package var part: Int
    /// Where a directive is to be added.
    package var directivePlace: Int
    /// The directive that deprecates it, and the string of its reason.
    package var deprecation: Range<Int>?
    package var reason: Range<Int>?
    /// Between the braces or parentheses of what is in it; nil where there are none.
    package var body: Range<Int>?
    /// `@deprecated` may be applied (GraphQL, September 2025, section 3.13.3).
    package var takesDeprecation: Bool
  }

  package enum Kind: Sendable {
    case definition
    /// A field, an input field or an enum value, in braces.
    case member
    /// An argument, in parentheses.
    case argument
    /// A name in a list: an interface, a member of a union, a place of a directive.
    case listed
  }

  package let source: SourceFile
  /// In the order of the file. What extends a type is not among them, but its members are.
  package private(set) var entries: [Entry] = []
  private var indices: [String: Int] = [:]
  /// The definition that is being looked at.
  private var part = 0
  /// How many errors the file has.
  package let errorCount: Int

  package init(_ source: SourceFile) {
    self.source = source
    var reader = DocumentReader()
    reader.readSDL(source)
    errorCount = reader.diagnostics.count { $0.severity == .error }
    let symbols = reader.takeSymbols()
    guard let document = reader.documents.first else { return }
    for node in document.children(of: 0) { add(definition: node, document, symbols) }
  }

  package subscript(path: String) -> Entry? { indices[path].map { entries[$0] } }

  /// The innermost thing that a range lies in.
  package func entry(at range: SourceRange) -> Entry? {
    entries.filter {
      $0.range.lowerBound <= Int(range.start) && Int(range.end) <= $0.range.upperBound
    }
    .min { $0.range.count < $1.range.count }
  }

  /// What stands beside a thing, in the same definition or extension, in order.
  func siblings(of entry: Entry) -> [Entry] {
    entries.filter {
      $0.container == entry.container && $0.kind == entry.kind && $0.part == entry.part
    }
  }

  /// What is in a container, in order.
  package func members(of container: String, _ kind: Kind) -> [Entry] {
    entries.filter { $0.container == container && $0.kind == kind }
  }

  private mutating func add(definition node: Int, _ document: Document, _ symbols: SymbolTable) {
    let syntax = document[node]
    let name = symbols.text(syntax.name)
    let path =
      syntax.kind == .schema ? "schema" : (syntax.kind == .directiveDefinition ? "@" : "") + name
    guard syntax.kind == .schema || !name.isEmpty else { return }
    part = Int(syntax.start)
    if !syntax.isExtension { append(node, path, in: nil, .definition, document, symbols) }
    for child in document.children(of: node) {
      let name = symbols.text(document[child].name)
      switch document[child].kind {
      case .field, .inputField, .enumValue, .rootOperation:
        let member = "\(path).\(name)"
        append(child, member, in: path, .member, document, symbols)
        for argument in document.children(of: child, .argumentDefinition) {
          let inner = symbols.text(document[argument].name)
          append(argument, "\(member)(\(inner):)", in: member, .argument, document, symbols)
        }
      case .argumentDefinition:
        append(child, "\(path)(\(name):)", in: path, .argument, document, symbols)
      case .implementation: append(child, "\(path) & \(name)", in: path, .listed, document, symbols)
      case .unionMember, .location:
        append(child, "\(path) | \(name)", in: path, .listed, document, symbols)
      default: continue
      }
    }
  }

  private mutating func append(
    _ node: Int, _ path: String, in container: String?, _ kind: Kind, _ document: Document,
    _ symbols: SymbolTable
  ) {
    guard indices[path] == nil else { return }
    let syntax = document[node]
    var entry = Entry(
      path: path, container: container, kind: kind,
      range: Int(syntax.start)..<Int(syntax.end), core: Int(syntax.start)..<Int(syntax.end),
      part: part, directivePlace: Int(syntax.end), takesDeprecation: false)
    if let description = document.child(of: node, .description) {
      let start = skipIgnored(from: Int(document[description].end))
      guard start < Int(syntax.end) else { return }
      entry.core = start..<Int(syntax.end)
    }
    let head = headEnd(of: node, document)
    entry.body = body(of: node, kind, head, document)
    if kind == .definition {
      entry.directivePlace = head
      entry.essence = entry.core.lowerBound..<max(entry.core.lowerBound, head)
    } else if let type = document.type(of: node) {
      let end = document.child(of: node, .defaultValue).map { document[$0].end }
      entry.essence = Int(document[type].start)..<Int(end ?? document[type].end)
    }
    for directive in document.children(of: node, .directive)
    where symbols.text(document[directive].name) == "deprecated" {
      entry.deprecation = Int(document[directive].start)..<Int(document[directive].end)
      for argument in document.children(of: directive, .argument)
      where symbols.text(document[argument].name) == "reason" {
        entry.reason = document.content(of: argument).map {
          Int(document[$0].start)..<Int(document[$0].end)
        }
      }
    }
    let isRequired =
      (syntax.kind == .argumentDefinition || syntax.kind == .inputField)
      && document.child(of: node, .defaultValue) == nil
      && document.type(of: node).map { document[$0].isNonNull } ?? false
    switch syntax.kind {
    case .field, .enumValue: entry.takesDeprecation = true
    case .argumentDefinition, .inputField: entry.takesDeprecation = !isRequired
    default: break
    }
    indices[path] = entries.count
    entries.append(entry)
  }

  /// Between the braces of a definition, or the parentheses of arguments.
  private func body(of node: Int, _ kind: Kind, _ head: Int, _ document: Document) -> Range<Int>? {
    guard kind == .definition || kind == .member else { return nil }
    let usesParentheses = kind == .member || document[node].kind == .directiveDefinition
    let bytes = source.bytes
    let start = skipIgnored(from: usesParentheses ? Int(document[node].nameEnd) : head)
    guard start < Int(document[node].end),
      bytes[start] == UInt8(ascii: usesParentheses ? "(" : "{")
    else { return nil }
    var last = start + 1
    for child in document.children(of: node) {
      switch document[child].kind {
      case .argumentDefinition where usesParentheses,
        .field where !usesParentheses, .inputField where !usesParentheses,
        .enumValue where !usesParentheses, .rootOperation where !usesParentheses:
        last = Int(document[child].end)
      default: continue
      }
    }
    let end = skipIgnored(from: last)
    guard end < bytes.count, bytes[end] == UInt8(ascii: usesParentheses ? ")" : "}") else {
      return nil
    }
    return start + 1..<end
  }

  /// Behind the head of a definition: its name, what it implements, its directives.
  private func headEnd(of node: Int, _ document: Document) -> Int {
    var end = Int(document[node].nameEnd)
    if document[node].kind == .directiveDefinition { return end }
    for child in document.children(of: node) {
      switch document[child].kind {
      case .implementation, .directive, .argumentDefinition:
        end = max(end, Int(document[child].end))
      default: continue
      }
    }
    return end
  }

  /// Behind blanks, commas and comments.
  func skipIgnored(from offset: Int) -> Int {
    var offset = offset
    let bytes = source.bytes
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","): offset += 1
      case UInt8(ascii: "#"):
        while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      default: return offset
      }
    }
    return offset
  }
}
