// The register: which names are shown, and in which order, as the reader chooses. Without this script all are
// shown, by letter. The choice is in the address, so it can be kept, sent to others, and gone back to; whatever
// changes it changes the address alone, and the page follows that.

(() => {
  "use strict";

  const form = document.getElementById("choose");
  if (!form) return;

  const controls = form.elements;
  const radios = form.querySelectorAll("[type=radio]");
  const status = form.querySelector("[role=status]");
  const letters = [...document.querySelectorAll(".letters a")];
  const byLetter = document.querySelector(".by-letter");
  const sections = [...byLetter.querySelectorAll(".letter")];
  const everything = { q: "", kind: "", owner: "", letter: "", sort: "name" };

  // Every name, in the order of the page, with what it is found by.
  const rows = sections.flatMap((section) => {
    const list = section.querySelector("ul");
    return [...list.children].map((item) => ({
      item,
      list,
      letter: section.dataset.letter,
      kind: item.dataset.kind,
      owner: item.dataset.owner || "",
      stories: Number(item.dataset.stories || 0),
      last: item.dataset.last || "",
      names: folded(`${item.querySelector("a").textContent} ${item.dataset.names || ""}`),
    }));
  });

  // Where all stand that are not sorted by name; the letters are away then.
  const sorted = document.createElement("ul");
  sorted.className = "register";
  sorted.hidden = true;
  byLetter.after(sorted);

  const orders = {
    stories: (one, other) => other.stories - one.stories,
    last: (one, other) => compared(other.last, one.last) || other.stories - one.stories,
  };
  let order = "name";

  function folded(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function compared(one, other) {
    return one < other ? -1 : Number(one > other);
  }

  // What the address says, without what the page does not have: an old address may name an owner that is gone.
  function choice() {
    const said = new URLSearchParams(location.hash.slice(1));
    const has = (name, value) =>
      name === "q" || (name === "sort" ? Object.hasOwn(orders, value) : rows.some((row) => row[name] === value));
    const chosen = { ...everything };
    for (const name in chosen) {
      const value = said.get(name);
      if (value && has(name, value)) chosen[name] = value;
    }
    return chosen;
  }

  // An address for every choice. That of none is not empty, for that would lead to the top of the page.
  function addressOf(chosen) {
    const said = Object.entries(chosen).filter(([name, value]) => value !== everything[name]);
    return `#${new URLSearchParams(said.length ? said : { sort: "name" })}`;
  }

  function show() {
    const chosen = choice();
    if (controls.q.value !== chosen.q) controls.q.value = chosen.q;
    for (const radio of radios) radio.checked = radio.value === chosen[radio.name];
    if (controls.owner) controls.owner.value = chosen.owner;
    for (const link of letters) {
      const { letter } = link.dataset;
      link.href = addressOf({ ...chosen, letter });
      if (letter === chosen.letter) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    sort(chosen.sort);
    const words = folded(chosen.q).split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const fits =
        ["kind", "owner", "letter"].every((name) => !chosen[name] || row[name] === chosen[name]) &&
        words.every((word) => row.names.includes(word));
      row.item.hidden = !fits;
      shown += Number(fits);
    }
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    const written = shown.toLocaleString(document.documentElement.lang);
    status.textContent = shown ? form.dataset.shown.replace("{shown}", written) : form.dataset.none;
  }

  function sort(wanted) {
    if (wanted === order) return;
    order = wanted;
    byLetter.hidden = order !== "name";
    sorted.hidden = order === "name";
    if (order === "name") for (const row of rows) row.list.append(row.item);
    else sorted.append(...[...rows].sort(orders[order]).map((row) => row.item));
  }

  function choose(change) {
    location.hash = addressOf({ ...choice(), ...change });
  }

  // A reader goes back over choices, not over letters typed. What an input method has not yet made into
  // characters is nothing to look for.
  function type() {
    location.replace(addressOf({ ...choice(), q: controls.q.value }));
  }

  form.addEventListener("input", (event) => {
    if (event.target !== controls.q) choose({ [event.target.name]: event.target.value });
    else if (!event.isComposing) type();
  });
  form.addEventListener("compositionend", type);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    choose(everything);
    controls.q.focus();
  });
  addEventListener("hashchange", show);

  for (const link of letters) link.parentElement.hidden = false;
  form.hidden = false;
  show();
})();
