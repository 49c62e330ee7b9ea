// Gives the focus back to the list when a dialog over the picture closes: a page that loses it sends
// whoever works by keys to its very beginning.
import { reportAtOnce, reportLater, reportNoMore } from "./state.js";
import { focusCurrent } from "./twin.js";

const CLOSING_MS = 60;

function regain(scene) {
  const isLost = document.activeElement === document.body;
  if (isLost && scene.isWorkedIn && scene.network) focusCurrent(scene);
}

export function mountFocus(scene) {
  const note = (event) => {
    if (event.composedPath().includes(scene.box)) scene.isWorkedIn = true;
    else if (!event.target.closest?.("[role=dialog]")) {
      scene.isWorkedIn = false;
      // A link leads to another page: what is told while it opens would leave that one blank.
      if (event.target.closest?.("a[href]")) reportLater(scene);
      else reportAtOnce(scene);
    }
  };
  const left = () => reportNoMore(scene);
  window.addEventListener("popstate", left);
  document.addEventListener("focusin", note);
  document.addEventListener("pointerdown", note, true);
  const watcher = new MutationObserver((changes) => {
    if (changes.some(({ removedNodes }) => removedNodes.length)) setTimeout(() => regain(scene), CLOSING_MS);
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  scene.leave = () => {
    watcher.disconnect();
    document.removeEventListener("focusin", note);
    document.removeEventListener("pointerdown", note, true);
    window.removeEventListener("popstate", left);
    reportNoMore(scene);
  };
}
