export type Found = {
  key: string;
  href: string;
  icon: string;
  label: string;
  /** Second line: supplier, state, date. */
  sub?: string;
  /** Documents of one kind stand under one heading. */
  group: string;
};

const key = "found";
const most = 8;

/** What was last opened through ⌘K in this browser; signing out forgets it. */
export function recentFound(): Found[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? (kept as Found[]) : [];
  } catch {
    return [];
  }
}

export function rememberFound(one: Found) {
  const others = recentFound().filter(({ href }) => href !== one.href);
  try {
    localStorage.setItem(key, JSON.stringify([one, ...others].slice(0, most)));
  } catch {
    // A full or forbidden storage costs only the list.
  }
}

export const forgetFound = () => localStorage.removeItem(key);
