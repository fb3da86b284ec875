internal import JSONSchemaFormat
internal import SchemaModel
internal import SourceText
internal import SyntaxTree

/// What Swagger 2.0 says by parameters that later versions say otherwise: bodies, forms, and how lists are
/// written.
extension OpenAPILowering {
  /// Swagger 2.0: the parameter in `body` is the request body.
  mutating func lowerSwaggerBody(
    _ place: Place, parameter: Place, of operation: ElementID, at operationPlace: Place
  ) {
    let types =
      child(operationPlace, words.consumes).map { list in children(list).map { scalar($0) } }
      ?? consumes
    let element = shared(parameter, variant: types) { lowering, target in
      let attributes = lowering.base.writer.attributeMark
      let element = lowering.add(.requestBody, name: .none, parent: operation, at: target)
      if let required = lowering.child(target, lowering.words.required),
        lowering.isTrue(required)
      {
        lowering.base.writer.schema.elements[element.index].traits.insert(.required)
        lowering.base.writer.schema.elements[element.index].requirement = lowering.tree(required)
          .range(
            required.node)
      }
      lowering.describe(element, at: target, hasKeyword: false, attributes: attributes)
      let mark = lowering.base.writer.edgeMark
      if let schema = lowering.child(target, lowering.words.schema) {
        lowering.lowerSwaggerContent(schema, types: types, of: element)
      }
      lowering.base.writer.schema.elements[element.index].children = lowering.base.writer
        .closeEdges(from: mark)
      return element
    }
    guard let element else { return }
    noteIgnoredAnnotations(beside: parameter, of: element)
    base.writer.add(
      Edge(
        key: .none, group: Edge.Group.requestBody, target: element,
        range: tree(parameter).place(parameter.node)))
  }

  func isFile(_ field: Place) -> Bool {
    child(field, words.type).map { text(scalar($0)) == "file" } ?? false
  }

  /// Swagger 2.0: parameters in `formData` are the properties of a form body.
  mutating func lowerFormFields(
    _ fields: [Place], of operation: ElementID, at place: Place
  ) {
    let types =
      child(place, words.consumes).map { list in children(list).map { scalar($0) } } ?? consumes
    var form = types.filter { text($0).lowercased().contains("form") }
    if form.isEmpty, fields.contains(where: { isFile($0) }) {
      form = [intern("multipart/form-data")]
    }
    let body = add(.requestBody, name: .none, parent: operation, at: fields[0])
    let owner = add(.schema, name: .none, parent: body, at: fields[0])
    var shape = Shape(owner: owner, range: base.writer.schema[owner].range)
    shape.types = .object
    var required: [RequiredName] = []
    let mark = base.writer.edgeMark
    for field in fields {
      guard let name = child(field, words.name) else { continue }
      let attributes = base.writer.attributeMark
      let element = base.declareOnce(.property, name: scalar(name), parent: owner, at: field)
      base.writer.schema.elements[element.index].range = tree(name).range(name.node)
      describe(element, at: field, hasKeyword: false, attributes: attributes)
      if let flag = child(field, words.required), isTrue(flag) {
        required.append(
          RequiredName(name: scalar(name), range: tree(flag).range(flag.node)))
      }
      base.writer.add(
        Edge(
          key: scalar(name), group: Edge.Group.property, target: element,
          range: tree(field).place(field.node)))
    }
    shape.properties = base.writer.closeEdges(from: mark)
    shape.required = Run(start: base.writer.schema.requiredNames.count, count: required.count)
    base.writer.schema.requiredNames.append(contentsOf: required)
    if !required.isEmpty {
      base.writer.schema.elements[body.index].traits.insert(.required)
      base.writer.schema.elements[body.index].requirement = required[0].range
    }
    let id = base.writer.add(shape)
    base.writer.schema.elements[owner.index].shape = id
    let content = base.writer.edgeMark
    for type in form.isEmpty ? [intern("application/x-www-form-urlencoded")] : form {
      let attributes = base.writer.attributeMark
      let element = add(.mediaType, name: type, parent: body, at: fields[0])
      base.writer.schema.elements[element.index].shape = id
      for field in fields {
        if let name = child(field, words.name) {
          lowerCollectionFormat(field, location: "formData", name: scalar(name))
        }
      }
      base.writer.closeAttributes(from: attributes, of: element)
      base.writer.add(
        Edge(
          key: type, group: Edge.Group.mediaType, target: element,
          range: tree(fields[0]).place(fields[0].node)))
    }
    base.writer.schema.elements[body.index].children = base.writer.closeEdges(from: content)
    base.writer.add(
      Edge(
        key: .none, group: Edge.Group.requestBody, target: body,
        range: tree(fields[0]).place(fields[0].node)))
  }

  /// Swagger 2.0's `collectionFormat` as the style and explode of 3 (OpenAPI 3.0.3, section
  /// 4.7.12.3); that of inner lists, which 3 does not have, as it is.
  ///
  /// - Parameter name: the field of a form that is spoken of, where it is one.
  mutating func lowerCollectionFormat(
    _ place: Place, location: String, name: Symbol = .none
  ) {
    if name.isNone, location == "query", let empty = child(place, words.allowEmptyValue),
      isTrue(empty)
    {
      note(.serialization, .allowEmptyValue, value: scalar(empty), at: empty)
    }
    guard let type = child(place, words.type), text(scalar(type)) == "array" else { return }
    let format = child(place, words.collectionFormat)
    let isForm = location == "query" || location == "formData"
    switch format.map({ text(scalar($0)) }) ?? "csv" {
    case "multi": break
    case "csv":
      if isForm {
        note(.serialization, .explode, name: name, value: intern("false"), at: format ?? place)
      }
    case "ssv":
      note(.serialization, .style, name: name, value: intern("spaceDelimited"), at: format ?? place)
    case "pipes":
      note(.serialization, .style, name: name, value: intern("pipeDelimited"), at: format ?? place)
    case let other:
      note(.serialization, .style, name: name, value: intern(other), at: format ?? place)
    }
    var inner = child(place, words.items)
    while let items = inner, name.isNone {
      if let format = child(items, words.collectionFormat), text(scalar(format)) != "csv" {
        note(.serialization, .style, name: words.items, value: scalar(format), at: format)
      }
      inner = child(items, words.items)
    }
  }
}
