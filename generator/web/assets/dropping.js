// A form that takes files: dropped anywhere on the page, or a table pasted where nobody is typing.

/** Sends the form as soon as files are dropped, or cells are pasted; without a form nothing is taken. */
export function dropOn(form) {
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const pasted = form.querySelector("textarea");
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  field.addEventListener("change", () => field.files.length && form.requestSubmit());
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!pasted || event.target.closest("input, textarea, .tabulator") || !text.includes("\t")) return;
    event.preventDefault();
    pasted.value = text;
    form.requestSubmit();
  });
}
