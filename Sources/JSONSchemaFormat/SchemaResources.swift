internal import SourceText
internal import SyntaxTree

/// The schemas of one file that have an address of their own: by `$id`, `$anchor` or
/// `$dynamicAnchor` (JSON Schema 2020-12, sections 8.2.1 and 8.2.2).
struct SchemaResources {
  /// A schema with an `$id`, and with it what lies inside.
  struct Resource {
    var uri: URIReference
    var root: NodeID
    /// The node behind its last descendant.
    var end: UInt32
  }

  /// In the order of the document; the first one is the document itself.
  private(set) var resources: [Resource]
  /// Anchors by the resource that they belong to.
  private var anchors: [Key: NodeID] = [:]

  /// Schemas that `$dynamicRef` may lead to, by the name of the anchor.
  private(set) var dynamicAnchors: [Symbol: [NodeID]] = [:]

  private struct Key: Hashable {
    var resource: Int
    var name: Symbol
  }

  /// - Parameter path: the file's path, which is its address where it states none itself.
  init(_ tree: SyntaxTree, path: String, _ symbols: borrowing SymbolTable) {
    resources = [
      Resource(uri: URIReference(path), root: tree.root, end: UInt32(tree.nodeCount))
    ]
    let id = symbols.find("$id") ?? .none
    let own = symbols.find("$self") ?? .none
    let names = (symbols.find("$anchor") ?? .none, symbols.find("$dynamicAnchor") ?? .none)
    var addressed: [(schema: NodeID, text: Symbol)] = []
    var anchored: [(schema: NodeID, name: Symbol)] = []
    // One look at each key: few documents have any of these.
    for index in 1..<max(tree.nodeCount, 1) {
      let node = NodeID(index)
      let key = tree.key(node)
      guard !key.isNone, key == id || key == own || key == names.0 || key == names.1,
        tree.kind(node) == .string, let schema = tree.parent(of: node)
      else { continue }
      if key == id || (key == own && schema == tree.root) {
        addressed.append((schema, tree.scalar(node)))
      } else if key != own {
        anchored.append((schema, tree.scalar(node)))
        if key == names.1 { dynamicAnchors[tree.scalar(node), default: []].append(schema) }
      }
    }
    // From the outside in, since an address is relative to the one around it.
    for (schema, text) in addressed.sorted(by: { $0.schema < $1.schema }) {
      add(symbols.text(text), of: schema, in: tree)
    }
    for (schema, name) in anchored {
      let key = Key(resource: resource(of: schema), name: name)
      if anchors[key] == nil { anchors[key] = schema }
    }
  }

  private mutating func add(_ text: String, of schema: NodeID, in tree: SyntaxTree) {
    // An `$id` that is only a fragment is an anchor of draft 7 and earlier.
    guard !text.hasPrefix("#") else { return }
    let base = resources[resource(of: schema)].uri
    let uri = base.resolving(URIReference(text.prefix { $0 != "#" }))
    if schema == tree.root {
      resources[0].uri = uri
    } else {
      resources.append(Resource(uri: uri, root: schema, end: tree.endOfSubtree(schema)))
    }
  }

  /// The innermost resource that a node lies in.
  func resource(of node: NodeID) -> Int {
    resources.lastIndex { $0.root <= node && node.raw < $0.end } ?? 0
  }

  /// The resource with an address; nil where there is none.
  func resource(at uri: URIReference) -> Int? { resources.firstIndex { $0.uri == uri } }

  /// The schema that an anchor of a resource names.
  func anchor(_ name: Symbol, in resource: Int) -> NodeID? {
    anchors[Key(resource: resource, name: name)]
  }

  /// Whether nothing in the file has an address but the file.
  var isPlain: Bool { resources.count == 1 }
}
