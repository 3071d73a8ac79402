import { Radios } from "../vendor/govuk-frontend/govuk-frontend.min.js";

// A radio may not carry aria-expanded (WAI-ARIA 1.2), which the component sets on those that reveal a question.
export class PlainRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}
