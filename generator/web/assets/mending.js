// The text of a file that cannot be read: each mistake leads to its line, what is typed is not left by mistake.
import { deeds } from "./page.js";

const [form, area] = [document.getElementById("mend"), document.getElementById("text")];

/** Puts the cursor into a line, and the line into view. */
function goTo(line, column) {
  const lines = area.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const begin = from + Math.min(Math.max(0, column - 1), (lines[line - 1] ?? "").length);
  area.focus();
  area.setSelectionRange(begin, from + (lines[line - 1] ?? "").length);
  area.scrollTop = Math.max(0, (area.scrollHeight / lines.length) * (line - 4));
}

if (form) {
  let isSaving = false;
  for (const one of document.querySelectorAll("[data-line]"))
    one.addEventListener("click", () => goTo(Number(one.dataset.line), Number(one.dataset.column)));
  const asked = new URLSearchParams(location.search);
  if (asked.has("line")) goTo(Number(asked.get("line")), Number(asked.get("column")));
  form.addEventListener("submit", () => { isSaving = true; });
  window.addEventListener("beforeunload", (event) => { if (!isSaving && area.value !== area.defaultValue) event.preventDefault(); });
  deeds.save = () => form.requestSubmit();
}
