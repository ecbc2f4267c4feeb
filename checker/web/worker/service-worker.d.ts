/** What `offline.js` sees of the browser and of the build: TypeScript's library knows either a page or a worker. */

/** What the build writes above the service worker. */
declare const OFFLINE: {
  /** The name of the bundle's folder, which is the site's version. */
  bundle: string;
  /** The hash of each file of the bundle and of Python, by its path, as the attribute `integrity` has it. */
  files: Record<string, string>;
  /** Pages, and what they are shown with, from the site's root. */
  pages: string[];
  /** The page that says that a page is not here. */
  instead: string;
};

declare const clients: {
  matchAll(which: { includeUncontrolled: boolean; type: "window" }): Promise<{ readonly url: string }[]>;
};

declare const registration: { readonly scope: string };

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

declare function addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
declare function addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
