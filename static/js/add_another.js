// Adds a row to a Django formset from its empty form. A removed row is emptied and hidden: an empty one is ignored.

export function begin(root, start) {
  const total = root.querySelector('input[name$="-TOTAL_FORMS"]');
  const most = Number(root.querySelector('input[name$="-MAX_NUM_FORMS"]').value);
  const rows = root.querySelector("[data-add-another-rows]");
  const blank = root.querySelector("template");
  const button = root.querySelector("[data-add-another-button]");
  const refresh = () => {
    button.hidden = Number(total.value) >= most;
    rows.querySelectorAll(":scope > :not([hidden])").forEach((row, index) => {
      for (const number of row.querySelectorAll("[data-add-another-number]")) number.textContent = String(index + 1);
    });
  };

  button.addEventListener("click", (event) => {
    event.preventDefault();
    const row = numbered(blank, Number(total.value));
    rows.append(row);
    start(row);
    total.value = String(Number(total.value) + 1);
    refresh();
    row.querySelector("input:not([type=hidden]), select, textarea").focus();
  });
  rows.addEventListener("click", (event) => {
    const row = event.target.closest("[data-add-another-remove]")?.closest("[data-add-another-row]");
    if (!row) return;
    empty(row);
    row.hidden = true;
    refresh();
    button.focus();
  });
  refresh();
}

function numbered(blank, number) {
  const row = document.importNode(blank.content, true).firstElementChild;
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("__prefix__")) element.setAttribute(name, value.replaceAll("__prefix__", String(number)));
    }
  }
  return row;
}

function empty(row) {
  for (const input of row.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (["checkbox", "radio"].includes(input.type)) input.checked = false;
    else input.value = "";
  }
}
