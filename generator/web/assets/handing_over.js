// What is typed as its page goes: laid down in this browser at once, as the page waits for no answer any more, and handed
// to the server by the next page, before anybody types there.
const office = document.getElementById("kept-form")?.dataset.office;
const LEAD = `vanthu left ${office} `;
const LONGEST = 30 * 24 * 3600 * 1000;
const MOST_AT_LEAVING = 60_000; // what a browser sends for a page that is gone

/** What tells this loading of the page from every other. */
export const load = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

const post = (address, told, more = {}) =>
  fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: told, ...more });

/** `sent` as the server would keep it at this address; nothing where all that is typed has come to the server. */
export function layDown(address, sent, isGoing) {
  const key = LEAD + load;
  if (!office || !sent) return localStorage.removeItem(key);
  const told = JSON.stringify(sent);
  try { localStorage.setItem(key, JSON.stringify({ when: Date.now(), address, sent })); } catch { /* no room here: the server may have some */ }
  if (isGoing) post(address, told, { keepalive: new Blob([told]).size < MOST_AT_LEAVING }).catch(() => {});
}

const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");

/** What pages left here that are gone: at which address, what was sent, what was answered. What nobody takes now stays for the next page. */
async function handOver() {
  const taken = [];
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(LEAD))) {
    const { when, address, sent } = read(key) ?? {};
    if (!address?.startsWith("/campaigns/") || Date.now() - when > LONGEST) { localStorage.removeItem(key); continue; }
    const answer = await post(address, JSON.stringify(sent)).catch(() => null);
    if (!answer?.ok) continue;
    if (read(key)?.when === when) localStorage.removeItem(key);
    taken.push({ address, sent, told: await answer.json() });
  }
  return taken;
}

const isLeft = office && Object.keys(localStorage).some((one) => one.startsWith(LEAD));

/** What was handed over as this page began. */
export const handed = !isLeft ? Promise.resolve([]) : navigator.locks ? navigator.locks.request(`${LEAD}handing over`, handOver) : handOver();
