extension Array where Element == String {
  /// The first texts, and how many more there are: a shared type can reach hundreds of operations.
  func firstFew(_ count: Int) -> [String] {
    self.count > count ? prefix(count) + ["+\(self.count - count) more"] : self
  }
}
