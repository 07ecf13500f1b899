// Which open tab typed what: what a tab still has before it is laid into no other tab.
// A lock lives as long as the page that holds it. Whether that page is only just going is not guessed: one that stays
// answers when it is asked, one that goes lets its lock go.

const told = navigator.locks && new BroadcastChannel("vanthu drafts");
const mine = new Set();

const say = (tab) => told.postMessage({ held: tab });

told?.addEventListener("message", ({ data }) => {
  if (mine.has(data.asked)) say(data.asked);
});

/** Runs `deed` once no other tab has this draft; false where one has. */
function whenFree(tab, deed) {
  if (!told || !tab) return Promise.resolve(true);
  const asking = new AbortController();
  return new Promise((done) => {
    const answer = (isFree) => {
      told.removeEventListener("message", heard);
      done(isFree);
    };
    const heard = ({ data }) => {
      if (data.held !== tab) return;
      answer(false);
      asking.abort();
    };
    const given = () => {
      if (asking.signal.aborted) return undefined; // an abort may come too early to be heeded
      answer(true);
      return deed();
    };
    told.addEventListener("message", heard);
    navigator.locks.request(`vanthu draft ${tab}`, { signal: asking.signal }, given).catch(() => answer(false));
    told.postMessage({ asked: tab });
  });
}

/** The draft is this tab's as long as its page lives; false where it is another's. */
export const takeDraft = (tab) => whenFree(tab, () => {
  mine.add(tab);
  say(tab);
  return new Promise(() => {});
});

/** Whether the tab that typed it is gone. */
export const isLeft = (tab) => whenFree(tab, () => {});

const BEFORE = "vanthu draft of ";

/** This tab of the browser has typed into a record of an address, as this draft. */
export const hasDraft = (at, tab) => sessionStorage.setItem(BEFORE + at, tab);

/** The draft that an earlier page of this tab typed into it. */
export const draftBefore = (at) => sessionStorage.getItem(BEFORE + at);

/** A name for what is typed in this tab, taken at once. */
export function newDraft() {
  const tab = crypto.randomUUID?.() ?? `${Date.now()}-${String(Math.random()).slice(2)}`;
  takeDraft(tab);
  return tab;
}
