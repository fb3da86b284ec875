package import History
package import SourceText

/// The file `.apilint-waivers.yaml`, beside the configuration.
package enum WaiverFile {
  package static let name = ".apilint-waivers.yaml"

  /// Reads waivers strictly; nil where one has an error.
  package static func read(
    _ source: SourceFile, file: FileIndex, diagnostics: inout [Diagnostic]
  ) -> [Waiver]? {
    StrictDecoder.decode(source, file: file, diagnostics: &diagnostics) { $0.waiverFile() }
  }
}

/// The file `.apilint-baseline.yaml`, beside the configuration: the notices that stood before the first
/// version that can be seen. Only its first version counts; it cannot be extended later.
package enum BaselineFile {
  package static let name = ".apilint-baseline.yaml"

  /// Reads the baseline strictly, by the names of APIs; nil where it has an error.
  package static func read(
    _ source: SourceFile, file: FileIndex, diagnostics: inout [Diagnostic]
  ) -> [String: NoticeBaseline]? {
    StrictDecoder.decode(source, file: file, diagnostics: &diagnostics) { decoder in
      decoder.baselines()?.mapValues { NoticeBaseline(entries: $0) }
    }
  }
}
