/// Documents in which what is around a place matters.
enum HardDocuments {
  static let all = [
    ("comments.yaml", comments), ("scalars.yaml", scalars), ("lists.yaml", lists),
    ("flow.yaml", flow), ("anchors.yaml", anchors), ("tabs.json", tabs), ("line.json", line),
    ("mixed.json", mixed), ("brackets.yaml", brackets),
  ]

  private static let comments = """
    # first
    --- # start
    # about a
    a: # why a

      # about b
      b: 1 # why b
      # behind b

      # about c
      c:
        # about d
        d: x

        # behind d
      # behind c

    # about e
    e: {f: 1} # why e
    g:

    h: ~ # nothing
    # the end

    """

  private static let scalars = """
    literal: |
      text # no comment

        more: {

    kept: |+
      text

    indented: |2
        two
      one
    folded: >-
      folded
      lines
    ü:
      last kept: >+
        ünï 日本

    "quoted: key": "two
      lines"
    'it''s': 'x # y'
    plain: over
      two lines
    ? simple
    : 1
    end: !!str 12

    """

  private static let lists = """
    indentless:
    - a
    - b: 1
      c: 2 # why
    - - x
      - y
    - name: only
    -
      late: 1
      # inside
    # between
    -   wide: 1
        more: 2
    -
    - # nothing
    indented:
      - {a: 1}
      - |
        text
      - "x"
    parameters:
      - in: query
        name: q
        schema:
          type: string
      - in: query
        name: r

    """

  private static let flow = """
    one: {a: 1, b: {c: 2}, d: [x, y, [z]], e: , f}
    two: [
      a, # first
      b: pair,
      {c: d}, # third

      # about e
      e
    ]
    three: {
      "a":1, 'b' : 2,
      c: {}, d: [ ],
    }
    four: { a : "x, y", b: [1,2 ,3] , }

    """

  private static let anchors = """
    base: &base
      type: object
      nested: &nested {a: 1, b: [x]}
    unused: &unused
      k: v
    use: *base
    merged:
      <<: *base
      own: 1
      last: {<<: *nested, c: 2}
    list: [*nested, &item x, *item]
    block:
    - *nested
    - &more
      m: 1
    - *more
    after: 1

    """

  private static let tabs = """
    {
    \t"a": {
    \t\t"b": [],
    \t\t"c": [
    \t\t\t1,
    \t\t\t{ "d": "ü \\" x", "e": null }
    \t\t]
    \t},
    \t"f": {},
    \t"g": { "h": 1 }
    }

    """

  private static let line = #"{"a":{"b":[1,2,{"c":null}],"d":{}},"e":"x","f":[],"g":[[1]]}"# + "\n"

  private static let mixed = """
    [ { "a" : 1 , "b":2
      , "c": [ 1
      , 2 ] }
    , {}, [
    ] ]

    """

  private static let brackets = """
    {
      "a": {"b": 1, c: plain}, # why
      d: [x,
        y]
    }

    """
}
