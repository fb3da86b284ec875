internal import ArgumentParser
internal import SourceInput
internal import SourceText

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract:
      "Writes a configuration to begin with, and a workflow for the CI system that is used.",
    discussion: """
      It looks for API documents below the current folder and names each in .apilint.yaml, with every \
      setting that there is in comments. What exists is left as it is.

      Examples:
        apilint init
        apilint init --ci gitlab
      """)

  @Option(
    name: .long,
    help: "Write the workflow of github, gitlab, or none. (default: what the repository uses)")
  var ci: StarterWorkflow.System?

  @Flag(name: .long, help: "Print what would be written.")
  var dryRun = false

  func run() throws {
    let input: InputSet
    do {
      input = try InputSet.open(.folder("."))
    } catch {
      throw Failure(error)
    }
    let catalog = try APICatalog(input, named: [])
    let system = ci ?? StarterWorkflow.System.found { (try? Path.read($0)) != nil }
    var files = [(".apilint.yaml", StarterConfiguration.text(catalog.apis))]
    if let file = system.file { files.append((file, StarterWorkflow.text(for: system))) }
    for (path, text) in files { try write(text, to: path) }
    if catalog.apis.isEmpty {
      say("no API document was found: name yours under 'apis' in .apilint.yaml")
    }
    if system == .none {
      say("no CI system was found: run `apilint check` before each merge, with the whole history")
    }
  }

  private func write(_ text: String, to path: String) throws {
    if dryRun {
      try StandardStreams.output.write(all: Array("# \(path)\n\(text)\n".utf8))
      return
    }
    guard (try? Path.read(path)) == nil else {
      say("\(path) is there already and stays as it is")
      return
    }
    do throws(OutputError) {
      try OutputFile.write(Array(text.utf8), to: path, makingFolders: true)
    } catch {
      throw Failure(error)
    }
    say("wrote \(path)")
  }

  /// Beside what is printed with `--dry-run`, which may be piped on.
  private func say(_ text: String) {
    let stream = dryRun ? StandardStreams.error : StandardStreams.output
    _ = try? stream.write(Array("apilint: \(text)\n".utf8))
  }
}

extension StarterWorkflow.System: ExpressibleByArgument {}
