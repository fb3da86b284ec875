internal import RuleEngine
internal import SourceInput

/// The APIs of two revisions, matched: the union of both is judged (POLICY.md, 23).
struct APIPairing {
  /// One API; a side without it has none.
  struct Pair {
    var name: String
    var before: APICatalog.API?
    var after: APICatalog.API?
  }

  let pairs: [Pair]

  /// The same configured name is the same API, then the same path, then a file that was moved.
  /// - Parameter moves: the paths of moved files, relative to the folder of the configuration: the path
  ///   before by the one after.
  init(_ before: [APICatalog.API], _ after: [APICatalog.API], moves: [String: String]) {
    var open = before
    var pairs: [Pair] = []
    func take(_ isPartner: (APICatalog.API) -> Bool) -> APICatalog.API? {
      open.firstIndex(where: isPartner).map { open.remove(at: $0) }
    }
    var rest: [APICatalog.API] = []
    for api in after {
      let partner =
        take { api.isNamed && $0.isNamed && $0.name == api.name }
        ?? take { $0.root.relativePath == api.root.relativePath }
      if let partner {
        pairs.append(Pair(name: api.name, before: partner, after: api))
      } else {
        rest.append(api)
      }
    }
    for api in rest {
      let source = moves[api.root.relativePath]
      let partner = take { $0.root.relativePath == source }
      pairs.append(Pair(name: api.name, before: partner, after: api))
    }
    for api in open { pairs.append(Pair(name: api.name, before: api, after: nil)) }
    self.pairs = pairs
  }
}
