// Warns before an idle session ends and offers to stay. Any page opened in another tab counts as a sign of life.

const SPOKEN_AT = [300, 240, 180, 120, 60, 30, 10];

export function begin(dialog) {
  const life = Number(dialog.dataset.seconds);
  const warning = Number(dialog.dataset.warnSeconds);
  const tabs = new BroadcastChannel("spo-session");
  let ends = after(life);

  const renew = () => {
    ends = after(life);
    if (dialog.open) dialog.close();
  };
  tabs.addEventListener("message", renew);
  tabs.postMessage("alive");

  const extend = async () => {
    const form = dialog.querySelector("form");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (!answer.ok) throw new Error(answer.statusText);
      renew();
      tabs.postMessage("alive");
    } catch {
      leave(dialog);
    }
  };
  dialog.querySelector("[data-timeout-extend]").addEventListener("click", extend);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    extend();
  });

  const clock = setInterval(() => {
    const left = Math.round((ends - Date.now()) / 1000);
    if (!dialog.isConnected) clearInterval(clock);
    else if (left <= 0) leave(dialog);
    else if (left <= warning) warn(dialog, left);
  }, 1000);
}

function after(seconds) {
  return Date.now() + seconds * 1000;
}

function leave(dialog) {
  location.assign(dialog.dataset.signInUrl);
}

function warn(dialog, left) {
  dialog.querySelector("[data-timeout-left]").textContent = inWords(left);
  if (!dialog.open) {
    dialog.showModal();
    dialog.querySelector("[data-timeout-extend]").focus();
  } else if (SPOKEN_AT.includes(left)) {
    dialog.querySelector("[data-timeout-spoken]").textContent = `You will be signed out in ${inWords(left)}.`;
  }
}

function inWords(seconds) {
  const minutes = Math.ceil(seconds / 60);
  if (seconds > 60) return `${minutes} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
