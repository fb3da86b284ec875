import Glibc

/// A program started without a shell, with pipes to its input and from its output and messages.
///
/// Reading its output also takes in its messages, so that it never waits for the one to be read
/// while this process waits for the other. Going out of scope closes the pipes and waits for its end.
struct ChildProcess: ~Copyable, Sendable {
  private let identifier: pid_t
  /// Where its input is written; closed where it has none.
  private var input: FileDescriptor
  private let output: FileDescriptor
  private let errorOutput: FileDescriptor
  private var status: Int32?
  private var messageBytes: [UInt8] = []

  /// Enough to explain any failure.
  private static let mostMessageBytes = 64 << 10

  /// - Parameter arguments: the name of the program, found on the PATH, and its arguments.
  init(_ arguments: [String], environment: [String: String], takesInput: Bool) throws(SystemError) {
    let outputPipe = try Pipe()
    let errorPipe = try Pipe()
    let inputPipe = try Pipe()

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if takesInput {
      unsafe posix_spawn_file_actions_adddup2(&actions, inputPipe.theirs.raw, STDIN_FILENO)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, outputPipe.theirs.raw, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errorPipe.theirs.raw, STDERR_FILENO)

    // The child dies of a closed pipe, as programs do, whatever this process does with the signal.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    let words = unsafe arguments.map { unsafe strdup($0) }
    let settings = unsafe Environment.all(with: environment).map { unsafe strdup($0) }
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
      for index in unsafe settings.indices { unsafe free(settings[index]) }
    }
    var child = pid_t()
    let code = unsafe posix_spawnp(
      &child, arguments[0], &actions, &attributes, words + [nil], settings + [nil])
    guard code == 0 else { throw SystemError(code) }
    identifier = child
    input = inputPipe.keepOurs()
    output = outputPipe.keepOurs()
    errorOutput = errorPipe.keepOurs()
    if !takesInput { input = FileDescriptor(-1) }
  }

  deinit {
    // The pipes first: a child that waits on one of them would be waited for in vain.
    _ = consume input
    _ = consume output
    _ = consume errorOutput
    if status == nil { _ = Self.wait(for: identifier) }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) { try input.write(bytes) }

  /// Tells it that nothing more will be written.
  mutating func closeInput() { input = FileDescriptor(-1) }

  /// Some bytes of its output, as many as are there; 0 is the end.
  mutating func read(into chunk: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      var ready = [
        pollfd(fd: output.raw, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorOutput.raw, events: Int16(POLLIN), revents: 0),
      ]
      // Once its messages have ended, only its output is waited for.
      if status != nil || messagesHaveEnded { ready.removeLast() }
      guard unsafe poll(&ready, nfds_t(ready.count), -1) >= 0 else {
        if errno == EINTR { continue }
        throw .last
      }
      if ready.count > 1, ready[1].revents != 0 { try readMessages() }
      if ready[0].revents != 0 { return try output.read(into: &chunk) }
    }
  }

  private var messagesHaveEnded = false

  private mutating func readMessages() throws(SystemError) {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = try errorOutput.read(into: &chunk)
    if count == 0 { messagesHaveEnded = true }
    messageBytes += chunk[..<count].prefix(Self.mostMessageBytes - messageBytes.count)
  }

  /// Closes its input, reads what is left, waits for its end and gives its exit status; 128 and the
  /// signal for one that was killed.
  mutating func end() -> Int32 {
    if let status { return status }
    input = FileDescriptor(-1)
    var rest = [UInt8](repeating: 0, count: 4096)
    while let count = try? read(into: &rest), count > 0 {}
    while !messagesHaveEnded, (try? readMessages()) != nil {}
    let ended = Self.wait(for: identifier)
    status = ended
    return ended
  }

  /// What it wrote to standard error so far.
  var messages: String { String(decoding: messageBytes, as: UTF8.self) }

  private static func wait(for identifier: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0 {
      if errno != EINTR { return -1 }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}

/// A stream between this process and a child. Socket pairs can be made so that no other child
/// started at the same moment inherits them, which would keep them open; `pipe` alone cannot.
private struct Pipe: ~Copyable {
  private let ours: FileDescriptor
  let theirs: FileDescriptor

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .last }
    ours = FileDescriptor(ends[0])
    theirs = FileDescriptor(ends[1])
  }

  consuming func keepOurs() -> FileDescriptor { ours }
}
