// The overview: a figure opens its working; a text is copied; a choice shows at once.
const dialog = document.getElementById("figure");

document.addEventListener("click", async (event) => {
  const figure = event.target.closest("[data-figure]");
  if (figure) {
    const answer = await fetch(figure.dataset.figure, { headers: { "hx-request": "true" } });
    dialog.innerHTML = await answer.text();
    dialog.showModal();
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).value);
    copy.textContent = copy.dataset.copied;
  }
});

document.querySelector("form.choosing")?.addEventListener("change", (event) => event.currentTarget.requestSubmit());
