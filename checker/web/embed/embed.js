/**
 * Shows a check of this site inside another page: `<eligibility-check goal="…">`. It hears one thing from the check, how
 * high it is, and tells it one, the colors of the page around it. Answers never leave the frame.
 *
 * The build puts CHECKS before this: the address from the site's root and the title of each goal's check.
 */

const HOME = new URL(".", import.meta.url);
/** What a page may set on the element or above it, and the name by which the frame knows it. */
const COLORS = { accent: "--check-accent", background: "--check-background", scheme: "--check-scheme" };

customElements.define(
  "eligibility-check",
  class extends HTMLElement {
    static observedAttributes = ["goal"];
    /** @type {HTMLIFrameElement | undefined} */
    #frame;
    /** What stands in the element where there is no check: a link to it. @type {Node[] | undefined} */
    #link;

    connectedCallback() {
      addEventListener("message", this);
      this.#link ??= [...this.childNodes];
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    attributeChangedCallback() {
      if (this.#link) this.#show();
    }

    #show() {
      const goal = this.getAttribute("goal") ?? "";
      const check = Object.hasOwn(CHECKS, goal) && CHECKS[goal];
      if (!check) {
        this.#frame = undefined;
        this.replaceChildren(...(this.#link ?? []));
        return console.error(`<eligibility-check>: no check has the goal "${goal}". There are: ${Object.keys(CHECKS).join(", ")}`);
      }
      const frame = document.createElement("iframe");
      frame.src = new URL(check.address, HOME).href;
      frame.title = check.title;
      Object.assign(frame.style, { border: "0", colorScheme: "normal", display: "block", height: "40rem", width: "100%" });
      this.#frame = frame;
      this.replaceChildren(frame);
    }

    /** @param {MessageEvent} message */
    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (!frame || source !== frame.contentWindow || origin !== HOME.origin || !Number.isFinite(data?.checkHeight)) return;
      frame.style.height = `${Math.ceil(data.checkHeight)}px`;
      const style = getComputedStyle(this);
      const colors = Object.entries(COLORS).map(([name, property]) => [name, style.getPropertyValue(property).trim()]);
      frame.contentWindow?.postMessage({ checkColors: Object.fromEntries(colors) }, HOME.origin);
    }
  },
);
