import SourceInput
import Testing

@testable import SourceInput

/// What a history derives from its log agrees with what git has in each tree.
@Suite struct GitHistoryAgreementTests {
  let folder = TestFolder()

  /// Random edits, as `git fast-import` reads them: on `main`, and on side branches merged into it.
  private struct Script {
    var random: SplitMix
    var text = ""
    private var main: [String: Int] = [:]
    private var mark = 0
    private let names = [
      "a.yaml", "b.yaml", "c/d.json", "c/e.proto", "n.txt", ".x/f.yaml", "c.yml",
    ]

    init(seed: UInt64) { random = SplitMix(state: seed) }

    mutating func make(commits: Int) {
      text += "reset refs/heads/main\n"
      for _ in 0..<commits {
        let base = mark
        commit(parent: base, merging: nil)
        guard base > 0, random.below(4) == 0 else { continue }
        // The other parent is empty of changes to `main`: its tree is what the merge makes it.
        let first = mark
        commit(parent: base, merging: nil, isSide: true)
        commit(parent: first, merging: mark)
      }
    }

    private mutating func commit(parent: Int, merging other: Int?, isSide: Bool = false) {
      mark += 1
      text += "commit refs/heads/\(isSide ? "side" : "main")\nmark :\(mark)\n"
      text += "committer A <a@example.com> \(1_500_000_000 + random.below(900) * 86_400) +0000\n"
      text += "data 1\nx\n"
      if parent > 0 { text += "from :\(parent)\n" }
      if let other { text += "merge :\(other)\n" }
      var files = main
      for _ in 0..<random.below(4) {
        let name = names[random.below(names.count)]
        switch (random.below(4), files[name]) {
        case (0, _?):
          text += "D \(name)\n"
          files[name] = nil
        case (1, let content?):
          let target = names[random.below(names.count)]
          guard files[target] == nil else { continue }
          text += "R \(name) \(target)\n"
          files[name] = nil
          files[target] = content
        default:
          let content = random.below(1000)
          // Alike enough to be taken for one file after some edits.
          let body = String(repeating: "line\n", count: 9) + "\(content / 100)\n\(content)\n"
          text += "M 100644 inline \(name)\ndata \(body.utf8.count)\n\(body)\n"
          files[name] = content
        }
      }
      if !isSide { main = files }
    }
  }

  private struct SplitMix {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
  }

  @Test(arguments: UInt64(0)..<6) func randomHistories(seed: UInt64) throws {
    try folder.makeRepository()
    var script = Script(seed: seed)
    script.make(commits: 40)
    let repository = try folder.repository()
    let end = try repository.run(["fast-import", "--quiet"], input: Array(script.text.utf8)) { _ in
    }
    #expect(end.status == 0, "\(end.messages)")

    let history = try folder.history(of: "main")
    let chain = try folder.git("rev-list", "--first-parent", "--reverse", "main")
    #expect(history.commits.map(\.commit.id) == chain.split(separator: "\n").map(String.init))
    var trees: [[String: String]] = []
    for (index, commit) in history.commits.enumerated() {
      let listing = try folder.git("ls-tree", "-r", "-z", commit.commit.id)
      var tree: [String: String] = [:]
      for line in listing.split(separator: "\0") {
        let fields = line.split { $0 == " " || $0 == "\t" }
        tree[String(fields[3])] = String(fields[2])
      }
      trees.append(tree)
      let expected = tree.keys.filter { $0 != "n.txt" && $0 != ".x/f.yaml" }
      #expect(history.files(at: index) == expected.sorted(by: Path.precedes))
      for path in ["a.yaml", "b.yaml", "c/d.json", "c/e.proto", "n.txt", ".x/f.yaml", "c.yml"] {
        #expect(try history.blob(of: path, at: index) == tree[path])
      }
    }
    for path in history.files(at: trees.count - 1) {
      let paths = history.paths(of: path)
      #expect(paths.last == path)
      for (index, path) in paths.enumerated() {
        if let path { #expect(trees[index][path] != nil, "\(path) at \(index)") }
      }
    }
  }
}
