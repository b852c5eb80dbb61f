
(function () {
  "use strict";
  var field = document.getElementById("filter");
  var rules = Array.prototype.slice.call(document.querySelectorAll("details.rule"));

  function openTarget() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
    }
  }

  function filter() {
    var wanted = field.value.trim().toLowerCase();
    var shown = 0;
    var all = 0;
    rules.forEach(function (rule) {
      var inHead = rule.querySelector("summary").textContent.toLowerCase().indexOf(wanted) >= 0;
      var any = inHead;
      rule.querySelectorAll("tbody tr").forEach(function (row) {
        var fits = inHead || row.textContent.toLowerCase().indexOf(wanted) >= 0;
        row.hidden = !fits;
        any = any || fits;
        all += 1;
        shown += fits ? 1 : 0;
      });
      rule.hidden = !any;
      if (wanted !== "" && any && !inHead) {
        rule.open = true;
      }
    });
    var label = document.getElementById("shown");
    label.textContent = wanted === "" ? "" : label.dataset.text.replace("{0}", shown).replace("{1}", all);
  }

  if (field) {
    field.addEventListener("input", filter);
    field.closest("p").hidden = false;
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) {
      details.open = true;
    });
  });
})();
