// Whose letter is shown, where a document is made for more than one; of more than can be listed they are found by their names.
const at = (id) => document.getElementById(id);
/** The fields on which it depends who gets a letter. */
const CHOOSING = ["for_each", "where", "phase", "as_of"];

/** `ask` asks the server, `show` shows the letter that is chosen then. */
export function openLetters({ ask, show }) {
  const [field, member] = [at("find-letter"), at("member")];
  let isAsking = false;
  let isStale = false;

  async function find() {
    isStale = isAsking;
    if (isAsking) return;
    isAsking = true;
    try {
      do {
        isStale = false;
        const { ok, told } = await ask("letters", { find: field.value, member: "" }).catch(() => ({ ok: false }));
        if (ok && !isStale) lay(told);
      } while (isStale);
    } finally {
      isAsking = false;
    }
    show();
  }

  /** Who was chosen stays chosen where she still gets a letter. */
  function lay(told) {
    const chosen = member.value;
    member.replaceChildren(...told.letters.map(([key, name]) => new Option(name, key, false, key === chosen)));
    at("letters-said").textContent = told.said;
    at("letters").hidden = !told.said;
    member.hidden = !told.letters.length;
    field.hidden = !told.isSearched && !field.value;
  }

  member.addEventListener("change", () => show());
  field.addEventListener("input", find);
  for (const key of CHOOSING) at(`field-${key}`)?.addEventListener("change", find);
}
