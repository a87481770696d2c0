// The search page. What is asked is in the address, so it can be kept, sent to others and gone back to; whatever
// changes it changes the address, and the page follows that. Of the index nothing is loaded until a reader comes to
// the box, or with a question in the address. Text is always put in as text.

(() => {
  "use strict";

  const form = document.getElementById("find");
  if (!form) return;

  // How long typing rests before it is searched for, in milliseconds; and how many hits are shown at a time.
  const rest = 150;
  const step = 10;

  const { lang, root, inflate } = form.dataset;
  // Whether the site shows readers of a language nothing in the other one.
  const isOwn = "own" in form.dataset;
  const { Reader, loader, ways } = globalThis.wenzhaiIndex;
  const box = form.elements.q;
  const [results, idle, nothing, failed, unlimited] = ["results", "idle", "nothing", "failed", "unlimited"].map((id) =>
    document.getElementById(id),
  );
  const [status, limits, chosen, offers, more] = [
    ".find-status", ".find-limits", ".find-chosen", ".find-offers", ".find-more",
  ].map((selector) => document.querySelector(selector));
  const facets = [...form.querySelectorAll("[data-facet]")];
  const marks = { company: "e", topic: "t", series: "s" };
  const words = new Map(
    [...document.getElementById("words").content.children].map((each) => [each.dataset.word, each.textContent]),
  );
  const tags = { zh: "zh-Hans", en: "en" };
  const speech = document.documentElement.lang;
  // A page in Traditional characters leads to others that are.
  const folder = location.pathname.split("/").at(-2);
  const names = new Map();

  let reader;
  let { version } = form.dataset;
  let asked = 0;
  let answer;
  let timer;
  // Whether the address is one that a reader goes back to: not every letter typed is.
  let isSettled = true;

  function said(key, values = {}) {
    const filled = (text, [name, value]) => text.replace(`{${name}}`, () => value);
    return Object.entries(values).reduce(filled, words.get(key));
  }

  function made(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function addressOf(path) {
    const own = folder === "zh-hant" ? path.replace(/^zh\//, "zh-hant/") : path;
    return root + own.split("/").map(encodeURIComponent).join("/");
  }

  function dateOf(date) {
    const [year, month, day] = date.split("-");
    const style = { year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC" };
    const locale = speech === "en" ? "en-GB" : speech;
    return new Intl.DateTimeFormat(locale, style).format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  }

  // What the address says; what it cannot say is left out.
  function choice() {
    const given = new URLSearchParams(location.search);
    const value = (name, form_) => (form_.test(given.get(name) ?? "") ? given.get(name) : "");
    return {
      q: given.get("q") ?? "",
      lang: value("lang", /^(zh|en)$/),
      company: value("company", /./),
      year: value("year", /^\d{4}(-\d\d)?$/),
      topic: value("topic", /./),
      series: value("series", /./),
      sort: value("sort", /^date$/),
    };
  }

  function isLimited(wanted) {
    return facets.some((each) => wanted[each.dataset.facet]);
  }

  function go(change, isLetter = false) {
    const wanted = Object.entries({ ...choice(), ...change }).filter(([, value]) => value);
    const query = new URLSearchParams(wanted).toString();
    const method = isLetter && !isSettled ? "replaceState" : "pushState";
    if (query !== new URLSearchParams(Object.entries(choice()).filter(([, value]) => value)).toString()) {
      history[method](null, "", query ? `?${query}` : location.pathname);
    }
    isSettled = !isLetter;
    show();
  }

  function open() {
    if (!reader) {
      reader = Reader.open(loader(`${root}search/`, inflate, version));
      reader.catch(() => (reader = undefined));
    }
    return reader;
  }

  // A site that was built anew while this page was open has other files; then its root is asked for, once.
  async function answered(question) {
    try {
      return await (await open()).answer(question);
    } catch {
      reader = undefined;
      version = Date.now();
      return (await open()).answer(question);
    }
  }

  async function show() {
    clearTimeout(timer);
    const wanted = choice();
    asked += 1;
    const own = asked;
    if (box.value !== wanted.q) box.value = wanted.q;
    for (const radio of form.elements.sort) radio.checked = radio.value === wanted.sort;
    if (!wanted.q.trim() && !isLimited(wanted)) return rested("idle");
    results.dataset.state = "busy";
    results.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => (status.textContent = said("busy")), 400);
    try {
      const found = await answered({
        text: wanted.q,
        lang: isOwn ? lang : wanted.lang,
        prefer: lang,
        period: wanted.year,
        facets: Object.entries(marks).flatMap(([name, mark]) => (wanted[name] ? [`${mark}:${wanted[name]}`] : [])),
        byDate: wanted.sort === "date",
        offset: 0,
        limit: history.state?.shown ?? step,
      });
      if (own === asked) put(found, wanted);
    } catch (fault) {
      console.error(fault);
      if (own === asked) rested("failed");
    } finally {
      clearTimeout(slow);
    }
  }

  // Nothing was asked, or nothing could be loaded.
  function rested(state) {
    answer = undefined;
    idle.hidden = state !== "idle";
    failed.hidden = state !== "failed";
    nothing.hidden = limits.hidden = chosen.hidden = offers.hidden = more.hidden = true;
    results.replaceChildren();
    finished("idle", 0);
    status.textContent = state === "failed" ? said("failed") : "";
  }

  function finished(state, total) {
    results.dataset.state = state;
    results.dataset.total = total;
    results.removeAttribute("aria-busy");
  }

  function put(found, wanted) {
    answer = found;
    learn(found);
    const { total } = found;
    idle.hidden = failed.hidden = true;
    nothing.hidden = total > 0;
    unlimited.hidden = !isLimited(wanted);
    limits.hidden = !total && !isLimited(wanted);
    results.replaceChildren(...found.hits.map((hit) => hitOf(hit, found)));
    more.hidden = found.hits.length >= total;
    putOffers(found);
    putChosen(wanted);
    for (const facet of facets) putFacet(facet);
    finished("done", total);
    const count = total === 1 ? said("total_one") : said("total", { n: total.toLocaleString(speech) });
    const some = found.whole ? said("some", { n: found.whole.toLocaleString(speech) }) : said("partial");
    status.textContent = !total ? said("none") : found.whole < total ? `${count} · ${some}` : count;
    const { top } = history.state ?? {};
    if (top) {
      scrollTo(0, top);
      history.replaceState({ ...history.state, top: 0 }, "");
    }
  }

  function learn({ entities, hits }) {
    for (const hit of hits) for (const [path, name] of hit.entities) if (hit.lang === lang) names.set(idOf(path), name);
    for (const [, id, , chinese, english] of entities) names.set(id, lang === "zh" ? chinese : english);
  }

  function idOf(path) {
    return path.split("/").at(-1);
  }

  // Pieces of text, of which every second one is marked.
  function marked(pieces) {
    return pieces.map((piece, number) => (number % 2 ? made("mark", {}, piece) : piece));
  }

  function hitOf(hit, found) {
    const whole = addressOf(hit.address);
    const tag = tags[hit.lang];
    const title = made("p", { class: "hit-title" });
    const link = made("a", { href: hit.story ? `${whole}#${encodeURIComponent(hit.story)}` : whole });
    link.append(...marked(hit.headline));
    title.append(link);
    if (hit.lang !== lang) title.append(" ", made("span", { class: "mark", lang: tag }, said(`lang:${hit.lang}`)));
    const told = made("p", { class: "hit-told" }, made("time", { datetime: hit.date, lang: speech }, dateOf(hit.date)));
    if (hit.story) told.append(made("a", { href: whole }, hit.title));
    else told.append(made("span", { lang: speech }, said("digest")));
    for (const [path, name] of hit.entities.slice(0, 5)) {
      const href = addressOf(`${hit.lang}/${path}.html`);
      told.append(made("a", { class: "entity", "data-entity": idOf(path), href }, name));
    }
    const way = wayOf(hit, found);
    if (way) told.append(made("span", { class: "hit-way", lang: speech }, way));
    const text = made("p", { class: "hit-text" }, ...marked(hit.snippet));
    return made("li", { "data-digest": hit.digest, "data-story": hit.story, lang: tag }, title, text, told);
  }

  // How a hit was found whose text does not have the words.
  function wayOf(hit, { entities }) {
    if (hit.way === ways.FIGURE) return said("figure");
    if (hit.way !== ways.ENTITY) return "";
    const shown = new Map(hit.entities.map(([path, name]) => [idOf(path), name]));
    const entity = entities.find(([, id]) => shown.has(id));
    return entity ? said("as", { name: shown.get(entity[1]) }) : "";
  }

  function putOffers({ entities, days, corrected }) {
    const offered = corrected.map(([word, likelier]) => {
      const q = choice().q.replace(new RegExp(word.replace(/[.]/g, "\\."), "iu"), () => likelier);
      const link = made("a", { href: `?${new URLSearchParams({ q })}` }, likelier);
      return made("li", {}, said("corrected", { word }), " ", link);
    });
    const ofId = new Map(entities.map((row) => [row[1], row]));
    for (const [, id, kind, chinese, english] of [...ofId.values()].slice(0, 3)) {
      const [name, other] = lang === "zh" ? [chinese, english] : [english, chinese];
      const link = made("a", { href: addressOf(`${lang}/${kind}/${id}.html`), "data-entity": id }, name);
      const tag = tags[lang === "zh" ? "en" : "zh"];
      if (other !== name) link.append(" ", made("span", { class: "other-name", lang: tag }, other));
      offered.push(made("li", {}, link, " ", made("span", { class: "kind" }, said(`kind:${kind}`))));
    }
    for (const day of days.slice(0, 3)) {
      const href = addressOf(`${lang}/${day.replaceAll("-", "/")}/index.html`);
      offered.push(made("li", {}, made("a", { href }, dateOf(day)), " ", made("span", { class: "kind" }, said(day.length > 7 ? "day" : "month"))));
    }
    offers.replaceChildren(...offered);
    offers.hidden = !offered.length;
  }

  function labelOf(name, value) {
    if (name === "year") return dateOf(value);
    return (name === "company" ? names.get(value) : words.get(`${name}:${value}`)) ?? value;
  }

  function putChosen(wanted) {
    const limited = facets.map((each) => each.dataset.facet).filter((name) => wanted[name]);
    chosen.hidden = !limited.length;
    chosen.replaceChildren(
      ...limited.map((name) => {
        const label = labelOf(name, wanted[name]);
        const button = made("button", { type: "button", "aria-label": said("remove", { name: label }) }, label);
        button.addEventListener("click", () => {
          go({ [name]: "" });
          box.focus();
        });
        return made("li", {}, button);
      }),
    );
  }

  // The list of a facet, when it is open: each of its values with the number of hits that have it.
  async function putFacet(facet) {
    if (!facet.open || !answer) return;
    const own = answer;
    const name = facet.dataset.facet;
    let rows = [];
    try {
      rows = await rowsOf(name, own);
    } catch {
      status.textContent = said("failed");
    }
    if (own !== answer) return;
    const current = choice()[name];
    facet.querySelector("ul").replaceChildren(
      ...rows.map(([value, count]) => {
        const pressed = String(current === value);
        const number = made("span", { class: "count" }, count.toLocaleString(speech));
        const button = made("button", { type: "button", "aria-pressed": pressed }, labelOf(name, value), " ", number);
        button.addEventListener("click", () => go({ [name]: current === value ? "" : value }));
        return made("li", {}, button);
      }),
    );
  }

  async function rowsOf(name, { langs, months, candidates }) {
    if (name === "lang") return langs;
    if (name === "year") {
      const years = new Map();
      for (const [month, count] of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count);
      return years.size > 1 ? [...years] : months;
    }
    const mark = `${marks[name]}:`;
    const rows = (await (await open()).facets(candidates)).filter(([term]) => term.startsWith(mark)).slice(0, 20);
    return rows.map(([term, count, , chinese, english]) => {
      const value = term.slice(mark.length);
      if (chinese) names.set(value, lang === "zh" ? chinese : english);
      return [value, count];
    });
  }

  function type() {
    clearTimeout(timer);
    timer = setTimeout(() => go({ q: box.value }, true), rest);
  }

  // What an input method has not yet made into characters is nothing to search for.
  box.addEventListener("input", (event) => {
    if (!event.isComposing) type();
  });
  box.addEventListener("compositionstart", () => clearTimeout(timer));
  box.addEventListener("compositionend", type);
  box.addEventListener("focus", () => open().catch(() => {}));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: box.value }, true);
    isSettled = true;
  });
  for (const radio of form.elements.sort) radio.addEventListener("change", () => go({ sort: radio.value }));
  for (const facet of facets) facet.addEventListener("toggle", () => putFacet(facet));
  failed.querySelector("button").addEventListener("click", show);
  more.addEventListener("click", async () => {
    const before = results.children.length;
    history.replaceState({ ...history.state, shown: before + step }, "");
    await show();
    results.children[before]?.querySelector("a").focus();
  });
  addEventListener("popstate", () => {
    isSettled = true;
    show();
  });
  addEventListener("pagehide", () => {
    if (scrollY) history.replaceState({ ...history.state, top: scrollY }, "");
  });

  // Arrows go from the box through the results; / comes to the box.
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      box.select();
      box.focus();
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box, ...results.querySelectorAll(".hit-title a")];
    const place = stops.indexOf(event.target);
    if (!by || place < 0 || !stops[place + by]) return;
    event.preventDefault();
    stops[place + by].focus();
  });

  document.getElementById("without").hidden = true;
  form.hidden = false;
  show();
})();
