import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";

import { addAnother } from "./add_another.js";
import { progress } from "./progress.js";
import { timeout } from "./timeout.js";
import { upload } from "./upload.js";

const modules = {
  "app-add-another": addAnother,
  "app-progress": progress,
  "app-timeout": timeout,
  "app-upload": upload,
};

export function start() {
  initAll();
  for (const [name, begin] of Object.entries(modules)) {
    document.querySelectorAll(`[data-module="${name}"]`).forEach((root) => begin(root));
  }
}
