/// How the page looks: on a telephone and on a desk, in the light and in the dark, and on paper.
enum AuditPageStyle {
  /// The style sheet. It holds no `<` and no `&`, so that it is well-formed XML as well.
  static let sheet =
    PageStyle.base + """

      .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
      .legend { margin: 0; padding: 0; list-style: none; font-size: .9rem; }
      .key { width: 1.1rem; height: 1.1rem; vertical-align: -.2rem; }
      .plot { display: block; width: 100%; height: auto; }
      .plot text { font: 12px system-ui, sans-serif; fill: var(--quiet); }
      .plot .strong { font-weight: 700; fill: var(--ink); }
      .axis { stroke: var(--quiet); }
      .grid { stroke: var(--line); }
      .promise { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 7 4; }
      .plot .promise-label { font-weight: 700; fill: var(--ink); }
      .plot .promise-label { stroke: var(--page); stroke-width: 4px; paint-order: stroke; }
      .mark { stroke: var(--page); stroke-width: 1; fill-opacity: .9; }
      .mark.kept { fill: var(--kept); }
      .mark.broken { fill: var(--broken); }
      .mark.open { fill: var(--open); }
      .mark.excused { fill: var(--page); stroke: var(--excused); stroke-width: 2; }
      .plot .count { font-size: 11px; font-weight: 700; fill: var(--page); }
      .plot .count.excused { fill: var(--excused); }
      svg.narrow, p.narrow { display: none; }

      .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
      .numbers { gap: .75rem; margin: 0 0 1.5rem; }
      .numbers div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
      .numbers div { padding: .75rem; background: var(--panel); }
      .numbers dt { color: var(--quiet); font-size: .85rem; line-height: 1.3; }
      .numbers dd { margin: 0; font-size: 1.7rem; font-weight: 650; line-height: 1.2; }

      table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
      table + table { margin-top: 1.5rem; }
      caption { padding-bottom: .4rem; color: var(--quiet); text-align: left; }
      th, td { padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
      th, td { text-align: left; vertical-align: top; font-weight: 400; }
      thead th { border-color: var(--quiet); font-weight: 650; }
      tr.api th { padding-top: 1.2rem; font-weight: 650; font-size: 1rem; }
      small { display: block; font-size: .85em; }
      time, .pill { white-space: nowrap; }
      .pill { font-weight: 650; }
      .pill.kept { color: var(--kept); }
      .pill.broken { color: var(--broken); }
      .pill.open { color: var(--open); }
      .pill.excused { color: var(--excused); }
      .pill.kept::before { content: "\\25CF  "; }
      .pill.broken::before { content: "\\25C6  "; }
      .pill.open::before { content: "\\25B2  "; }
      .pill.excused::before { content: "\\25A1  "; }
      .verdicts { width: auto; }
      .verdicts td:nth-child(2) { text-align: right; }
      footer { margin-top: 2rem; color: var(--quiet); font-size: .85rem; }

      @media (min-width: 44.01rem) {
        .records td { min-width: 6.2rem; }
        .records tbody th { width: 40%; }
        .records td:nth-child(3) { min-width: 8rem; max-width: 12rem; }
      }
      @media (max-width: 44rem) {
        body { padding: .9rem; }
        svg.wide, p.wide { display: none; }
        svg.narrow, p.narrow { display: block; }
        .records thead, .verdicts thead { position: absolute; width: 1px; height: 1px; }
        .records thead, .verdicts thead { overflow: hidden; clip-path: inset(50%); }
        .verdicts, .verdicts tbody { display: block; width: 100%; }
        .verdicts tr { display: grid; grid-template-columns: 1fr auto; padding: .4rem 0; }
        .verdicts tr { border-bottom: 1px solid var(--line); }
        .verdicts th, .verdicts td { padding: 0; border: 0; }
        .verdicts td:nth-child(3) { grid-column: span 2; color: var(--quiet); }
        .records, .records tbody, .records tr { display: block; }
        .records caption, .verdicts caption { display: block; }
        .records tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
        .records tr.api { padding-bottom: .2rem; }
        .records th, .records td { display: block; padding: .1rem 0; border: 0; }
        .records tr { display: flex; flex-direction: column; }
        .records th { order: -1; }
        .records td::before { display: inline-block; width: 7rem; color: var(--quiet); }
        .records td:nth-child(1)::before { content: "gone on"; }
        .records td:nth-child(3)::before { content: "announced"; }
        .records td:nth-child(4)::before { content: "promised for"; }
        .records td:nth-child(5)::before { content: "notice"; }
        .records td:nth-child(6)::before { content: "verdict"; }
        .records td small { padding-left: 7rem; }
      }
      @media print {
        :root {
          --page: #ffffff; --panel: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb;
          --kept: #1557b0; --broken: #b3201a; --open: #8a5300; --excused: #444444;
        }
        html { font-size: 9.5pt; }
        body { padding: 0; max-width: none; }
        tr, figure, .numbers div { break-inside: avoid; }
        thead { display: table-header-group; }
        h2, caption { break-after: avoid; }
        .mark, .key { print-color-adjust: exact; }
      }

      """
}
