// Acts on their way to Python, one at a time: a second trigger would replace one that waits.
const LOST_AFTER_MS = 8000;
let counted = 0;

export function send(scene, kind, ids = [], value = null) {
  counted += 1;
  const nonce = `${Date.now().toString(36)}.${counted}`;
  scene.waiting = [...(scene.waiting ?? []), { kind, ids, value, nonce }];
  sendNext(scene);
  return nonce;
}

// Called with each payload: `heard` is the nonce of the act that Python took last.
export function heard(scene) {
  if (!scene.sent || scene.data.heard !== scene.sent.nonce) return;
  scene.sent = null;
  clearTimeout(scene.lost);
  sendNext(scene);
}

// What Python last said cannot be done is not asked: a key held down must not fill the queue.
function isVain(scene, { kind }) {
  const { undo = true, redo = true } = scene.data.can ?? {};
  return (kind === "undo" && !undo) || (kind === "redo" && !redo);
}

function sendNext(scene) {
  if (scene.sent) return;
  while (scene.waiting?.length && isVain(scene, scene.waiting[0])) scene.waiting.shift();
  if (!scene.waiting?.length) {
    settle(scene);
    return;
  }
  const [act, ...others] = scene.waiting;
  Object.assign(scene, { sent: act, waiting: others });
  scene.api.setTriggerValue("act", act);
  scene.box.dataset.busy = "yes";
  scene.lost = setTimeout(() => { scene.sent = null; sendNext(scene); }, LOST_AFTER_MS);
}

export function settle(scene) {
  if (!scene.sent) delete scene.box.dataset.busy;
}
