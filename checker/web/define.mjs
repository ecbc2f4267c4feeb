/** Registers the element; apart from its class, so that a test can import that without side effects. */

import { EligibilityChecker } from "./element.mjs";

customElements.define("eligibility-checker", EligibilityChecker);
