// Whom a document goes to that is made for many, ticked in a list: what is written is the condition that a hand would write.
const LISTED = /^code in \[([^\]]*)\]$/;

export function openReceivers() {
  const list = document.getElementById("receivers");
  const field = document.getElementById("field-where");
  if (!list || !field) return;
  const each = document.getElementById("field-for_each");
  const boxes = [...list.querySelectorAll("input")];

  function take() {
    const said = field.value.trim();
    const codes = LISTED.exec(said)?.[1].match(/[\w-]+/g) ?? [];
    for (const one of boxes) one.checked = !said || codes.includes(one.value);
  }

  list.addEventListener("change", () => {
    const chosen = boxes.filter((one) => one.checked);
    const codes = chosen.map((one) => `"${one.value}"`).join(", ");
    field.value = chosen.length && chosen.length < boxes.length ? `code in [${codes}]` : "";
    document.getElementById("said-where").textContent = list.dataset[field.value ? "some" : "all"];
    if (!chosen.length) take();
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  /** A document that is one goes to nobody in particular: places are ticked once it is made for each. */
  const offer = () => (list.closest("details").hidden = Boolean(each && !each.value && !field.value));
  each?.addEventListener("change", offer);
  field.addEventListener("change", () => { take(); offer(); });
  offer();
  take();
}
