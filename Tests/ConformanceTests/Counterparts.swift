import SchemaModel
import SourceText

/// What stands in the version after where something stood before, found by following references,
/// `allOf` and alternatives, which the corpus does not do.
struct Counterparts {
  /// What the way there leads through.
  struct Way: OptionSet, Hashable {
    let rawValue: Int
    static let reference = Way(rawValue: 1)
    static let conjunct = Way(rawValue: 2)
    static let alternative = Way(rawValue: 4)
  }

  /// Something that was come to, by the way there.
  struct State {
    var element: ElementID
    var way: Way
  }

  let before: Schema
  let after: Schema

  /// The shortest way to what stands for a thing; nil where it leads nowhere.
  func way(along chain: [DocumentPaths.Entry], from starts: [ElementID]) -> Way? {
    states(along: chain, from: starts).map(\.way)
      .min { $0.rawValue.nonzeroBitCount < $1.rawValue.nonzeroBitCount }
  }

  /// All that stands for a thing.
  /// - Parameters:
  ///   - chain: what leads to the thing before, from its operation or component down.
  ///   - starts: what stands for the first of them after.
  func states(along chain: [DocumentPaths.Entry], from starts: [ElementID]) -> [State] {
    var states = starts.map { State(element: $0, way: []) }
    for entry in chain {
      guard !states.isEmpty else { return [] }
      switch before[entry.element].kind {
      case .mediaType, .unionMember, .schema: continue
      default: states = step(entry, from: states)
      }
    }
    return states
  }

  private func step(_ entry: DocumentPaths.Entry, from states: [State]) -> [State] {
    let old = before[entry.element]
    let name = before.text(old.name)
    var result: [State] = []
    var seen: Set<ElementID> = []
    func add(_ element: ElementID, _ way: Way) {
      if seen.insert(element).inserted { result.append(State(element: element, way: way)) }
    }
    for state in states {
      for index in after[state.element].children.indices {
        let edge = after.edges[index]
        let child = after[edge.target]
        guard child.kind == old.kind else { continue }
        switch old.kind {
        case .parameter
        where before.text(old.qualifier) == after.text(child.qualifier)
          && (after.text(child.name) == name
            || after.text(child.name).lowercased() == name.lowercased()
              && before.text(old.qualifier) == "header"):
          add(edge.target, state.way)
        case .requestBody: add(edge.target, state.way)
        case .response where entry.text?.hasSuffix(" " + after.text(edge.key)) ?? false:
          add(edge.target, state.way)
        default: break
        }
      }
      for (shape, way) in shapes(of: state) {
        switch old.kind {
        case .property:
          for index in shape.properties.indices
          where after.text(after.edges[index].key) == name {
            add(after.edges[index].target, way)
          }
        case .item where name == "additionalProperties":
          if case .shaped(let extras) = shape.extras { add(extras, way) }
        case .item:
          if let items = shape.items { add(items, way) }
          for index in shape.leadingItems.indices { add(after.edges[index].target, way) }
        case .enumValue:
          for index in shape.values.indices
          where after.text(after[after.edges[index].target].name) == name {
            add(after.edges[index].target, way)
          }
        default: break
        }
      }
    }
    return result
  }

  /// All that an element's type says, wherever it says it.
  private func shapes(of state: State) -> [(shape: Shape, way: Way)] {
    var found: [(shape: Shape, way: Way)] = []
    var seen: Set<ShapeID> = []
    var pending: [(ShapeID, Way)] = []
    func queue(_ element: ElementID, _ way: Way) {
      if let shape = after[element].shape { pending.append((shape, way)) }
    }
    queue(state.element, state.way)
    for index in after[state.element].children.indices
    where after[after.edges[index].target].kind == .mediaType {
      queue(after.edges[index].target, state.way)
    }
    while let (id, way) = pending.popLast() {
      guard seen.insert(id).inserted else { continue }
      let shape = after[id]
      found.append((shape, way))
      if let target = shape.reference?.target { queue(target, way.union(.reference)) }
      for index in shape.conjuncts.indices {
        pending.append((after.conjuncts[index], way.union(.conjunct)))
      }
      for group in shape.unions.indices {
        for index in after.unions[group].members.indices {
          queue(after.edges[index].target, way.union(.alternative))
        }
      }
    }
    return found
  }
}
