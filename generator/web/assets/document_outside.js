// The file of a document changed elsewhere while its page is open: read again where nothing is typed, else told and kept.

/**
 * `page` knows what is typed: `opened()`, `isTyped()`, `isSaving()`, `keep()` (gives where both versions stand side
 * by side), `refresh()` where only other files changed, and `tell(address)`.
 */
export function watchFile(at, page) {
  let isAsking = false;

  async function look() {
    if (isAsking || page.isSaving()) { setTimeout(look, 500); return; }
    isAsking = true;
    const found = await fetch(`${at}/stand`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    isAsking = false;
    if (page.isSaving()) { setTimeout(look, 500); return; }
    if (found && found.opened === page.opened()) page.refresh();
    else if (!page.isTyped()) location.reload();
    else page.tell((await page.keep()) ?? "");
  }

  document.addEventListener("vanthu:outside", (event) => { event.preventDefault(); look(); });
}
