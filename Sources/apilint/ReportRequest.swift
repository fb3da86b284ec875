internal import ArgumentParser

/// Which reports go where: each `--output` belongs to the `--format` in front of it.
///
/// The parser of arguments gives formats and outputs as two lists; which belongs to which is told by the order
/// in which they were written.
struct ReportRequest: Equatable {
  /// As written; nil for the format that is taken when none is named.
  var format: String?
  /// A path; nil and `-` are standard output.
  var output: String?

  /// What is wrong with the whole, in a sentence with what to do.
  struct Problem: Error, Equatable {
    var message: String
  }

  private enum Option {
    case format(String)
    case output(String)
  }

  /// - Parameter arguments: those of the process, behind its name.
  static func requests(in arguments: [String]) throws(Problem) -> [ReportRequest] {
    var requests: [ReportRequest] = []
    /// An output that stands in front of the format that it is for.
    var early: String?
    for option in options(in: arguments) {
      switch option {
      case .format(let format):
        requests.append(ReportRequest(format: format, output: early))
        early = nil
      case .output(let output):
        if requests.isEmpty, early == nil {
          early = output
        } else if let last = requests.indices.last, requests[last].output == nil {
          requests[last].output = output
        } else {
          throw Problem(
            message:
              "'--output \(output)' has no --format of its own: write --format FORMAT before it")
        }
      }
    }
    if requests.isEmpty { requests = [ReportRequest(format: nil, output: early)] }
    let standard = requests.filter { $0.output == nil || $0.output == "-" }
    guard standard.count <= 1 else {
      let names = standard.compactMap(\.format).joined(separator: " and ")
      throw Problem(
        message:
          "only one report can go to standard output, not \(names): give the others an --output")
    }
    let paths = requests.compactMap(\.output).filter { $0 != "-" }
    if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
      throw Problem(message: "two reports would be written to \(twice)")
    }
    return requests
  }

  /// Those that this process was asked for.
  static func ofThisRun() throws(ValidationError) -> [ReportRequest] {
    do throws(Problem) {
      return try requests(in: Array(CommandLine.arguments.dropFirst()))
    } catch {
      throw ValidationError(error.message)
    }
  }

  /// The options of both names in the order of the command line, in all the spellings that are taken.
  private static func options(in arguments: [String]) -> [Option] {
    var options: [Option] = []
    var rest = arguments[...]
    while let argument = rest.popFirst(), argument != "--" {
      if argument == "--format", let value = rest.popFirst() {
        options.append(.format(value))
      } else if argument == "--output" || argument.isShortOutput, let value = rest.popFirst() {
        options.append(.output(value))
      } else if let value = argument.value(of: "--format=") {
        options.append(.format(value))
      } else if let value = argument.value(of: "--output=") ?? argument.value(of: "-o=") {
        options.append(.output(value))
      }
    }
    return options
  }
}

extension String {
  /// `-o`, by itself or behind short flags.
  fileprivate var isShortOutput: Bool {
    hasPrefix("-") && !hasPrefix("--") && hasSuffix("o") && dropFirst().allSatisfy(\.isLetter)
  }

  /// What stands behind a beginning; nil where there is another one.
  fileprivate func value(of beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
