"""When a page has come to rest: nothing that was asked of the server is unanswered or undrawn."""

from playwright.sync_api import BrowserContext, Page

_WATCH = """() => {
  const seen = { sent: 0, heard: 0, changed: performance.now() };
  window.pageWatch = seen;
  const heard = () => { seen.heard = performance.now(); };
  const known = new WeakSet();
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (...told) {
    seen.sent = performance.now();
    if (!known.has(this)) this.addEventListener('message', heard);
    known.add(this);
    return send.apply(this, told);
  };
  const watcher = new MutationObserver(() => { seen.changed = performance.now(); });
  watcher.observe(document, { childList: true, subtree: true });
}"""
"""Notes when a page asked its server last, when it was answered, and when it was drawn last."""
_RESTS = """([quiet, lost]) => {
  const app = document.querySelector('[data-testid=stApp]');
  const seen = window.pageWatch;
  if (app?.getAttribute('data-test-script-state') !== 'notRunning' || !seen?.heard) return false;
  const now = performance.now();
  if (seen.heard < seen.sent && now - seen.sent < lost) return false;
  return now - Math.max(seen.sent, seen.heard, seen.changed) > quiet;
}"""
_ACT = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))"
"""Lets what was just done reach the page's script."""
_QUIET_MS = 300
_LOST_MS = 10_000
"""After which what was asked is taken for what needs no answer."""


def watch(context: BrowserContext) -> None:
    """Let the pages of a context note what `settled` asks."""
    context.add_init_script(f"({_WATCH})()")


def settled(page: Page) -> None:
    """Wait until the page's script has run and what it drew has come."""
    page.evaluate(_ACT)
    page.wait_for_function(_RESTS, arg=[_QUIET_MS, _LOST_MS])
