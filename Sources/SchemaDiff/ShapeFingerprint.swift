internal import SchemaModel
internal import SourceText

extension ShapeFlattener {
  /// A number that is the same for shapes which say the same, to some depth. Symbols are those of the
  /// version before; it means nothing beyond one run.
  /// - Parameter bridge: nil for the version before.
  mutating func fingerprint(of id: ShapeID, bridge: SymbolBridge?, depth: Int = 4) -> UInt64 {
    let key = PrintKey(shape: id, depth: depth)
    if let known = prints[key] { return known }
    let print = print(of: id, bridge: bridge, depth: depth)
    prints[key] = print
    return print
  }

  private mutating func print(of id: ShapeID, bridge: SymbolBridge?, depth: Int) -> UInt64 {
    func known(_ symbol: Symbol) -> UInt64 { UInt64((bridge?[symbol] ?? symbol).id) }
    let shape = schema[id]
    var print = Fingerprint()
    print.add(UInt64(shape.types.rawValue))
    print.add(known(shape.format))
    print.add(UInt64(shape.valueSet.rawValue))
    // What has no order is summed up.
    var sum: UInt64 = 0
    for index in shape.values.indices {
      sum &+= Fingerprint.spread(known(schema.edges[index].key))
    }
    print.add(sum)
    sum = 0
    for index in shape.required.indices {
      sum &+= Fingerprint.spread(known(schema.requiredNames[index].name))
    }
    print.add(sum)
    sum = 0
    for index in shape.constraints.indices {
      let constraint = schema.constraints[index]
      var part = Fingerprint()
      part.add(UInt64(bitPattern: Int64(constraint.attribute.hashValue)))
      part.add(known(constraint.name))
      part.add(known(constraint.value))
      part.add(constraint.isExclusive ? 1 : 0)
      sum &+= part.value
    }
    print.add(sum)
    guard depth > 0 else { return print.value }
    sum = 0
    for index in shape.properties.indices {
      var property = Fingerprint()
      property.add(known(schema.edges[index].key))
      property.add(part(schema.edges[index].target, bridge, depth))
      sum &+= property.value
    }
    print.add(sum)
    if let items = shape.items { print.add(part(items, bridge, depth)) }
    for index in shape.leadingItems.indices {
      print.add(part(schema.edges[index].target, bridge, depth))
    }
    sum = 0
    for group in shape.unions.indices {
      for index in schema.unions[group].members.indices {
        sum &+= Fingerprint.spread(part(schema.edges[index].target, bridge, depth))
      }
    }
    print.add(sum)
    switch shape.extras {
    case .any: print.add(0)
    case .none: print.add(1)
    case .shaped(let element): print.add(part(element, bridge, depth))
    }
    return print.value
  }

  /// The same for a union by itself.
  mutating func fingerprint(of group: UnionGroup, bridge: SymbolBridge?) -> UInt64 {
    var sum: UInt64 = group.isExclusive ? 1 : 0
    for index in group.members.indices {
      sum &+= Fingerprint.spread(part(schema.edges[index].target, bridge, 4))
    }
    return sum
  }

  private mutating func part(_ element: ElementID, _ bridge: SymbolBridge?, _ depth: Int)
    -> UInt64
  {
    guard let shape = schema[element].shape else { return 0 }
    return fingerprint(of: flat(shape), bridge: bridge, depth: depth - 1)
  }
}

/// A number made of others, in their order.
private struct Fingerprint {
  private(set) var value: UInt64 = 0

  mutating func add(_ other: UInt64) {
    value = Self.spread((value &* 31) ^ Self.spread(other))
  }

  /// Spreads every bit over all others (the finalizer of SplitMix64).
  static func spread(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
