internal import SourceText
internal import SyntaxTree

/// A change that waits to be made, with the node it is about.
struct PendingChange {
  enum Task {
    case set([DocumentEntry])
    case announce(String, [DocumentEntry])
    case rename(String)
    case replace(DocumentValue)
    case delete
    /// A node of an earlier document comes back into the target.
    case restore(NodeID, SourceDocument, adding: [DocumentEntry])
  }

  /// The index among the changes that were asked for.
  let index: Int
  private(set) var task: Task
  private(set) var target: NodeID
  /// Whether a first part of the change was made already.
  private(set) var isPartlyMade = false
  private var isVerbatim = true

  init(_ index: Int, _ change: DocumentChange, in document: SourceDocument) throws(EditRefusal) {
    self.index = index
    switch change {
    case .set(let entries, in: let pointer):
      task = .set(entries)
      target = try Self.node(pointer, document)
    case .announceEnumValue(let value, let entries, in: let pointer):
      task = .announce(value, entries)
      target = try Self.node(pointer, document)
    case .renameKey(at: let pointer, to: let key):
      task = .rename(key)
      target = try Self.node(pointer, document)
    case .replace(at: let pointer, with: let value):
      task = .replace(value)
      target = try Self.node(pointer, document)
    case .delete(at: let pointer):
      task = .delete
      target = try Self.node(pointer, document)
    case .restore(let pointer, from: let earlier, let parent, let adding):
      guard let node = earlier.node(at: pointer) else {
        // What the earlier document does not have goes.
        task = .delete
        target = try Self.node(pointer, document)
        return
      }
      task = .restore(node, earlier, adding: adding)
      target = try Self.container(of: node, in: earlier, named: parent, document)
    }
  }

  private static func node(_ pointer: String, _ document: SourceDocument)
    throws(EditRefusal) -> NodeID
  {
    guard let node = document.node(at: pointer) else {
      throw EditRefusal(
        .noSuchPlace, "there is nothing at '\(pointer)'",
        at: document.tree.place(document.tree.root))
    }
    return node
  }

  private static func container(
    of node: NodeID, in earlier: SourceDocument, named pointer: String?,
    _ document: SourceDocument
  ) throws(EditRefusal) -> NodeID {
    guard node > earlier.tree.root else {
      throw EditRefusal(
        .notation, "the whole document cannot be restored", at: earlier.tree.place(node),
        side: .earlier)
    }
    if let pointer { return try Self.node(pointer, document) }
    let parent = earlier.layout.parent(of: node)
    let correspondence = Correspondence(earlier: earlier, document: document)
    guard let container = correspondence.counterpart(of: parent) else {
      throw EditRefusal(
        .noSuchPlace, "what \(earlier.name(node)) was in is gone as well",
        at: earlier.tree.place(parent), side: .earlier)
    }
    return container
  }

  /// What comes back does so in its earlier order, everything else in the order given, behind it.
  func precedes(_ other: PendingChange) -> Bool {
    switch (task, other.task) {
    case (.restore(let node, _, adding: _), .restore(let otherNode, _, adding: _)):
      (node.raw, index) < (otherNode.raw, other.index)
    case (.restore, _): true
    case (_, .restore): false
    default: index < other.index
    }
  }

  func plan(with planner: EditPlanner) throws(EditRefusal) -> EditPlan {
    switch task {
    case .set(let entries): return try planner.setting(entries, in: target)
    case .announce(let value, let entries):
      return try planner.announcing(value, entries, in: target)
    case .rename(let key): return try planner.renaming(of: target, to: key)
    case .replace(let value):
      if DocumentValue(target, of: planner.document) == value.asRead { return EditPlan() }
      return try planner.replacement(of: target, with: value)
    case .delete: return try planner.deletion(of: target)
    case .restore(let node, let earlier, adding: _):
      return try planner.restoration(
        of: node, from: earlier, in: target, isVerbatim: isVerbatim)
    }
  }

  /// The change with earlier text written anew, if that was not tried yet.
  var otherWay: PendingChange? {
    guard case .restore = task, isVerbatim else { return nil }
    var other = self
    other.isVerbatim = false
    return other
  }

  /// The change in the next document; nil where what it is about is gone.
  func moved(_ check: ExpectationCheck) -> PendingChange? {
    guard let successor = check.successors[Int(target.raw)] else { return nil }
    var moved = self
    moved.target = successor
    return moved
  }

  /// What remains to be done when the first part has been made.
  func rest(after plan: EditPlan, _ check: ExpectationCheck, in document: SourceDocument)
    -> PendingChange?
  {
    guard case .restore(_, _, adding: let entries) = task, !entries.isEmpty,
      let restored = Self.restored(by: plan, check, in: document)
    else { return nil }
    var rest = self
    rest.task = .set(entries)
    rest.target = restored
    rest.isPartlyMade = true
    return rest
  }

  private static func restored(
    by plan: EditPlan, _ check: ExpectationCheck, in document: SourceDocument
  ) -> NodeID? {
    guard let insertion = plan.expectation.inserted.first else {
      return plan.expectation.replaced.keys.first.flatMap { check.successors[Int($0.raw)] }
    }
    guard let container = check.successors[Int(insertion.container.raw)] else { return nil }
    if let key = insertion.key {
      return document.tree.child(container, named: key, document.symbols)
    }
    guard let predecessor = insertion.predecessor.flatMap({ check.successors[Int($0.raw)] }) else {
      return document.tree.children(container).first { _ in true }
    }
    return document.tree.children(container).first { $0 > predecessor }
  }
}

/// Refusals that are no matter of planning.
extension PendingChange {
  func unchanged(in document: SourceDocument) -> EditRefusal {
    EditRefusal(
      .unchanged, "\(document.name(target)) is as wanted already", at: document.tree.place(target))
  }

  func removed(in document: SourceDocument) -> EditRefusal {
    EditRefusal(
      .removed, "\(document.name(target)) was taken away or replaced by another change",
      at: document.tree.place(target))
  }

  func otherMeaning(in document: SourceDocument, seenAt mismatch: NodeID? = nil) -> EditRefusal {
    let place = mismatch.map {
      let pointer = document.tree.pointer(to: $0, document.symbols)
      return pointer.isEmpty ? "the document" : pointer
    }
    return EditRefusal(
      .otherMeaning,
      place.map { "what would be written changes the meaning of \($0) as well" }
        ?? "with what would be written the document could not be read",
      at: document.tree.place(target))
  }
}
