/// What somebody probably meant who wrote a word that is none of the known ones.
package enum NearestWord {
  /// The known word that is fewest edits from `word`, if they are at most two and few for its
  /// length; of equally near ones the one that comes first in `known`.
  ///
  /// See ``EditDistance`` for what an edit is. Letter case makes no difference.
  package static func to(_ word: String, among known: some Sequence<String>) -> String? {
    let length = word.utf8.count
    guard length > 0, length <= 256 else { return nil }
    var most = min(2, max(1, length / 3))
    var nearest: String?
    for candidate in known {
      guard let edits = EditDistance.between(word, candidate, atMost: most) else { continue }
      nearest = candidate
      if edits == 0 { break }
      most = edits - 1
    }
    return nearest
  }
}
