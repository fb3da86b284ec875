import Synchronization

/// Reads objects through one `git cat-file --batch` that lives as long as this reader. Names go
/// over its input, so nothing in them can become an option.
final class GitObjectReader: Sendable {
  /// What git has under a name.
  enum Answer: Equatable {
    case object(id: String, kind: String, bytes: [UInt8])
    /// The name is known, its object larger than the limit.
    case tooLarge(id: String, kind: String)
    /// No such name, or more than one object fits it.
    case missing
    /// A symbolic link on the way points out of the tree.
    case linkOutside
    /// A symbolic link on the way points to nothing or at itself.
    case brokenLink
  }

  private let stream: Mutex<GitObjectStream>

  init(_ repository: GitRepository) throws(InputError) {
    let process = try repository.start(
      ["cat-file", "--batch", "--follow-symlinks"], takesInput: true)
    stream = Mutex(GitObjectStream(process))
  }

  /// Asks for one object by any name that git understands. One question at a time, which is one
  /// line: what has a line break in it is asked for by its id.
  func object(_ name: String, limit: Int) throws(InputError) -> Answer {
    if name.utf8.contains(where: { $0 == 10 || $0 == 0 }) { return .missing }
    return try stream.withLock { stream throws(InputError) in try stream.object(name, limit: limit)
    }
  }
}

/// One reader for all who have the same repository, started when it is first asked for.
final class SharedObjectReader: Sendable {
  private let reader = Mutex<GitObjectReader?>(nil)

  func reader(of repository: GitRepository) throws(InputError) -> GitObjectReader {
    try reader.withLock { reader throws(InputError) in
      if let reader { return reader }
      let started = try GitObjectReader(repository)
      reader = started
      return started
    }
  }
}

/// The conversation with `git cat-file --batch`.
private struct GitObjectStream: ~Copyable, Sendable {
  private var process: ChildProcess
  private var buffer: [UInt8] = []
  private var position = 0
  private var chunk = [UInt8](repeating: 0, count: 64 << 10)

  init(_ process: consuming ChildProcess) { self.process = process }

  mutating func object(_ name: String, limit: Int) throws(InputError) -> GitObjectReader.Answer {
    do {
      try process.write(Array(name.utf8) + [10])
      return try answer(limit: limit)
    } catch {
      // It has ended, or is about to; what it said says more than the closed pipe.
      _ = process.end()
      let messages = process.messages
      throw .gitFailed(
        what: "'\(name)'",
        message: messages.isEmpty ? error.message : GitRepository.firstLine(of: messages))
    }
  }

  private mutating func answer(limit: Int) throws(SystemError) -> GitObjectReader.Answer {
    let fields = try line().split(separator: " ")
    switch (fields.first, fields.last) {
    case (_, "missing"), (_, "ambiguous"):
      return .missing
    case ("symlink", let size?):
      _ = try bytes(Int(size) ?? 0, limit: 0)
      return .linkOutside
    case ("dangling", let size?), ("loop", let size?), ("notdir", let size?):
      _ = try bytes(Int(size) ?? 0, limit: 0)
      return fields.first == "notdir" ? .missing : .brokenLink
    default:
      guard fields.count == 3, let size = Int(fields[2]) else { return .missing }
      let (id, kind) = (String(fields[0]), String(fields[1]))
      guard let bytes = try bytes(size, limit: limit) else { return .tooLarge(id: id, kind: kind) }
      return .object(id: id, kind: kind, bytes: bytes)
    }
  }

  private mutating func line() throws(SystemError) -> String {
    var line: [UInt8] = []
    while true {
      if let end = buffer[position...].firstIndex(of: 10) {
        line += buffer[position..<end]
        position = end + 1
        return String(decoding: line, as: UTF8.self)
      }
      line += buffer[position...]
      try fill()
    }
  }

  /// That many bytes and the line break behind them. What is over the limit is read past, so that
  /// the next answer begins where it should.
  private mutating func bytes(_ count: Int, limit: Int) throws(SystemError) -> [UInt8]? {
    let isKept = count <= limit
    var bytes: [UInt8] = []
    if isKept { bytes.reserveCapacity(count) }
    var missing = count
    while true {
      let part = buffer[position...].prefix(missing)
      if isKept { bytes += part }
      position += part.count
      missing -= part.count
      if missing == 0 { break }
      try fill()
    }
    if position == buffer.count { try fill() }
    position += 1
    return isKept ? bytes : nil
  }

  /// Takes in what comes next, once everything before is used up.
  private mutating func fill() throws(SystemError) {
    let count = try process.read(into: &chunk)
    if count == 0 { throw .endOfStream }
    buffer = Array(chunk[..<count])
    position = 0
  }
}
