// Sends each chosen file in parts and goes on where a cut connection stopped, also on another day's page: the server
// knows a file again by its name, size and time of change. Without it the form is sent as usual.

const PAUSE = 2000;
const LONGEST_PAUSE = 30000;
const MOST_TRIES = 5; // of a part that arrives changed, or of a server that is in trouble

const SIGNED_OUT = "You were signed out. Sign in and choose the same files again. They go on where they stopped.";
const STOPPED = "It could not be sent. Choose the same file again to go on.";

class Stopped extends Error {}

export function begin(root) {
  const form = root.parentElement.querySelector('form[enctype="multipart/form-data"]');
  const input = form.querySelector('input[type="file"]');
  if (!window.crypto?.subtle) return;
  let busy = false;
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || (input.files.length === 0 && !busy)) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    await sendAll(root, form, [...input.files]);
    busy = false;
  });
}

async function sendAll(root, form, files) {
  const status = root.querySelector("[data-resume-status]");
  const list = root.querySelector("[data-resume-files]");
  const tabs = new BroadcastChannel("spo-session");
  const lines = files.map((file) => line(file));
  list.replaceChildren(...lines.map(({ item }) => item));
  root.hidden = false;
  root.scrollIntoView({ block: "nearest" });
  let ended = 0;
  for (const [index, file] of files.entries()) {
    const shown = lines[index];
    const say = (text, loud = false) => {
      shown.text.textContent = text;
      if (loud) status.textContent = `File ${index + 1} of ${files.length}, ${file.name}: ${text}`;
    };
    try {
      await sendOne({ root, form, file, say, alive: () => tabs.postMessage("alive"), meter: shown.meter });
      ended += 1;
    } catch (error) {
      if (error.problems) return complain(form, status, error.problems);
      say(error instanceof Stopped ? error.message : STOPPED, true);
    }
    shown.meter.hidden = true;
  }
  tabs.close();
  if (ended === files.length) location.assign(root.dataset.doneUrl);
  else status.textContent = `${ended} of ${files.length} files were sent. Choose the others again to go on.`;
}

async function sendOne({ root, form, file, say, alive, meter }) {
  const size = Number(root.dataset.part);
  const post = (url, body) => ask(url, body, form, say, alive);
  const facts = { name: file.name, size: file.size, modified: file.lastModified };
  let state = await post(root.dataset.beginUrl, answers(form, facts));
  const addresses = { part: state.part_url, finish: state.finish_url };
  for (let tries = 0; !state.refusal && !state.reference; tries += 1) {
    if (tries > MOST_TRIES) throw new Stopped(STOPPED);
    if (state.received > 0) say(`Going on from ${percent(state.received, file)}%`, true);
    while (!state.refusal && state.received < file.size) {
      const part = await file.slice(state.received, state.received + size).arrayBuffer();
      const before = state.received;
      state = await post(`${addresses.part}?offset=${before}&sha256=${hex(await digest(part))}`, part);
      if (!state.refusal && state.received <= before && (tries += 1) > MOST_TRIES) throw new Stopped(STOPPED);
      meter.value = percent(state.received, file);
      say(`${meter.value}% sent`, quarter(before, file) !== quarter(state.received, file));
    }
    if (state.refusal) break;
    say("Checking the file");
    state = await post(addresses.finish, answers(form, { parts_sha256: await chained(file, size) }));
  }
  say(state.refusal || `Added as ${state.reference}`, true);
}

// Waits while the connection is away and asks again. Answers of the endpoint come back as they are.
async function ask(url, body, form, say, alive) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  for (let pause = PAUSE, troubles = 0; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      const answer = await fetch(url, { method: "POST", body, headers, redirect: "manual" });
      if (answer.type === "opaqueredirect") throw new Stopped(SIGNED_OUT);
      if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
        const state = await answer.json();
        if (state.problems) throw Object.assign(new Error(), { problems: state.problems });
        alive();
        return state;
      }
      troubles += 1;
      if ((answer.status < 500 && answer.status !== 429) || troubles > MOST_TRIES) throw new Stopped(STOPPED);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    say("The connection was lost. It goes on by itself once it is back.", pause === PAUSE);
    await again(pause);
  }
}

function again(pause) {
  return new Promise((resolve) => {
    setTimeout(resolve, pause);
    addEventListener("online", resolve, { once: true });
  });
}

function answers(form, more) {
  const data = new FormData(form);
  for (const input of form.querySelectorAll('input[type="file"]')) data.delete(input.name);
  for (const [name, value] of Object.entries(more)) data.set(name, value);
  return data;
}

// What the parts of the whole file hash to, one after the other: a file that was changed meanwhile does not fit.
async function chained(file, size) {
  const digests = [];
  for (let start = 0; start < file.size; start += size) {
    digests.push(await digest(await file.slice(start, start + size).arrayBuffer()));
  }
  return hex(await digest(await new Blob(digests).arrayBuffer()));
}

function digest(bytes) {
  return crypto.subtle.digest("SHA-256", bytes);
}

function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function percent(received, file) {
  return Math.floor((100 * received) / file.size);
}

function quarter(received, file) {
  return Math.floor(percent(received, file) / 25);
}

function line(file) {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  const text = document.createElement("span");
  const meter = document.createElement("progress");
  name.textContent = file.name;
  text.textContent = "Waiting";
  Object.assign(meter, { max: 100, value: 0, className: "app-progress__bar" });
  meter.setAttribute("aria-label", file.name);
  item.className = "app-name";
  item.append(name, ": ", text, meter);
  return { item, text, meter };
}

// What is wrong with the other answers, and the first of them in focus.
function complain(form, status, problems) {
  status.textContent = `There is a problem. ${problems.map(({ sentence }) => sentence).join(". ")}.`;
  const [{ field }] = problems;
  [...form.elements].find(({ name }) => name === field || name.startsWith(`${field}-`))?.focus();
}
