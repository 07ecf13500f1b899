// A form whose answer takes long: until it comes the page tells that it is being done, and for how long already.
const place = document.getElementById("saving");
let ticking = 0;

document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (defaultPrevented || !("long" in target.dataset)) return;
  const since = Date.now();
  const tell = () => {
    place.dataset.state = "saving";
    place.textContent = `${document.body.dataset.working} ${Math.round((Date.now() - since) / 1000)} s`;
  };
  target.setAttribute("aria-busy", "true");
  clearInterval(ticking);
  ticking = setInterval(tell, 1000);
  place.dataset.state = "saving";
  place.textContent = document.body.dataset.working;
});

// A page that comes back from the browser's memory waits for nothing.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  clearInterval(ticking);
  place.textContent = "";
});
