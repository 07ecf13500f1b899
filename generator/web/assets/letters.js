// Whose letter is shown, where a document is made for more than can be listed: by their names, the newest word alone.
const at = (id) => document.getElementById(id);

/** `ask` asks the server, `show` shows the letter that is chosen then. */
export function openLetters({ ask, show }) {
  const field = at("find-letter");
  let isAsking = false;
  let isStale = false;

  async function find() {
    isStale = isAsking;
    if (isAsking) return;
    isAsking = true;
    try {
      do {
        isStale = false;
        const { ok, told } = await ask("letters", { find: field.value });
        if (!ok || isStale) continue;
        at("member").replaceChildren(...told.letters.map(([key, name]) => new Option(name, key)));
        at("letters-said").textContent = told.said;
      } while (isStale);
    } finally {
      isAsking = false;
    }
    show();
  }

  at("member")?.addEventListener("change", () => show());
  field?.addEventListener("input", find);
}
