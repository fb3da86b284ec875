package import SourceText

/// Changes an SDL file at ranges: what no change covers stays as it is, byte for byte.
package struct SDLEditor {
  package let outline: SDLOutline
  package let earlier: SDLOutline?

  /// - Parameter earlier: the version before, from which things come back.
  package init(_ source: SourceFile, earlier: SourceFile?) {
    outline = SDLOutline(source)
    self.earlier = earlier.map { SDLOutline($0) }
  }

  /// A range of the file and the text that takes its place.
  package struct Edit: Equatable {
    package var range: Range<Int>
    package var text: String
    package init(_ range: Range<Int>, _ text: String) {
      self.range = range
      self.text = text
    }
  }

  private var bytes: [UInt8] { outline.source.bytes }

  /// Makes a thing what it was: it comes back, is changed back, or goes. Of what is changed back, that which
  /// the change is about comes first: the head of a definition, the type and the default of a member.
  /// - Parameter notice: the reason of its deprecation from now on, where it comes back.
  /// - Returns: nil where there is no place for it, or it is as it was.
  package func restoring(_ path: String, notice: String? = nil) -> [Edit]? {
    switch (earlier?[path], outline[path]) {
    case (let old?, let new?):
      let isSameKind = old.kind != .definition || keyword(old, earlier!) == keyword(new, outline)
      if isSameKind, let was = old.essence, let essence = new.essence,
        earlier!.text(was) != outline.text(essence)
      {
        return [Edit(essence, earlier!.text(was))]
      }
      let text = earlier!.text(old.core)
      guard text != outline.text(new.core) else { return nil }
      return [Edit(new.core, text)]
    case (let old?, nil): return insertion(of: old, notice).map { [$0] }
    case (nil, let new?): return deletion(of: new)
    case (nil, nil): return nil
    }
  }

  /// `type`, `union`: with another one the body means something else.
  private func keyword(_ definition: SDLOutline.Entry, _ outline: SDLOutline) -> Substring {
    outline.text(definition.core).prefix { $0.isLetter }
  }

  /// Announces the removal of a thing: in its reason, or in a `@deprecated` of its own.
  /// - Returns: nil where that is not allowed.
  package func announcing(_ path: String, _ notice: String) -> [Edit]? {
    guard let entry = outline[path] else { return nil }
    if let reason = entry.reason {
      let text = outline.text(reason)
      let quotes = text.hasPrefix("\"\"\"") ? 3 : 1
      let inside = reason.upperBound - quotes
      let isEmpty = reason.count == quotes * 2
      let isEnded = text.dropLast(quotes).last.map { ".!?".contains($0) } ?? true
      return [Edit(inside..<inside, (isEmpty ? "" : isEnded ? " " : ". ") + notice)]
    }
    if let deprecation = entry.deprecation {
      return [Edit(deprecation, "@deprecated(reason: \"\(notice)\")")]
    }
    guard entry.takesDeprecation else { return nil }
    let place = entry.directivePlace
    return [Edit(place..<place, " @deprecated(reason: \"\(notice)\")")]
  }

  // MARK: Coming back

  private func insertion(of old: SDLOutline.Entry, _ notice: String?) -> Edit? {
    guard let earlier else { return nil }
    var text = earlier.text(old.range)
    if let notice, old.takesDeprecation, old.deprecation == nil {
      text += " @deprecated(reason: \"\(notice)\")"
    }
    guard let container = old.container else { return insertion(ofDefinition: old, text) }
    guard let holder = outline[container] else { return nil }
    let siblings = earlier.members(of: container, old.kind).map(\.path)
    let before = siblings.prefix { $0 != old.path }.reversed().lazy
      .compactMap { path in self.outline[path] }.first { $0.container == container }
    switch old.kind {
    case .listed: return insertion(ofListed: old, text, after: before)
    case .definition: return nil
    case .member, .argument:
      if let before { return insertion(text, old, behind: before) }
      if let body = holder.body { return insertion(text, old, atStartOf: body) }
      if old.kind == .member {
        let newline = outline.newline
        return Edit(
          holder.range.upperBound..<holder.range.upperBound,
          " {" + newline + "  " + text + newline + "}")
      }
      let place = outline.endOfName(holder)
      return Edit(place..<place, "(\(text))")
    }
  }

  private func insertion(
    _ text: String, _ old: SDLOutline.Entry, behind before: SDLOutline.Entry
  ) -> Edit {
    // Where each stands on a line of its own, so does what comes back.
    if outline.isAtLineStart(before.range.lowerBound) {
      let place = outline.endOfLine(behind: before.range.upperBound)
      let indent = outline.indentation(at: before.range.lowerBound)
      let newline = outline.newline
      let isApart = earlier!.hasEmptyLineAbove(old.range.lowerBound)
      return Edit(place..<place, newline + (isApart ? newline : "") + indent + text)
    }
    let place = before.range.upperBound
    return Edit(place..<place, (old.kind == .argument ? ", " : " ") + text)
  }

  private func insertion(
    _ text: String, _ old: SDLOutline.Entry, atStartOf body: Range<Int>
  ) -> Edit {
    let start = body.lowerBound
    let first = outline.skipIgnored(from: start)
    if outline.isAtLineStart(first) {
      let place = outline.endOfLine(behind: start)
      let indent = outline.indentation(at: first)
      return Edit(place..<place, outline.newline + indent + text)
    }
    return Edit(first..<first, text + (old.kind == .argument ? ", " : " "))
  }

  private func insertion(ofDefinition old: SDLOutline.Entry, _ text: String) -> Edit? {
    guard let earlier else { return nil }
    let definitions = earlier.entries.filter { $0.kind == .definition }.map(\.path)
    let before = definitions.prefix { $0 != old.path }.reversed().lazy
      .compactMap { path in self.outline[path] }.first
    if let before {
      let place = outline.endOfLine(behind: before.range.upperBound)
      return Edit(place..<place, outline.newline + outline.newline + text)
    }
    let start = outline.start
    return Edit(start..<start, text + outline.newline + outline.newline)
  }

  private func insertion(
    ofListed old: SDLOutline.Entry, _ text: String, after before: SDLOutline.Entry?
  ) -> Edit? {
    let isInterface = old.path.contains(" & ")
    let separator = isInterface ? " & " : " | "
    if let before {
      let place = before.range.upperBound
      return Edit(place..<place, separator + text)
    }
    guard let container = old.container else { return nil }
    if let first = outline.members(of: container, .listed).first {
      let place = first.range.lowerBound
      return Edit(place..<place, text + separator)
    }
    guard isInterface, let holder = outline[container] else { return nil }
    let place = outline.endOfName(holder)
    return Edit(place..<place, " implements \(text)")
  }

  // MARK: Going

  private func deletion(of entry: SDLOutline.Entry) -> [Edit]? {
    let siblings = outline.siblings(of: entry)
    switch entry.kind {
    case .listed:
      guard siblings.count > 1,
        let index = siblings.firstIndex(where: { $0.path == entry.path })
      else { return nil }
      if index == 0 {
        // With what parts it from the next one; comments stay.
        let end = outline.separator(before: siblings[1].range.lowerBound, after: entry.range)
        return [Edit(entry.range.lowerBound..<end.upperBound, "")]
      }
      let start = outline.separator(
        before: entry.range.lowerBound, after: siblings[index - 1].range)
      return [Edit(start.lowerBound..<entry.range.upperBound, "")]
    case .argument where siblings.count == 1:
      guard let body = entry.container.flatMap({ outline[$0]?.body }) else { return nil }
      return [Edit(body.lowerBound - 1..<body.upperBound + 1, "")]
    case .member where siblings.count == 1:
      // A type without fields is none.
      return nil
    case .argument
    where siblings.last?.path == entry.path && !outline.isAtLineStart(entry.range.lowerBound):
      // With the comma before it.
      let start = siblings[siblings.count - 2].range.upperBound
      let between = outline.text(start..<entry.range.lowerBound)
      guard !between.contains("#") else { fallthrough }
      return [Edit(start..<entry.range.upperBound, "")]
    default: return [Edit(outline.wholeLines(of: entry.range), "")]
    }
  }
}
