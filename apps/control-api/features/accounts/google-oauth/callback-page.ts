const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A page with one sentence that loads and runs nothing. */
export function callbackPage(sentence: string): string {
  const text = sentence.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kith</title></head><body><p>${text}</p></body></html>`;
}
