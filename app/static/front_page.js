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

// Streamlit's own few words in the language of the page: it has them in English alone.
(() => {
  const places = ["stFileUploaderDropzone", "stFileUploaderDropzoneInstructions", "InputInstructions"];
  const inside = places.map((name) => `[data-testid="${name}"]`).join(", ");
  const words = {
    id: [
      [/^Upload$/, "Unggah"],
      [/^Browse files$/, "Pilih berkas"],
      [/^Drag and drop files? here$/, "Seret berkas ke sini"],
      [/^Limit (\d+)\s?MB per file/, "Paling besar $1 MB per berkas"],
      [/^(\d+)\s?MB per file/, "$1 MB per berkas"],
      [/^Press Enter to apply$/, "Tekan Enter untuk menerapkan"],
      [/^Press Enter to submit form$/, "Tekan Enter untuk mengirim"],
      [/^Press (⌘|Ctrl)\+Enter to apply$/, "Tekan $1+Enter untuk menerapkan"],
      [/^Press (⌘|Ctrl)\+Enter to submit form$/, "Tekan $1+Enter untuk mengirim"],
    ],
  };
  const english = new WeakMap();
  const say = (text) => {
    const known = english.get(text);
    const original = known?.told === text.nodeValue ? known.original : text.nodeValue;
    const found = (words[document.documentElement.lang] ?? []).find(([pattern]) => pattern.test(original));
    const told = found ? original.replace(...found) : original;
    english.set(text, { original, told });
    if (text.nodeValue !== told) {
      text.nodeValue = told;
    }
  };
  const read = () => {
    for (const part of document.querySelectorAll(inside)) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        say(texts.currentNode);
      }
    }
  };
  const watched = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["lang"] };
  new MutationObserver(read).observe(document.documentElement, watched);
})();

// The button that prints a page.
document.addEventListener("click", (event) => {
  if (event.target.closest?.(".st-key-print_page button")) {
    window.print();
  }
});

// A session that has ended, or a right that was taken away: nothing is shown any more. The gate says
// so by closing the page's socket with a code of ours, or by refusing what it asks for afterwards.
(() => {
  const SIGNED_OUT = 4001;
  const leave = () => {
    document.documentElement.replaceChildren();
    // without what was looked for: somebody else may sign in next
    window.location.replace(window.location.pathname);
  };
  const refused = async (socket) => {
    const health = socket.url.replace(/^ws/, "http").replace(/stream$/, "health");
    const answer = await fetch(health, { cache: "no-store", redirect: "manual" });
    return answer.status === 403;
  };
  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("close", (event) => {
        if (event.code === SIGNED_OUT) {
          leave();
        } else {
          refused(this).then((is) => { if (is) { leave(); } }, () => {});
        }
      });
    }
  };
})();
