// Run in Streamlit's own page before its program, on every page of the screens.

// One entry in the browser's history for each act of a person. Streamlit writes the query of the
// next page into the address of the old one first, and a page writes the id that it shows into its
// own: both would be entries that lead nowhere, so what comes without an act replaces the last one.
(() => {
  const push = window.history.pushState.bind(window.history);
  const replace = window.history.replaceState.bind(window.history);
  let acted = false;
  for (const act of ["pointerdown", "click", "keydown", "change"]) {
    window.addEventListener(act, () => { acted = true; }, true);
  }
  window.addEventListener("popstate", () => { acted = false; }, true);
  window.history.pushState = (state, unused, address) => {
    const write = acted ? push : replace;
    acted = false;
    write(state, unused, address);
  };
})();

// The language of the page as the session chose it: its first container is called by it.
(() => {
  const page = document.documentElement;
  const read = () => {
    const mark = document.querySelector("[class*='st-key-page_language_']");
    const found = mark && /st-key-page_language_([a-z]+)/.exec(mark.className);
    if (found && page.lang !== found[1]) {
      page.lang = found[1];
    }
  };
  let waits = false;
  const soon = () => {
    if (!waits) {
      waits = true;
      window.requestAnimationFrame(() => { waits = false; read(); });
    }
  };
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] };
  new MutationObserver(soon).observe(page, watched);
})();
