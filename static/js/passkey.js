// Asks the browser for a passkey and sends what it answers. webauthn-json.js, which is allauth's, does the encoding.

const PROBLEM = "The passkey did not work. Try again, or use another way.";

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form).catch(() => complain(form));
  });
}

async function ask(form) {
  form.elements.credential.value = JSON.stringify(await answer(form));
  form.submit();
}

async function answer(form) {
  if (form.dataset.passkey === "create") return window.webauthnJSON.create(creation(form));
  const options = form.dataset.passkey === "get" ? optionsOnPage() : await optionsFrom(form.action);
  return window.webauthnJSON.get(options);
}

function optionsOnPage() {
  return JSON.parse(document.getElementById("passkey-options").textContent);
}

async function optionsFrom(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(response.statusText);
  return (await response.json()).request_options;
}

// A passkey that signs in alone has to be found without an email address, and has to check who holds it.
function creation(form) {
  const options = optionsOnPage();
  const alone = form.elements.passwordless.checked;
  const wishes = options.publicKey.authenticatorSelection;
  wishes.residentKey = alone ? "required" : "discouraged";
  wishes.requireResidentKey = alone;
  if (alone) wishes.userVerification = "required";
  return options;
}

function complain(form) {
  form.querySelector("[role=alert]")?.remove();
  const text = document.createElement("p");
  text.className = "govuk-error-message";
  text.setAttribute("role", "alert");
  text.textContent = PROBLEM;
  form.querySelector("button").before(text);
}
