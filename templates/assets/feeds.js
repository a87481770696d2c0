// The page of feeds: each button copies the address of a feed. Without this script the addresses are links.

(() => {
  "use strict";

  const status = document.querySelector(".feed-status");
  const buttons = document.querySelectorAll("[data-copy]");
  if (!status) return;

  // Where there is no clipboard, as on a page without TLS, a field that is selected can be copied from.
  function byField(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byField(text);
    }
  }

  for (const button of buttons) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copied(button.dataset.copy);
      button.focus();
      status.textContent = done ? status.dataset.copied : status.dataset.failed;
      button.textContent = status.textContent;
      setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, 2000);
    });
  }
})();
