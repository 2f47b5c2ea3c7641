/** Reads an absolute `http:` or `https:` address; undefined for anything else. */
export function parseWebAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
}
