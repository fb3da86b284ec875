internal import SchemaModel
internal import SourceText

/// Finds what a replacement names: an operation by method and path or by its id, a component, or a
/// sibling of the deprecated element.
struct ReplacementIndex {
  private let schema: Schema
  private var byName: [String: ElementID] = [:]
  private var siblings: [ElementID: [(name: String, element: ElementID)]] = [:]

  enum Result {
    case found(ElementID)
    /// Nothing of that name; perhaps the nearest name was meant.
    case unknown(nearest: String?)
    /// A URL, a coordinate or prose: nothing that can be looked up.
    case unreadable
  }

  init(_ schema: Schema) {
    self.schema = schema
    guard schema.lifecycles.contains(where: { $0.replacement != nil }) else { return }
    for index in schema.elements.indices {
      let id = ElementID(index)
      let element = schema.elements[index]
      let name = schema.text(element.name)
      switch element.kind {
      case .operation:
        byName[name] = byName[name] ?? id
        for attribute in schema.attributes[element.attributes.indices]
        where attribute.attribute == .operationId {
          byName[schema.text(attribute.value)] = id
        }
      case .path: byName[name] = byName[name] ?? id
      case .schema where element.traits.contains(.named): byName[name] = id
      default: break
      }
      if let parent = element.parent, !name.isEmpty {
        siblings[parent, default: []].append((name, id))
      }
    }
  }

  func find(_ text: String, from element: ElementID) -> Result {
    if let known = byName[text] { return .found(known) }
    let around = schema[element].parent.flatMap { siblings[$0] } ?? []
    if let sibling = around.first(where: { $0.name == text }) { return .found(sibling.element) }
    let words = text.split(separator: " ")
    let isOperation =
      words.count == 2 && words[0].allSatisfy(\.isUppercase) && words[1].hasPrefix("/")
    let isName =
      words.count == 1 && !text.contains("/") && !text.contains(".") && !text.contains("#")
      && !text.contains(":")
    guard isOperation || isName else { return .unreadable }
    let names = isOperation ? Array(byName.keys) : around.map(\.name)
    let nearest = names.sorted().first { EditDistance.between($0, text, atMost: 2) != nil }
    return .unknown(nearest: nearest)
  }
}
