internal import SourceText
internal import SyntaxTree

/// Makes changes in rounds. In each, those that do not concern the same bytes are made together and checked with
/// one reading; the others wait for the next, where they are planned anew.
struct EditRun {
  private(set) var document: SourceDocument
  private(set) var refusals: [Int: EditRefusal]
  /// A change failed when a part of it had been made.
  private(set) var mustStartOver = false
  private var pending: [PendingChange] = []

  init(
    _ document: SourceDocument, _ changes: [DocumentChange], without refusals: [Int: EditRefusal]
  ) {
    self.document = document
    self.refusals = refusals
    for (index, change) in changes.enumerated() where refusals[index] == nil {
      do throws(EditRefusal) {
        pending.append(try PendingChange(index, change, in: document))
      } catch {
        self.refusals[index] = error
      }
    }
    pending.sort { $0.precedes($1) }
  }

  mutating func finish() {
    while !pending.isEmpty, !mustStartOver { round() }
  }

  private mutating func refuse(_ change: PendingChange, _ refusal: EditRefusal) {
    refusals[change.index] = refusal
    if change.isPartlyMade { mustStartOver = true }
  }

  private mutating func round() {
    let planner = EditPlanner(document)
    var batch = EditBatch()
    var waiting: [PendingChange] = []
    for change in pending {
      do throws(EditRefusal) {
        let plan = try change.plan(with: planner)
        if plan.edits.isEmpty {
          if !change.isPartlyMade { throw change.unchanged(in: document) }
        } else if !batch.add(change, plan, in: document) {
          waiting.append(change)
        }
      } catch {
        refuse(change, error)
      }
    }
    pending = waiting
    while !batch.members.isEmpty {
      do throws(EditRefusal) {
        try make(batch.members)
        return
      } catch {
        guard batch.members.count > 1 else {
          failed(batch.members[0].change, error)
          return
        }
        // One of them is at fault; the others are planned again.
        pending += batch.halve()
      }
    }
  }

  /// Tries the other way to make a change, where there is one.
  private mutating func failed(_ change: PendingChange, _ refusal: EditRefusal) {
    if let other = change.otherWay {
      pending.insert(other, at: 0)
    } else {
      refuse(change, refusal)
    }
  }

  private mutating func make(_ batch: [(change: PendingChange, plan: EditPlan)])
    throws(EditRefusal)
  {
    var whole = EditPlan()
    for member in batch { whole.join(member.plan) }
    let source: SourceFile
    do throws(EditConflict) {
      source = try document.source.applying(whole.edits)
    } catch {
      throw batch[0].change.otherMeaning(in: document)
    }
    guard let new = try? document.reading(source) else {
      throw batch[0].change.otherMeaning(in: document)
    }
    let check = ExpectationCheck(whole.expectation, from: document, to: new)
    if let mismatch = check.firstMismatch {
      throw batch[0].change.otherMeaning(in: document, seenAt: mismatch)
    }
    var next: [PendingChange] = []
    for change in pending {
      if let moved = change.moved(check) {
        next.append(moved)
      } else {
        refuse(change, change.removed(in: document))
      }
    }
    for member in batch {
      if let rest = member.change.rest(after: member.plan, check, in: new) { next.append(rest) }
    }
    pending = next.sorted { $0.precedes($1) }
    document = new
  }
}
