internal import SchemaModel
internal import SourceText

extension ShapeFlattener {
  /// A number that is the same for shapes which say the same, to some depth. Symbols are those of the
  /// version before; it means nothing beyond one run.
  /// - Parameter bridge: nil for the version before.
  mutating func fingerprint(of id: ShapeID, bridge: SymbolBridge?, depth: Int = 4) -> Int {
    func known(_ symbol: Symbol) -> UInt32 { (bridge?[symbol] ?? symbol).id }
    let shape = schema[id]
    var hasher = Hasher()
    hasher.combine(shape.types.rawValue)
    hasher.combine(known(shape.format))
    hasher.combine(shape.valueSet)
    hasher.combine(Set(schema.edges[shape.values.indices].map { known($0.key) }))
    hasher.combine(Set(schema.requiredNames[shape.required.indices].map { known($0.name) }))
    hasher.combine(
      Set(
        schema.constraints[shape.constraints.indices].map {
          "\($0.attribute?.rawValue ?? "") \(known($0.name)) \(known($0.value)) \($0.isExclusive)"
        }))
    guard depth > 0 else { return hasher.finalize() }
    var parts: [UInt32: Int] = [:]
    for index in shape.properties.indices {
      parts[known(schema.edges[index].key)] = part(schema.edges[index].target, bridge, depth)
    }
    hasher.combine(parts)
    if let items = shape.items { hasher.combine(part(items, bridge, depth)) }
    for index in shape.leadingItems.indices {
      hasher.combine(part(schema.edges[index].target, bridge, depth))
    }
    var members: [Int] = []
    for group in shape.unions.indices {
      for index in schema.unions[group].members.indices {
        members.append(part(schema.edges[index].target, bridge, depth))
      }
    }
    hasher.combine(members.sorted())
    switch shape.extras {
    case .any: hasher.combine(0)
    case .none: hasher.combine(1)
    case .shaped(let element): hasher.combine(part(element, bridge, depth))
    }
    return hasher.finalize()
  }

  private mutating func part(_ element: ElementID, _ bridge: SymbolBridge?, _ depth: Int) -> Int {
    guard let shape = schema[element].shape else { return 0 }
    return fingerprint(of: flat(shape), bridge: bridge, depth: depth - 1)
  }
}
