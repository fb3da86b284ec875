/// What filters the entries of the page. Without it all are shown.
enum ChangelogPageScript {
  /// It holds no `<` and no `&`, so that the page is well-formed XML as well.
  static let text = """

    "use strict";
    (function () {
      const form = document.getElementById("filters");
      if (!form) { return; }
      const fields = form.elements;
      const entries = Array.from(document.querySelectorAll("[data-entry]"));
      const texts = entries.map((entry) =>
        (entry.dataset.coordinate + " " + entry.textContent).toLowerCase());
      const reached = entries.map((entry) => entry.dataset.operations.split(" ").filter(Boolean)
        .map((range) => range.split("-").map(Number)));
      function reaches(index, operation) {
        return reached[index].some((range) =>
          [range[0], operation, range[range.length - 1]].every((value, place, all) =>
            place === 0 || value >= all[place - 1]));
      }
      function isWanted(entry, index) {
        const words = fields.text.value.toLowerCase().trim();
        const operation = fields.operation ? fields.operation.value : "";
        return [
          texts[index].includes(words),
          fields.kind.value === "" || fields.kind.value === entry.dataset.kind,
          operation === "" || reaches(index, Number(operation))
        ].every(Boolean);
      }
      function apply() {
        let count = 0;
        entries.forEach((entry, index) => {
          entry.hidden = !isWanted(entry, index);
          if (!entry.hidden) { count += 1; }
        });
        document.querySelectorAll(".release section, .release").forEach((section) => {
          const own = Array.from(section.querySelectorAll("[data-entry]"));
          section.hidden = own.length > 0 ? own.every((entry) => entry.hidden) : false;
        });
        fields.count.value = count + " of " + entries.length + " entries";
      }
      function reveal() {
        const entry = document.getElementById(location.hash.slice(1));
        if (!entry || !entry.hidden) { return; }
        form.reset();
        apply();
        entry.scrollIntoView();
      }
      form.hidden = false;
      form.addEventListener("input", apply);
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", () => setTimeout(apply, 0));
      addEventListener("hashchange", reveal);
      apply();
    })();

    """

  /// The SHA-256 of ``text`` in base 64, by which the page lets it run (Content Security Policy 3, section 2.3.1).
  static let digest = "QFhfDEyP+21H9jHylHctafBnnWyYdtYpPFEWo1e62M8="
}
