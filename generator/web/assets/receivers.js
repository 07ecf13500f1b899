// Whom a document goes to that is made for many, ticked in a list: what is written is the condition that a hand would write.
const LISTED = /^code in \[([^\]]*)\]$/;

const MARKED = /^rate < ([\d.,]+)(%?)( and behind)?$/;
const put = (field, value) => {
  field.value = value;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
};

/** The rate below which units are written to, typed as on paper, and whether only those who are late by the time that is gone. */
function openMark(field) {
  const [line, said] = [document.getElementById("mark"), document.getElementById("said-where")];
  if (!line) return;
  const [rate, late] = [document.getElementById("mark-rate"), document.getElementById("mark-late")];
  line.addEventListener("change", () => {
    const typed = rate.value.replace(/[\s%]/g, "").replace(".", ",");
    const isRate = /^\d{1,4}(,\d{1,3})?$/.test(typed);
    rate.setAttribute("aria-invalid", String(!isRate));
    if (isRate) put(field, `rate < ${typed}%${late.checked ? " and behind" : ""}`);
  });
  field.addEventListener("change", () => {
    line.hidden = !MARKED.test(field.value.trim());
    said.hidden = !line.hidden;
  });
}

export function openReceivers() {
  const list = document.getElementById("receivers");
  const field = document.getElementById("field-where");
  if (!field) return;
  openMark(field);
  if (!list) return;
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
    const wanted = chosen.length && chosen.length < boxes.length ? `code in [${codes}]` : "";
    document.getElementById("said-where").textContent = list.dataset[wanted ? "some" : "all"];
    put(field, wanted);
    if (!chosen.length) take();
  });
  /** A document that is one goes to nobody in particular: places are ticked once it is made for each. */
  const offer = () => (list.closest("details").hidden = Boolean(each && !each.value && !field.value));
  each?.addEventListener("change", offer);
  field.addEventListener("change", () => { take(); offer(); });
  offer();
  take();
}
