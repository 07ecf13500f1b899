// Files that were changed outside, and somebody else who has the workspace open: told, and nothing reloaded unasked.

const place = document.getElementById("outside");
const saving = document.getElementById("saving");
const OWN = 6000;
let own = 0;

// What this tab saves is no change from outside.
new MutationObserver(() => {
  if (["saving", "saved"].includes(saving.dataset.state)) own = Date.now();
}).observe(saving, { attributes: true, attributeFilter: ["data-state"] });

const source = new EventSource(`/events?since=${place.dataset.since}`);
source.addEventListener("message", (event) => {
  const told = JSON.parse(event.data);
  if (told.by !== place.dataset.by && Date.now() - own > OWN) {
    place.querySelector(".files").textContent = told.by;
    place.hidden = false;
  }
  if (!told.files.length) return;
  // A page that knows better what to do says so; it hears of its own saves too.
  const isLeft = document.dispatchEvent(new CustomEvent("vanthu:outside", { detail: told.files, cancelable: true }));
  if (isLeft && Date.now() - own > OWN) {
    place.querySelector(".files").textContent = told.files.join(", ");
    place.hidden = false;
  }
});
/** Whether the server was lost, as far as is known. */
export let isLost = false;
source.addEventListener("error", () => (isLost = true));
source.addEventListener("open", () => (isLost = false));
addEventListener("pagehide", () => source.close());
