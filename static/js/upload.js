// Sends a form with a file in the background and shows how far it is. Without it the form is sent as usual.

const INTERRUPTED = "The upload was interrupted. Check your connection and send it again.";

export function begin(bar, start) {
  const form = bar.parentElement.querySelector('form[enctype="multipart/form-data"]');
  let busy = false;
  const finish = (text) => {
    busy = false;
    bar.querySelector("[data-upload-text]").textContent = text;
  };
  form.addEventListener("submit", (event) => {
    const chosen = [...form.querySelectorAll('input[type="file"]')].some((input) => input.files.length > 0);
    if (event.defaultPrevented || (!chosen && !busy)) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    send(form, bar, new FormData(form, event.submitter), { finish, start });
  });
}

function send(form, bar, data, { finish, start }) {
  const meter = bar.querySelector("progress");
  const text = bar.querySelector("[data-upload-text]");
  const request = new XMLHttpRequest();
  bar.hidden = false;
  request.open("POST", form.action);
  request.responseType = "document";
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    meter.value = Math.floor((100 * loaded) / total);
    text.textContent = loaded < total ? `${meter.value}% uploaded` : "Uploaded. Checking the file";
  });
  request.addEventListener("load", () => (request.response ? arrive(request, start) : finish(INTERRUPTED)));
  request.addEventListener("error", () => finish(INTERRUPTED));
  request.send(data);
}

// Shows the page that came back, under the address a redirect led to. Asking for it again would lose its banner.
function arrive({ response, responseURL }, start) {
  if (responseURL !== location.href) {
    history.pushState(null, "", responseURL);
    addEventListener("popstate", () => location.reload(), { once: true });
  }
  document.title = response.title;
  document.body.replaceWith(document.importNode(response.body, true));
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  scrollTo(0, 0);
  start();
}
