import Foundation
import PackagePlugin

/// Writes the text of every file under `rules/` into a Swift file of string literals, at build time.
/// (A resource folder embedded by the compiler becomes an array literal, which was measured to be a
/// hundred times slower to build.)
@main
struct EmbedRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules", directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInRuleFiles.swift")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: rules.path())
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".graphql") }
      .sorted()
    return [
      .buildCommand(
        displayName: "Embed \(paths.count) rule files",
        executable: try context.tool(named: "EmbedRules").url,
        // The names are arguments, so that a file that comes or goes makes another command.
        arguments: [rules.path(), output.path()] + paths,
        inputFiles: paths.map { rules.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
