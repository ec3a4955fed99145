/** Remembers a choice of this browser for a year where the server can read it. */
export function keep(name: "menu" | "theme" | "locale" | "branch", value: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http and in Firefox.
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
