internal import RuleEngine
internal import SchemaModel

extension Finding {
  /// The advice, with the earliest legal date even where its text leaves it out.
  var datedAdvice: String {
    guard let earliest = notice?.earliest.description, !(verdict?.allowsChange ?? true),
      !advice.contains(earliest)
    else { return advice }
    let date = "the earliest day on which the policy allows it is \(earliest)"
    return advice.isEmpty ? date : "\(advice); \(date)"
  }
}
