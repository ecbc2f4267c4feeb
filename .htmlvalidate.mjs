/**
 * What html-validate asks of the built pages: everything it recommends, except where Material 9.8.1 itself does
 * otherwise. Two of these could hide faults of ours; tests/site/test_pages.py looks for those.
 */
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // base.html: autocomplete on the checkboxes __drawer and __search. Ours have none (test_pages.py).
    "input-attributes": "off",
    "valid-autocomplete": "off",
    // partials/palette.html and search.html: forms that are never sent. Ours have a button (test_pages.py).
    "wcag/h32": "off",
    // base.html, palette.html: ids such as __drawer and __palette_0, valid since HTML 5.
    "valid-id": "off",
    // search.html: role="presentation", the older of two names for one thing.
    "presentation-role-style": "off",
    // How selectolax writes an attribute without a value: style, not validity.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    // base.html and the spaces that a template leaves: style, not validity.
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    // Ours, on purpose: a number and the box "I don't know" beside it are two answers to one question.
    "form-dup-name": "off",
    // Ours, on purpose: the title of an inner page names its part after its own heading, then the guide.
    "long-title": ["error", { maxlength: 120 }],
  },
};
