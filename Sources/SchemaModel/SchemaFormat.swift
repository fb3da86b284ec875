package import SourceText

/// A family of schema files that can be lowered into the neutral model.
package protocol SchemaFormat: Sendable {
  /// Reads the API that begins in `source`.
  ///
  /// - Returns: nil when the file is not of this format at all. A file that is, but cannot be read,
  ///   gives a version without a schema and the diagnostics that say why.
  func lower(_ source: SourceFile, in context: LoweringContext) -> LoweredVersion?

  /// The format that it lowers to; see ``Schema/format``.
  var name: FormatName { get }

  /// The key that marks an element of a kind as deprecated, in a version of the format.
  func deprecationKey(of kind: ElementKind, in formatVersion: String) -> String

  /// Whether an element as written in one version of the format says the same in another.
  func canTake(elementsOf earlier: String, in later: String) -> Bool
}

/// What lowering needs besides the file itself.
package struct LoweringContext: Sendable {
  /// The spellings of annotations.
  package var annotations: AnnotationTable
  /// Further files that the API is written in, where the format does not say so itself.
  package var parts: [SourceFile]
  /// Reads the files that a file refers to, inside its revision.
  package var loader: any ReferenceLoader
  /// The version before, where it has been read: what is the same need not be read again.
  package var earlier: Schema?

  package init(
    annotations: AnnotationTable, parts: [SourceFile] = [], loader: any ReferenceLoader,
    earlier: Schema? = nil
  ) {
    self.annotations = annotations
    self.parts = parts
    self.loader = loader
    self.earlier = earlier
  }
}

/// One version of an API as read, or what kept it from being read.
package struct LoweredVersion: Sendable {
  package var schema: Schema?
  /// All files that were read; ranges refer to them by index.
  package var files: [SourceFile]
  package var diagnostics: [Diagnostic]

  package init(schema: Schema?, files: [SourceFile], diagnostics: [Diagnostic]) {
    self.schema = schema
    self.files = files
    self.diagnostics = diagnostics
  }
}

/// Reads a file that another file of the same revision refers to.
package protocol ReferenceLoader: Sendable {
  /// The file at `path`, relative to `file`.
  /// - Throws: ``ReferenceFailure`` when it cannot or must not be read.
  func load(_ path: String, from file: SourceFile) throws(ReferenceFailure) -> SourceFile
}

/// Why a referenced file could not be had.
package struct ReferenceFailure: Error {
  package var message: String
  package var remedy: String?
  /// Nothing is there, or nothing that may be read: not a file that is there and cannot be read.
  package var isAbsent: Bool
  package init(message: String, remedy: String?, isAbsent: Bool = false) {
    self.message = message
    self.remedy = remedy
    self.isAbsent = isAbsent
  }
}
