internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// A list of changes to come that stands beside a schema, as GitHub publishes one: for what `@deprecated`
/// cannot be applied to, and for services that keep their notices apart.
///
///     upcoming_changes:
///       - location: User.email
///         description: Use `User.emails` instead.
///         reason: An account may have several addresses.
///         date: 2027-02-14
struct UpcomingChanges {
  /// One entry of the list.
  struct Entry {
    /// `Type`, `Type.field`, `Type.field.argument`, `Enum.VALUE`.
    var location: Symbol
    var place: SourceRange
    var date: Lifecycle.Dated?
    var reason: Lifecycle.Text?
    /// All of it.
    var range: SourceRange
  }

  private(set) var entries: [Entry] = []

  /// - Parameter diagnostics: gets what is wrong with the file.
  init(
    _ source: SourceFile, file: FileIndex, symbols: inout SymbolTable,
    diagnostics: inout [Diagnostic]
  ) {
    guard
      let tree = SyntaxParser.parse(
        source, file: file, symbols: &symbols, diagnostics: &diagnostics)
    else { return }
    let list = tree.child(tree.root, named: "upcoming_changes", symbols)
    guard let list, tree.kind(list) == .sequence else {
      diagnostics.append(
        Diagnostic(
          .error, "there is no list of upcoming_changes in this file",
          remedy: "write entries with location, description, reason and date below it",
          at: tree.range(tree.root)))
      return
    }
    let spelling = symbols.intern("upcoming_changes")
    for item in tree.children(list) where tree.kind(item) == .mapping {
      guard let location = tree.child(item, named: "location", symbols) else {
        diagnostics.append(
          Diagnostic(
            .error, "this change names no location", remedy: "give one, such as User.email",
            at: tree.place(item)))
        continue
      }
      var entry = Entry(
        location: tree.scalar(location), place: tree.range(location), range: tree.range(item))
      if let date = tree.child(item, named: "date", symbols) {
        entry.date = Lifecycle.Dated(
          day: AnnotationDate(symbols.text(tree.scalar(date)))?.sunsetDay,
          text: tree.scalar(date), spelling: spelling, range: tree.range(date))
      }
      let text =
        tree.child(item, named: "reason", symbols)
        ?? tree.child(item, named: "description", symbols)
      if let text, tree.kind(text) == .string {
        entry.reason = Lifecycle.Text(
          text: tree.scalar(text), spelling: spelling, range: tree.range(text))
      }
      entries.append(entry)
    }
  }
}

extension GraphQLLowering {
  /// Adds what a list of upcoming changes says to the elements that it names.
  mutating func attach(_ changes: UpcomingChanges) {
    let spelling = writer.schema.symbols.intern("upcoming_changes")
    for entry in changes.entries {
      guard let element = element(at: text(entry.location)) else {
        diagnostics.append(
          Diagnostic(
            .warning, "'\(text(entry.location))' is nothing in this schema",
            remedy: "remove the entry, or correct its location", at: entry.place))
        continue
      }
      var lifecycle = Lifecycle()
      lifecycle.deprecation = Lifecycle.Mark(
        isDeprecated: true, spelling: spelling, range: entry.range)
      lifecycle.sunset = entry.date
      let known = writer.schema[element].lifecycle
      // The reason in the schema is the one that consumers read.
      if known.flatMap({ writer.schema.lifecycles[$0.index].reason }) == nil {
        lifecycle.reason = entry.reason
      }
      if let known {
        writer.schema.lifecycles[known.index].join(lifecycle, writer.schema.symbols)
      } else {
        writer.schema.elements[element.index].lifecycle = writer.add(lifecycle)
      }
    }
  }

  /// `Type.field.argument`, step by step.
  private func element(at location: String) -> ElementID? {
    let steps = location.replacing("(", with: ".").replacing(":)", with: "")
      .split(separator: ".").map(String.init)
    guard let first = steps.first, let name = writer.schema.symbols.find(first) else { return nil }
    var current = types.element(name)
    for step in steps.dropFirst() {
      guard let holder = current, let key = writer.schema.symbols.find(step) else { return nil }
      current =
        writer.schema.edges[writer.schema[holder].children.indices]
        .first { $0.key == key && $0.group != Edge.Group.directiveUse }?.target
    }
    return current
  }
}
