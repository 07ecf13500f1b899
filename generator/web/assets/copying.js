// Buttons that copy the text of another element.

export function copyButtons() {
  for (const button of document.querySelectorAll("button.copy")) {
    button.addEventListener("click", async () => {
      const from = document.getElementById(button.dataset.copy);
      const label = button.textContent;
      await navigator.clipboard.writeText(from.value ?? from.textContent);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  }
}
