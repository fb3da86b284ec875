package import SchemaModel

/// Changes or facts that can occur, as the product of what is listed for every axis. An empty list
/// of values, and a nil in one, stands for "does not apply".
package struct LegalChanges: Sendable {
  package var aspect: Aspect
  package var relations: [Relation]
  package var kinds: [ElementKind]
  package var directions: [Direction]
  package var surface: Surface?
  package var attributes: [AttributeName?] = [nil]
  package var obligations: [Obligation] = []
  package var defaults: [DefaultPresence] = []
  package var openness: [Openness] = []
  package var outcomes: [Outcome] = []

  /// Everything that comparing and judging may come up with, in whatever format and on whatever
  /// stability level. What is not in here does not occur; what is has exactly one rule that speaks.
  package static let all: [LegalChanges] = changes + facts
}

extension LegalChanges {
  /// What has a type.
  private static let values: [ElementKind] = [
    .parameter, .header, .schema, .property, .item, .unionMember, .argument, .directiveArgument,
  ]
  /// What can be deprecated.
  private static let annotatable: [ElementKind] = [
    .api, .path, .operation, .parameter, .header, .requestBody, .mediaType, .response, .schema,
    .property, .enumValue, .securityScheme, .server, .webhook, .callback, .argument, .directive,
    .directiveArgument,
  ]
  /// What exists and is described.
  private static let describable: [ElementKind] = [
    .api, .server, .tag, .path, .operation, .webhook, .callback, .parameter, .requestBody,
    .mediaType, .response, .header, .link, .schema, .property, .item, .unionMember, .enumValue,
    .securityScheme, .scope, .argument, .directive, .directiveArgument, .directiveUse,
  ]
  /// What has an obligation to be there.
  private static let obliged: Set<ElementKind> = [
    .property, .parameter, .header, .requestBody, .argument, .directiveArgument,
  ]
  /// What has a default of its own.
  private static let defaulted: Set<ElementKind> = [
    .property, .parameter, .header, .argument, .directiveArgument,
  ]

  private static let changes: [LegalChanges] =
    neutral(
      .presence, [.added, .removed],
      [.api, .server, .tag, .path, .operation, .webhook, .callback, .link, .scope])
    + felt(.presence, [.added, .removed], [.securityScheme], [.request])
    + felt(
      .presence, [.added, .removed],
      [
        .parameter, .requestBody, .mediaType, .response, .header, .property, .enumValue,
        .unionMember,
      ])
    + felt(.presence, [.added, .removed], [.schema])
    + felt(
      .presence, [.added, .removed], [.argument, .directive, .directiveArgument], [.request])
    + felt(.presence, [.added, .removed], [.implementation], [.response])
    + neutral(.presence, [.added, .removed], [.directiveUse])
    + felt(.name, [.renamed, .moved], [.parameter])
    + felt(.name, [.narrowed, .widened], [.mediaType])
    + felt(
      .type, [.narrowed, .widened, .changed], values, attributes: [nil, .format, .oneOf, .anyOf])
    + felt(.nullability, [.narrowed, .widened], values)
    + felt(
      .requirement, [.narrowed, .widened],
      [.property, .parameter, .header, .requestBody, .argument, .directiveArgument])
    + felt(
      .lowerBound, [.narrowed, .widened], values,
      attributes: [.minimum, .minLength, .minItems, .minProperties, .minContains])
    + felt(
      .upperBound, [.narrowed, .widened], values,
      attributes: [.maximum, .maxLength, .maxItems, .maxProperties, .maxContains])
    + felt(.multipleOf, [.narrowed, .widened, .changed], values, attributes: [nil, .multipleOf])
    + felt(.pattern, [.narrowed, .widened, .changed], values)
    + felt(.values, [.narrowed, .widened], values)
    + felt(
      .keyword, [.narrowed, .widened, .changed], values,
      attributes: [
        nil, .uniqueItems, .contentEncoding, .contentMediaType, .contentSchema, .contains,
        .propertyNames, .dependentRequired, .dependentSchemas, .if, .then, .else, .not,
        .prefixItems, .patternProperties, .unevaluatedItems, .unevaluatedProperties, .oneOf, .anyOf,
      ])
    + felt(.extraProperties, [.narrowed, .widened], values)
    + felt(.default, [.added, .removed, .changed], values)
    + felt(.access, [.added, .removed], [.property])
    + felt(
      .discriminator, [.added, .removed, .changed], values, attributes: [.propertyName, .mapping])
    + felt(
      .serialization, [.narrowed, .widened, .changed], [.parameter, .header, .mediaType],
      attributes: [.style, .explode, .allowReserved, .allowEmptyValue, .encoding])
    + felt(.serialization, [.changed], values, attributes: [.xml])
    + [
      LegalChanges(
        aspect: .security, relations: [.narrowed, .widened, .changed], kinds: [.api, .operation],
        directions: [.request], surface: .wire),
      LegalChanges(
        aspect: .security, relations: [.narrowed, .widened, .changed], kinds: [.operation],
        directions: [.response], surface: .wire),
    ]
    + neutral(
      .attribute, [.added, .removed, .changed], describable,
      attributes: [
        .tags, .extension, .schemeType, .authorizationUrl, .tokenUrl, .refreshUrl, .openidUrl,
        .apiKeyName, .apiKeyLocation, .httpScheme, .repeatable, .locations, .specifiedBy,
        .rootQuery, .rootMutation, .rootSubscription, .directiveUse,
      ])
    + neutral(
      .attribute, [.added, .removed, .changed], describable, surface: .source,
      attributes: [.operationId])
    + neutral(.deprecation, [.added, .removed], annotatable)
    + neutral(.announcement, [.added, .removed, .changed], annotatable)
    + neutral(.sunset, [.added, .removed, .earlier, .later], annotatable)
    + neutral(.replacement, [.added, .removed, .changed], annotatable)
    + neutral(.reason, [.added, .removed, .changed], annotatable)
    + neutral(.guide, [.added, .removed, .changed], annotatable)
    + neutral(.stability, [.raised, .lowered], annotatable)
    + neutral(.plan, [.added, .removed, .changed, .earlier, .later], annotatable)
    + neutral(.description, [.added, .removed, .changed], describable)
    + neutral(.version, [.raised, .lowered, .changed], [.api])
    + neutral(.policy, [.lowered], [.api])

  private static let facts: [LegalChanges] =
    fact(
      .sunset,
      [
        .missing, .invalid, .orphaned, .short, .overdue, .outlives, .contradicted, .conflicting,
        .misspelt, .misplaced, .ignored,
      ])
    + fact(
      .announcement,
      [.invalid, .backdated, .contradicted, .conflicting, .misspelt, .misplaced, .ignored])
    + fact(
      .deprecation,
      [.premature, .imposed, .conflicting, .misspelt, .misplaced, .ignored, .invalid])
    + fact(
      .replacement,
      [.missing, .unknown, .superseded, .conflicting, .misspelt, .misplaced, .ignored])
    + fact(.reason, [.conflicting, .misspelt, .misplaced, .ignored])
    + fact(.guide, [.conflicting, .misspelt, .misplaced, .ignored])
    + fact(.stability, [.invalid, .conflicting, .misspelt, .misplaced, .ignored])
    + fact(.plan, [.invalid, .short, .overdue, .misspelt, .misplaced, .ignored])
    + fact(.version, [.insufficient], of: [.api])
    + fact(.waiver, [.overdue, .unknown, .superseded, .invalid], of: [.api])

  /// Changes that are about the thing itself, not about data that flows.
  private static func neutral(
    _ aspect: Aspect, _ relations: [Relation], _ kinds: [ElementKind], surface: Surface = .wire,
    attributes: [AttributeName?] = [nil]
  ) -> [LegalChanges] {
    [
      LegalChanges(
        aspect: aspect, relations: relations, kinds: kinds, directions: [.none], surface: surface,
        attributes: attributes)
    ]
  }

  /// Changes felt by those who send or receive, or by nobody: inside a component that no operation
  /// uses they hurt only generated code.
  private static func felt(
    _ aspect: Aspect, _ relations: [Relation], _ kinds: [ElementKind],
    _ directions: [Direction] = [.request, .response], attributes: [AttributeName?] = [nil]
  ) -> [LegalChanges] {
    kinds.flatMap { kind in
      relations.flatMap { relation in
        let used = LegalChanges(
          aspect: aspect, relations: [relation], kinds: [kind], directions: directions,
          surface: relation == .renamed ? .source : .wire, attributes: attributes)
        var unused = used
        unused.directions = [.none]
        unused.surface = .source
        return [used.withCircumstances(of: kind), unused.withCircumstances(of: kind)]
      }
    }
  }

  private static func fact(
    _ aspect: Aspect, _ relations: [Relation], of kinds: [ElementKind] = annotatable
  ) -> [LegalChanges] {
    [
      LegalChanges(
        aspect: aspect, relations: relations, kinds: kinds, directions: [.none], surface: nil)
    ]
  }

  /// The circumstances that apply to a change of what consumers send or receive.
  private func withCircumstances(of kind: ElementKind) -> LegalChanges {
    var legal = self
    if Self.obliged.contains(kind) {
      switch (aspect, relations) {
      case (.requirement, [.narrowed]): legal.obligations = [.required]
      case (.requirement, _): legal.obligations = [.optional]
      default: legal.obligations = [.required, .optional]
      }
    }
    if Self.defaulted.contains(kind) { legal.defaults = [.present, .absent] }
    if kind == .enumValue || aspect == .values
      || (kind == .property && (aspect == .presence || aspect == .access))
    {
      legal.openness = [.open, .closed]
    }
    if kind == .response, aspect == .presence { legal.outcomes = [.success, .error] }
    return legal
  }
}
