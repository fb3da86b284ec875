/// What all pages look like: colours in the light and in the dark, and the text.
enum PageStyle {
  /// The beginning of each style sheet. It holds no `<` and no `&`, so that it is well-formed XML as well.
  static let base = """

    :root {
      --page: #ffffff; --panel: #f5f6f8; --ink: #1b1f24; --quiet: #565e68; --line: #d4d9df;
      --kept: #1557b0; --broken: #b3201a; --open: #8a5300; --excused: #565e68;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #15181c; --panel: #1f242a; --ink: #e8ebef; --quiet: #a7b0bb; --line: #3a424c;
        --kept: #7fb3ff; --broken: #ff8f85; --open: #f0b04f; --excused: #a7b0bb;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 1.25rem; max-width: 75rem; background: var(--page);
      color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
    }
    h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
    h2 { margin: 0 0 .5rem; font-size: 1.15rem; line-height: 1.3; }
    p { margin: 0 0 .75rem; }
    section, figure { margin: 2rem 0 0; }
    code { font: .92em ui-monospace, monospace; unicode-bidi: isolate; }
    code, small, tbody th, td, p { overflow-wrap: anywhere; }
    .quiet, small { color: var(--quiet); }
    .verdict { padding: .5rem .75rem; border-left: .3rem solid; background: var(--panel); }
    .verdict { font-weight: 600; }
    .verdict.kept { border-color: var(--kept); }
    .verdict.broken { border-color: var(--broken); }
    .verdict.open { border-color: var(--open); }
    .note { padding: .5rem .75rem; background: var(--panel); }

    """
}
