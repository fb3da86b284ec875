import CLibYAML
import SourceText

/// The events of libyaml, one at a time: the one place where its pointers are touched.
///
/// Everything that a property returns is valid until the next call of `next()`. Marks count code
/// points from the beginning of the text.
@safe
struct YAMLEventStream: ~Copyable {
  enum Kind {
    case scalar
    case mappingStart
    case mappingEnd
    case sequenceStart
    case sequenceEnd
    case alias
    case documentStart
    case streamEnd
    /// Says nothing to a reader: the start of the stream, the end of a document.
    case other
  }

  /// Both on the heap: libyaml keeps a pointer to its parser in itself.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  /// False only where there was no memory for a parser.
  private let isReady: Bool

  /// Starts reading UTF-8. The buffer has no byte order mark and must outlive the stream.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe event.initialize(to: yaml_event_t())
    isReady = unsafe yaml_parser_initialize(parser) != 0
    guard isReady else { return }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_event_delete(event)
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// Goes on to the next event; false where the text cannot be read further, see `problem`.
  @inline(__always)
  mutating func next() -> Bool {
    unsafe yaml_event_delete(event)
    return unsafe isReady && yaml_parser_parse(parser, event) != 0
  }

  var kind: Kind {
    @inline(__always)
    get {
      switch unsafe event.pointee.type {
      case YAML_SCALAR_EVENT: .scalar
      case YAML_MAPPING_START_EVENT: .mappingStart
      case YAML_MAPPING_END_EVENT: .mappingEnd
      case YAML_SEQUENCE_START_EVENT: .sequenceStart
      case YAML_SEQUENCE_END_EVENT: .sequenceEnd
      case YAML_ALIAS_EVENT: .alias
      case YAML_DOCUMENT_START_EVENT: .documentStart
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .streamEnd
      default: .other
      }
    }
  }

  /// Where the event begins, in code points.
  var start: Int {
    @inline(__always)
    get { unsafe event.pointee.start_mark.index }
  }

  /// Where the event ends, in code points.
  var end: Int {
    @inline(__always)
    get { unsafe event.pointee.end_mark.index }
  }

  /// The text of a scalar.
  var text: ByteView {
    @inline(__always)
    get {
      unsafe ByteView(
        UnsafeBufferPointer(
          start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length))
    }
  }

  /// The style of a scalar.
  var style: ScalarStyle {
    @inline(__always)
    get {
      switch unsafe event.pointee.data.scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    }
  }

  /// Whether a container that starts is written with brackets.
  var isFlow: Bool {
    switch unsafe event.pointee.type {
    case YAML_MAPPING_START_EVENT:
      unsafe event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    case YAML_SEQUENCE_START_EVENT:
      unsafe event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    default: false
    }
  }

  /// The name of the anchor on a scalar or container, or the one that an alias means.
  var anchor: String? {
    @inline(__always)
    get {
      switch unsafe event.pointee.type {
      case YAML_SCALAR_EVENT: unsafe text(event.pointee.data.scalar.anchor)
      case YAML_MAPPING_START_EVENT: unsafe text(event.pointee.data.mapping_start.anchor)
      case YAML_SEQUENCE_START_EVENT: unsafe text(event.pointee.data.sequence_start.anchor)
      case YAML_ALIAS_EVENT: unsafe text(event.pointee.data.alias.anchor)
      default: nil
      }
    }
  }

  /// The tag on a scalar or container, with its handle resolved.
  var tag: String? {
    @inline(__always)
    get {
      switch unsafe event.pointee.type {
      case YAML_SCALAR_EVENT: unsafe text(event.pointee.data.scalar.tag)
      case YAML_MAPPING_START_EVENT: unsafe text(event.pointee.data.mapping_start.tag)
      case YAML_SEQUENCE_START_EVENT: unsafe text(event.pointee.data.sequence_start.tag)
      default: nil
      }
    }
  }

  @inline(__always)
  private func text(_ characters: UnsafeMutablePointer<UInt8>?) -> String? {
    guard let characters = unsafe characters else { return nil }
    return unsafe String(cString: characters)
  }

  /// What libyaml says about the text that it cannot read.
  struct Problem {
    enum Place {
      /// In bytes from the beginning of the text.
      case byte(Int)
      /// In code points from the beginning of the text.
      case mark(Int)
    }

    /// The bytes are no text that YAML allows; nothing was scanned there.
    var isEncoding = false
    var message: String
    var place: Place
    /// What was being read, and the code point where that began.
    var context: (message: String, mark: Int)?
  }

  /// Why `next()` said false.
  var problem: Problem {
    guard isReady, unsafe parser.pointee.error != YAML_MEMORY_ERROR else {
      return Problem(message: "there is not enough memory to read it", place: .byte(0))
    }
    let message = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      return Problem(
        isEncoding: true, message: message ?? "it is not UTF-8",
        place: .byte(unsafe parser.pointee.problem_offset))
    }
    var problem = Problem(
      message: message ?? "it is not YAML",
      place: .mark(unsafe parser.pointee.problem_mark.index))
    if let context = unsafe parser.pointee.context {
      problem.context = (
        unsafe String(cString: context), unsafe parser.pointee.context_mark.index
      )
    }
    return problem
  }
}
