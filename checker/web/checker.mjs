/** The one script of a check's page. Registers the element apart from its class, so that importing that does nothing. */

import { EligibilityChecker } from "./element.mjs";
import { registerOffline } from "./worker/register-offline.mjs";

customElements.define("eligibility-checker", EligibilityChecker);

/** @type {EligibilityChecker | null} */
const checker = document.querySelector("eligibility-checker");
if (checker) registerOffline(checker).catch(() => {});
