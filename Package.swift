// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target: Swift 6 mode, explicit existentials and imports,
/// unsafe code marked, no warnings.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  // Accessors of the arenas are called from other modules in hot loops.
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// A library target of the straight line read → parse → lower → compare → judge → report.
func module(_ name: String, _ dependencies: [Target.Dependency], plugins: [Target.PluginUsage] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
  name: "apilint",
  products: [.executable(name: "apilint", targets: ["apilint"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    module("SourceText", []),
    module("SyntaxTree", ["CLibYAML", "SourceText"]),
    module("SourceEdit", ["SyntaxTree", "SourceText"]),
    module("SchemaModel", ["SourceText"]),
    module("JSONSchemaFormat", ["SchemaModel", "SyntaxTree", "SourceText"]),
    module("OpenAPIFormat", ["JSONSchemaFormat", "SchemaModel", "SyntaxTree", "SourceText"]),
    module("GraphQLFormat", ["SchemaModel", "SyntaxTree", "SourceText"]),
    module("SchemaDiff", ["SchemaModel", "SourceText"]),
    module("History", ["SchemaDiff", "SchemaModel", "SourceText"]),
    module("RuleEngine", ["History", "SchemaDiff", "SchemaModel", "SyntaxTree", "SourceText"]),
    module("BuiltInRules", [], plugins: ["EmbedRulesPlugin"]),
    module("Changelog", ["RuleEngine", "SchemaDiff", "SchemaModel", "SourceText"]),
    module(
      "Reporters",
      ["Changelog", "History", "RuleEngine", "SchemaDiff", "SchemaModel", "SourceText"]),
    module("SourceInput", ["SourceText"]),
    .executableTarget(
      name: "apilint",
      dependencies: [
        "BuiltInRules", "Changelog", "GraphQLFormat", "History", "JSONSchemaFormat",
        "OpenAPIFormat", "Reporters", "RuleEngine", "SchemaDiff", "SchemaModel", "SourceEdit",
        "SourceInput", "SourceText", "SyntaxTree",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "EmbedRules", dependencies: ["SourceText", "SyntaxTree"], swiftSettings: settings),
    .plugin(
      name: "EmbedRulesPlugin", capability: .buildTool(), dependencies: ["EmbedRules"],
      path: "Sources/EmbedRulesPlugin"),

    .target(name: "TestSupport", dependencies: ["SourceText"], swiftSettings: settings),
    tests(
      "ReportersTests",
      [
        "Changelog", "History", "Reporters", "RuleEngine", "SchemaDiff", "SchemaModel",
        "SourceText",
      ]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "BuiltInRules", "GraphQLFormat", "History", "OpenAPIFormat", "RuleEngine", "SchemaDiff",
        "SchemaModel", "SourceText", "TestSupport",
      ],
      exclude: [
        "audit-disagreements.tsv", "github-disagreements.tsv", "graphql-disagreements.tsv",
        "openapi-disagreements.tsv",
        "openapi-findings.tsv",
      ],
      swiftSettings: settings),
    tests(
      "PipelineTests",
      [
        "BuiltInRules", "Changelog", "GraphQLFormat", "OpenAPIFormat", "Reporters", "RuleEngine",
        "SchemaDiff",
        "SchemaModel", "SourceText",
      ]),
    tests(
      "PolicyTests",
      [
        "BuiltInRules", "History", "OpenAPIFormat", "RuleEngine", "SchemaDiff", "SchemaModel",
        "SourceText",
      ]),
    // They run the program itself, which therefore has to be built with them.
    .testTarget(
      name: "CommandTests", dependencies: ["apilint", "SourceInput", "TestSupport"],
      swiftSettings: settings),
    tests("SourceInputTests", ["SourceInput", "SourceText"]),
    tests("SourceEditTests", ["SourceEdit", "SourceText", "SyntaxTree"]),
    tests("SyntaxTreeTests", ["SyntaxTree", "SourceText"]),
    tests(
      "RuleEngineTests",
      [
        "BuiltInRules", "Reporters", "RuleEngine", "SchemaDiff", "SchemaModel", "SourceText",
        "SyntaxTree",
      ]),
  ]
)
