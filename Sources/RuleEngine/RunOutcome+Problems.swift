internal import SourceText

extension RunOutcome.APIOutcome {
  /// What could not be read of either version, with its place, in one line each: nobody must take what is told of
  /// the rest for the whole.
  package var problems: [String] {
    [before, after].flatMap { version in
      var places = PlaceTable(version)
      return (version?.diagnostics ?? []).filter { $0.severity == .error }.map { diagnostic in
        let place = places.place(of: diagnostic.range).map { "\($0.file):\($0.start.line): " }
        return (place ?? "") + diagnostic.message
      }
    }
  }
}
