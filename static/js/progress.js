// Fetches the state of some work every two seconds until it is done, then the page, for what can be done now.
// The answer is read as a document, never as a string of HTML.

const PAUSE = 2000;

export function begin(root) {
  const ask = () => {
    const request = new XMLHttpRequest();
    request.open("GET", root.dataset.progressUrl);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.responseType = "document";
    request.addEventListener("load", () => show(root, request, ask));
    request.addEventListener("error", () => setTimeout(ask, PAUSE * 5));
    request.send();
  };
  if (!isDone(root)) setTimeout(ask, PAUSE);
}

function show(root, request, ask) {
  const fresh = request.status === 200 && request.response?.querySelector("[data-progress-state]");
  if (!fresh) {
    if (request.status >= 500) setTimeout(ask, PAUSE * 5);
    return;
  }
  if (isDone(fresh.parentNode)) {
    window.location.reload();
    return;
  }
  const held = root.contains(document.activeElement);
  root.replaceChildren(document.importNode(fresh, true));
  if (held) {
    root.tabIndex = -1;
    root.focus();
  }
  setTimeout(ask, PAUSE);
}

function isDone(root) {
  const state = root.querySelector("[data-progress-state]");
  return !state || ["done", "failed"].includes(state.dataset.progressState);
}
