import Foundation
import SourceEdit
import SourceText
import SyntaxTree

/// Changes to values, as they are meant.
extension DocumentValue {
  /// The value as it is read back.
  var read: DocumentValue {
    switch self {
    case .date(let day): .text(day)
    case .mapping(let entries): .mapping(entries.map { DocumentEntry($0.key, $0.value.read) })
    case .sequence(let items): .sequence(items.map(\.read))
    default: self
    }
  }

  /// With another value at the end of a path, or without it where there is none.
  func edit(_ path: [String], _ change: (DocumentValue) -> DocumentValue?) -> DocumentValue? {
    guard let step = path.first else { return change(self) }
    let rest = Array(path.dropFirst())
    switch self {
    case .mapping(var entries):
      guard let index = entries.firstIndex(where: { $0.key == step }) else { return self }
      if let value = entries[index].value.edit(rest, change) {
        entries[index].value = value
      } else {
        entries.remove(at: index)
      }
      return .mapping(entries)
    case .sequence(var items):
      guard let index = Int(step), items.indices.contains(index) else { return self }
      if let value = items[index].edit(rest, change) {
        items[index] = value
      } else {
        items.remove(at: index)
      }
      return .sequence(items)
    default: return self
    }
  }

  func rename(_ path: [String], to key: String) -> DocumentValue? {
    edit(Array(path.dropLast())) { container in
      guard case .mapping(var entries) = container,
        let index = entries.firstIndex(where: { $0.key == path.last })
      else { return container }
      entries[index].key = key
      return .mapping(entries)
    }
  }
}

/// The keys and positions of a JSON Pointer.
enum Steps {
  static func of(_ pointer: String) -> [String] {
    pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  static func escaped(_ step: String) -> String {
    "/" + step.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}

extension SourceDocument {
  /// The meaning of the whole document, without regard to the order of keys.
  var canonical: String { tree.canonicalText(of: tree.root, symbols) }

  var text: String { String(decoding: source.bytes.prefix(4_000), as: UTF8.self) }
}

extension ProcessInfo {
  /// Whether refusals are told one by one.
  static let verbose = processInfo.environment["APILINT_VERBOSE"] == "1"
}
