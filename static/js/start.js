import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  createAll,
} from "../vendor/govuk-frontend/govuk-frontend.min.js";

import { addAnother } from "./add_another.js";
import { progress } from "./progress.js";
import { PlainRadios } from "./radios.js";
import { timeout } from "./timeout.js";
import { upload } from "./upload.js";

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

const modules = {
  "app-add-another": addAnother,
  "app-progress": progress,
  "app-timeout": timeout,
  "app-upload": upload,
};

// A module is given `start` to bring what it adds to life. It cannot import it: hashed names allow no circle.
export function start(scope = document) {
  components.forEach((component) => createAll(component, undefined, scope));
  for (const [name, begin] of Object.entries(modules)) {
    scope.querySelectorAll(`[data-module="${name}"]`).forEach((root) => begin(root, start));
  }
}
