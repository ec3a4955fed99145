/** How parts of the page that do not know each other talk: names of events on window. */
export const inboxCount = "aperture:inbox-count";
export const leaving = "aperture:leaving";
export const openSearch = "aperture:open-search";
export const openKeys = "aperture:open-keys";

export const tell = (name: string, detail?: unknown) =>
  window.dispatchEvent(new CustomEvent(name, { detail }));
