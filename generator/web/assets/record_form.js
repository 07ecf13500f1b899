// A record as a form: Ctrl+S saves the form that was typed into, leaving with unsaved words is asked about.
import { deeds } from "./page.js";

const forms = [...document.querySelectorAll("form.record")];
let touched = null;
for (const form of forms) {
  form.addEventListener("input", () => (touched = form));
  form.addEventListener("submit", () => (touched = null));
}
deeds.save = () => (touched ?? forms[0])?.requestSubmit();
addEventListener("beforeunload", (event) => touched && event.preventDefault());
