// Loads the page again after a build. It asks by scripts, which every policy of a page allows that allows this one.
(function () {
  "use strict";
  const version = document.currentScript.dataset.version;
  function ask() {
    const script = document.createElement("script");
    script.src = "/-/wait.js?seen=" + version + "&at=" + Date.now();
    script.onload = () => { script.remove(); ask(); };
    script.onerror = () => { script.remove(); setTimeout(ask, 2000); };
    document.body.append(script);
  }
  addEventListener("load", () => setTimeout(ask, 50));
})();
