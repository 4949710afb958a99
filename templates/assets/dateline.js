// The site is whole without this file. Here: the theme as the reader chose it, set before the first paint.
(function () {
  "use strict";
  var root = document.documentElement, order = ["system", "light", "dark"];
  function stored() {
    try { return localStorage.getItem("dateline-theme"); } catch (e) { return null; }
  }
  function apply(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }
  apply(stored());
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("button.theme");
    if (!button) return;
    var theme = order.indexOf(stored()) > 0 ? stored() : "system";
    function show() { button.textContent = "Theme: " + theme; }
    button.addEventListener("click", function () {
      theme = order[(order.indexOf(theme) + 1) % 3];
      apply(theme);
      try {
        if (theme === "system") localStorage.removeItem("dateline-theme");
        else localStorage.setItem("dateline-theme", theme);
      } catch (e) { /* kept for this page only */ }
      show();
    });
    button.hidden = false;
    show();
    // A passage opens its note where the notes stand folded under their paragraphs.
    document.addEventListener("click", function (event) {
      var mark = event.target.closest && event.target.closest("mark[aria-details]");
      if (!mark || event.target.closest("a") || String(getSelection())) return;
      var card = document.getElementById(mark.getAttribute("aria-details"));
      if (card && getComputedStyle(card).position !== "absolute") {
        card.open = !card.open;
        if (card.open) card.scrollIntoView({ block: "nearest" });
      }
    });
  });
})();
