import postgres from "postgres";

/** Opens a connection URL. A Unix socket stands in it as `?host=/directory`, which postgres.js does not read. */
export function connect(url: string, options: postgres.Options<Record<string, never>> = {}) {
  const address = new URL(url);
  const socket = address.searchParams.get("host");
  if (!socket) return postgres(url, options);
  address.searchParams.delete("host");
  return postgres(address.href, { ...options, host: socket });
}
