// The ways to the other language, and to both side by side, lead to the story that the reader is at, on the page of
// an entity to the month. Without this script they lead to the beginning; each story has a way of its own to the
// other language all the same.

(() => {
  "use strict";

  // How long a window rests at what is read, in milliseconds.
  const reading = 2000;

  const places = [...document.querySelectorAll("[data-story][id], .month-title[id]")];
  const title = document.querySelector("h1");
  let read;
  let rest;

  function top(element) {
    return element.getBoundingClientRect().top;
  }

  // The place that the address names.
  function named() {
    return places.find((place) => place.matches(":target"));
  }

  // The place in the window: the one that the address names as long as it begins there, or what reaches into the
  // upper third; none where the page begins.
  function shown() {
    if (title.getBoundingClientRect().bottom > 0) return undefined;
    const wanted = named();
    if (wanted && top(wanted) >= 0 && top(wanted) < innerHeight) return wanted;
    return places.findLast((place) => top(place) < innerHeight / 3);
  }

  // Who goes up to the switch was at the place read last, or at the one that the address names.
  function current() {
    return shown() || read || named();
  }

  // The places that the page has to which `link` leads: those with a link of their own to it. Where none has one
  // it is another form of this page, and has them all.
  function shared(link) {
    const told = places.filter((place) =>
      [...place.querySelectorAll("a.twin")].some((twin) => twin.pathname === link.pathname),
    );
    return new Set(told.length ? told : places);
  }

  // A place that the other page lacks leads to the one before it.
  function follow(event) {
    const link = event.currentTarget;
    const there = shared(link);
    const place = places.slice(0, places.indexOf(current()) + 1).findLast((each) => there.has(each));
    link.hash = place ? place.id : "";
  }

  addEventListener("scroll", () => {
    clearTimeout(rest);
    rest = setTimeout(() => (read = shown() || read), reading);
  });
  addEventListener("hashchange", () => (read = named() || read));

  // Before the link is followed in any way: clicked, opened beside this page, copied.
  for (const link of document.querySelectorAll(".switch a[rel=alternate], a[data-follow]")) {
    for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, follow);
  }
})();
