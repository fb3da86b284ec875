import Glibc

/// The environment variables of this process.
package enum Environment {
  /// The value of a variable, also an empty one.
  package static func value(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// `NAME=value`, in the order of the process, with some set or replaced.
  static func all(with changes: [String: String]) -> [String] {
    var settings: [String] = []
    var next = unsafe environ
    while let text = unsafe next.pointee {
      let setting = unsafe String(cString: text)
      let name = setting.prefix { $0 != "=" }
      if changes[String(name)] == nil { settings.append(setting) }
      unsafe next += 1
    }
    return settings + changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
