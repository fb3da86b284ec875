/// How the page looks: on a telephone and on a desk, in the light and in the dark, and on paper.
enum ChangelogPageStyle {
  /// The style sheet. It holds no `<` and no `&`, so that it is well-formed XML as well.
  static let sheet =
    PageStyle.base + """

      body { max-width: 60rem; }
      [hidden] { display: none !important; }
      h2 time { font-weight: 400; }
      h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; line-height: 1.3; }
      h4 { margin: 0 0 .4rem; font-size: 1rem; line-height: 1.4; overflow-wrap: anywhere; }
      h4 a { color: var(--quiet); text-decoration: none; font-weight: 400; padding: 0 .3rem; }
      a { color: var(--kept); }
      .release { border-top: 1px solid var(--line); padding-top: 1.25rem; }
      .release section { margin: 0; }
      article { margin: 0 0 .75rem; padding: .75rem .9rem; background: var(--panel); }
      article { border-left: .3rem solid var(--line); scroll-margin-top: 1rem; }
      article p { margin: 0; }
      article[data-kind=deprecated], article[data-kind=sunset-postponed],
      article[data-kind=planned-change] { border-color: var(--open); }
      article[data-kind=removed], article.breaking { border-color: var(--broken); }
      article[data-kind=added], article[data-kind=deprecation-withdrawn] {
        border-color: var(--kept);
      }
      article:target { outline: .2rem solid var(--kept); }
      dl { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .15rem .75rem; }
      dl { margin: 0; font-size: .93rem; }
      dt { color: var(--quiet); }
      dd { margin: 0; overflow-wrap: anywhere; }
      .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
      .sides { gap: .5rem .9rem; }
      .sides figure { margin: .6rem 0 0; min-width: 0; }
      figcaption { color: var(--quiet); font-size: .85rem; }
      pre { margin: .2rem 0 0; padding: .5rem .65rem; overflow-x: auto; background: var(--page); }
      pre { font-size: .85rem; line-height: 1.45; border: 1px solid var(--line); }
      pre code { overflow-wrap: normal; font-size: 1em; }

      .timeline { margin: 0; padding: 0 0 0 1.1rem; list-style: none; }
      .timeline { border-left: .15rem solid var(--line); }
      .timeline > li { position: relative; margin: 0 0 .9rem; }
      .timeline > li::before { content: ""; position: absolute; left: -1.62rem; top: .35rem; }
      .timeline > li::before { width: .8rem; height: .8rem; border-radius: 50%; }
      .timeline > li::before { background: var(--open); border: .15rem solid var(--page); }
      .timeline time { font-weight: 650; }
      .timeline .left { margin-left: .5rem; color: var(--quiet); font-size: .9rem; }
      .timeline ul { margin: .15rem 0 0; padding: 0; list-style: none; }

      form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; }
      form { margin: 2rem 0 0; padding: .75rem .9rem; background: var(--panel); }
      label { display: grid; gap: .2rem; font-size: .85rem; color: var(--quiet); min-width: 0; }
      input, select, button { font: inherit; font-size: 1rem; color: var(--ink); max-width: 100%; }
      input, select, button { background: var(--page); border: 1px solid var(--quiet); }
      input, select, button { padding: .3rem .5rem; border-radius: .2rem; min-height: 2.2rem; }
      select { width: 15rem; }
      output { padding: .4rem 0; color: var(--quiet); font-size: .9rem; }
      :focus-visible { outline: .15rem solid var(--kept); outline-offset: .1rem; }

      @media (max-width: 40rem) {
        body { padding: .9rem; }
        dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
        dd { margin-bottom: .4rem; }
        label, select, input { width: 100%; }
      }
      @media print {
        :root {
          --page: #ffffff; --panel: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb;
          --kept: #1557b0; --broken: #b3201a; --open: #8a5300;
        }
        html { font-size: 9.5pt; }
        body { padding: 0; max-width: none; }
        form, h4 a { display: none; }
        article, .timeline > li { break-inside: avoid; }
        article { border: 1px solid var(--line); }
        h2, h3, h4 { break-after: avoid; }
        pre { white-space: pre-wrap; }
      }

      """
}
