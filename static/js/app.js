import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  createAll,
} from "../vendor/govuk-frontend/govuk-frontend.min.js";

// A radio may not carry aria-expanded (WAI-ARIA 1.2), which the component sets on those that reveal a question.
class PlainRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}

const components = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  PlainRadios,
  SkipLink,
];

// Fetched by the pages that have them. Each is given `start`, to bring to life what it adds to the page.
const modules = {
  "app-add-another": () => import("./add_another.js"),
  "app-progress": () => import("./progress.js"),
  "app-resume": () => import("./resume.js"),
  "app-timeout": () => import("./timeout.js"),
  "app-upload": () => import("./upload.js"),
};

function start(scope = document) {
  components.forEach((component) => createAll(component, undefined, scope));
  for (const [name, fetch] of Object.entries(modules)) {
    const roots = scope.querySelectorAll(`[data-module="${name}"]`);
    if (roots.length > 0) fetch().then(({ begin }) => roots.forEach((root) => begin(root, start)));
  }
}

start();
