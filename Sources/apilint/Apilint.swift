internal import ArgumentParser

@main
struct Apilint: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "apilint", version: "0.1.0")
}
