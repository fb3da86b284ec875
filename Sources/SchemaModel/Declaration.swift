package import SourceText

/// A declaration with a name, which may be used or not: a component.
package struct Declaration: Sendable {
  package var element: ElementID
  /// The bytes that say all of it but what it refers to. Where they are equal in two versions, and so
  /// is all that they refer to, nothing changed. Nil where they do not tell: what they mean depends on
  /// where they stand, or on more than ``references``.
  package var text: SourceRange?
  /// What it refers to, anywhere in it; see ``Schema/references``.
  package var references: Run = .empty
  /// Whether anything in it is said of its life, which has to be followed from version to version even
  /// where the text stays the same.
  package var hasLifecycle = false

  package init(_ element: ElementID) { self.element = element }
}
