/**
 * Turns off Material 9.8.1's single-key shortcuts (browser/keyboard/index.ts), which leave the page on `n`, `p`, `,` and
 * `.` and jump to the search on `s`, `f` and `/`, and cannot be switched off: WCAG 2.1.4. Material listens on `window`,
 * so what ends at `document` never reaches it. Arrows, Escape and typing in a field go on as before.
 */

document.addEventListener("keydown", (event) => {
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (bare && event.key.length === 1) event.stopPropagation();
});

export {};
