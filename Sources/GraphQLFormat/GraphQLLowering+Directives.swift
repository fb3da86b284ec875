internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// Definitions of directives and their uses (GraphQL, September 2025, sections 2.13 and 3.13).
extension GraphQLLowering {
  mutating func lowerDirectives() -> [Edge] {
    var edges: [Edge] = []
    for index in directives.entries.indices {
      let entry = directives.entries[index]
      // What every schema has may be written down or not.
      guard !words.builtInDirectives.contains(entry.name), let part = entry.parts.first else {
        continue
      }
      let directive = writer.add(newElement(.directive, part, parent: writer.schema.root))
      writer.schema.elements[directive.index].traits = .named
      directives.setElement(directive, of: index)
      let arguments = lowerArguments(part, of: directive, .directiveArgument)
      let mark = writer.attributeMark
      describe(part)
      let document = documents[part.document]
      if document[part.node].isRepeatable {
        writer.add(
          AttributeValue(
            aspect: .attribute, attribute: .repeatable, value: words.true,
            range: document.place(of: part.node)))
      }
      var places: Set<Symbol> = []
      for node in document.children(of: part.node, .location)
      where places.insert(document[node].name).inserted {
        writer.add(
          AttributeValue(
            aspect: .attribute, attribute: .locations, name: document[node].name,
            value: document[node].name, range: document.place(of: node)))
      }
      writer.closeAttributes(from: mark, of: directive)
      close(arguments, of: directive)
      attachLifecycle([part], to: directive)
      edges.append(
        Edge(
          key: entry.name, group: Edge.Group.directive, target: directive,
          range: document.place(of: part.node)))
    }
    return edges
  }

  /// The directives that are applied, but for those that the model has words for.
  mutating func lowerUses(_ parts: [TypeTable.Part], of host: ElementID, edges: inout [Edge]) {
    for part in parts {
      let document = documents[part.document]
      for node in document.children(of: part.node, .directive) {
        let name = document[node].name
        guard !name.isNone, !words.builtInDirectives.contains(name),
          !annotations.isAnnotation(name, writer.schema.symbols),
          // A slip of the pen is told as that.
          directives.index(of: name) != nil || annotations.near(text(name)) == nil
        else { continue }
        let id = writer.add(
          newElement(.directiveUse, .init(document: part.document, node: node), parent: host))
        let arguments = argumentsText(document, node)
        let value = writer.schema.symbols.intern(arguments)
        let key =
          arguments.isEmpty ? name : writer.schema.symbols.intern(text(name) + arguments)
        let mark = writer.attributeMark
        if !arguments.isEmpty {
          writer.add(
            AttributeValue(
              aspect: .attribute, attribute: .directiveUse, value: value,
              range: document.range(of: node)))
        }
        writer.closeAttributes(from: mark, of: id)
        edges.append(
          Edge(
            key: key, group: Edge.Group.directiveUse, target: id, range: document.range(of: node)))
      }
    }
  }

  /// The arguments of a use, whatever their order: `(max: 5, of: "x")`.
  private func argumentsText(_ document: Document, _ node: Int) -> String {
    let arguments = document.children(of: node, .argument).map {
      (
        name: text(document[$0].name),
        value: document.content(of: $0).map { canonicalText(document, $0) } ?? ""
      )
    }
    guard !arguments.isEmpty else { return "" }
    return "("
      + arguments.sorted { $0.name < $1.name }.map { "\($0.name): \($0.value)" }
      .joined(separator: ", ") + ")"
  }

  /// A value in one spelling: exact numbers, the fields of objects in the order of their names, strings in quotes.
  func canonicalText(_ document: Document, _ node: Int) -> String {
    let syntax = document[node]
    switch syntax.kind {
    // `1.0` and `1` are one number.
    case .int, .float: return DecimalNumber(text(syntax.name))?.text ?? text(syntax.name)
    case .string: return "\"" + QuotedText.escaped(text(syntax.name)) + "\""
    case .list:
      return "["
        + document.children(of: node).map { canonicalText(document, $0) }
        .joined(separator: ", ") + "]"
    case .objectLiteral:
      let fields = document.children(of: node, .objectField).map {
        (
          name: text(document[$0].name),
          value: document.content(of: $0).map { canonicalText(document, $0) } ?? ""
        )
      }
      return "{"
        + fields.sorted { $0.name < $1.name }.map { "\($0.name): \($0.value)" }
        .joined(separator: ", ") + "}"
    default: return text(syntax.name)
    }
  }
}

/// The text of a string as SDL and JSON write it.
enum QuotedText {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
