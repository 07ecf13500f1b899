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
    const answer = await fetch(`${at}/stand`).catch(() => null);
    const found = answer?.ok ? await answer.json() : null;
    const isAway = !answer || answer.status >= 500;
    isAsking = false;
    if (page.isSaving()) { setTimeout(look, 500); return; }
    if (found && found.opened === page.opened()) page.refresh();
    else if (!page.isTyped()) { if (!isAway) location.reload(); }
    else {
      const clash = await page.keep();
      if (clash !== null) page.tell(clash);
    }
  }

  document.addEventListener("vanthu:outside", (event) => { event.preventDefault(); look(); });
}
