// Which open tab typed what: what a tab still has before it is laid into no other tab.

const A_MOMENT = 600; // a page that is just going lets its name go within this many milliseconds

/** Runs `deed` once no other tab has this draft; false where one has. */
function whenFree(tab, deed) {
  if (!navigator.locks || !tab) return Promise.resolve(true);
  return new Promise((done) => {
    const held = () => { done(true); return deed(); };
    navigator.locks.request(`vanthu draft ${tab}`, { signal: AbortSignal.timeout(A_MOMENT) }, held).catch(() => done(false));
  });
}

/** The draft is this tab's as long as its page lives; false where it is another's. */
export const takeDraft = (tab) => whenFree(tab, () => new Promise(() => {}));

/** Whether the tab that typed it is gone. */
export const isLeft = (tab) => whenFree(tab, () => {});

/** A name for what is typed in this tab, taken at once. */
export function newDraft() {
  const tab = crypto.randomUUID?.() ?? `${Date.now()}-${String(Math.random()).slice(2)}`;
  takeDraft(tab);
  return tab;
}
