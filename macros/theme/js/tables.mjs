/**
 * A table wider than the screen scrolls in a box that Material 9.8.1 puts around it (templates/tooltip… `renderTable`),
 * and that the keyboard cannot reach. While it scrolls, the box is a region with a name and a place in the tab order.
 */

/** @param {Element} box */
function name(box) {
  const caption = box.querySelector("caption");
  if (caption) return caption.textContent;
  const headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")];
  const before = headings.filter((heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
  return before.at(-1)?.firstChild?.textContent ?? document.title;
}

function mark() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    const scrolls = box.scrollWidth > box.clientWidth;
    box.toggleAttribute("tabindex", scrolls);
    if (scrolls) box.setAttribute("tabindex", "0");
    box.role = scrolls ? "region" : null;
    box.ariaLabel = scrolls ? name(box) : null;
  }
}

addEventListener("load", mark);
addEventListener("resize", mark);

export {};
