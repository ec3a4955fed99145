type Cookie = { name: string; value: string };

const jar = new Map<string, Cookie>();

/** The browser's cookies and headers, as the next call will send them. */
export const browser = {
  setCookie: (name: string, value: string) => jar.set(name, { name, value }),
  clearCookies: () => jar.clear(),
  headers: new Headers({ host: "127.0.0.1:3000", "sec-fetch-site": "same-origin" }),
};

export const headers = async () => browser.headers;

export const cookies = async () => ({
  get: (name: string) => jar.get(name),
  getAll: () => [...jar.values()],
  has: (name: string) => jar.has(name),
  set: (name: string, value: string) => void jar.set(name, { name, value }),
  delete: (name: string) => void jar.delete(name),
});
