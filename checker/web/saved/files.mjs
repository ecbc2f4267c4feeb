/** Files that a person saves, and the one they open again: Python writes and reads them, this hands them over. */

/** Bytes beyond which Python would refuse a file anyway; no more of one are ever read. */
const MOST = 500_000;

/** @typedef {{name: string, type: string, text: string}} SavedFile a file as Python has written it */

/** Gives a file to the browser's downloads. @param {SavedFile} file */
export function download({ name, type, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers fetch it only after the click
}

/**
 * The text of the file that was chosen, and no trace of the choice; null where none was, or where it cannot be read.
 * @param {HTMLInputElement} input @returns {Promise<string | null | undefined>} undefined where none was chosen
 */
export async function chosen(input) {
  const file = input.files?.[0];
  const text = file?.slice(0, MOST).text();
  input.value = "";
  return text?.catch(() => null);
}
