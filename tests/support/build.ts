import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

const read = (name: string) => JSON.parse(readFileSync(`.next/${name}`, "utf8"));

type Reference = { exportedName: string; filename: string; workers: Record<string, unknown> };
export type BuiltAct = { id: string; name: string; pages: string[] };

/** The acts that the build serves: "pushes/link-actions revokeLink", their ids and the pages they are on. */
export function builtActs(): BuiltAct[] {
  const { node }: { node: Record<string, Reference> } = read(
    "server/server-reference-manifest.json",
  );
  const addresses: Record<string, string> = read("app-path-routes-manifest.json");
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename.replace(/^lib\//, "").replace(/\.ts$/, "")} ${exportedName}`,
    pages: Object.keys(workers)
      .map((file) => addresses[file.replace(/^app/, "")] ?? "")
      .filter(Boolean)
      .map((page) => filled(page, randomUUID())),
  }));
}

/** The addresses that the build serves, besides Next's own: those of pages and those of handlers. */
export function builtAddresses() {
  const paths: Record<string, string> = read("app-path-routes-manifest.json");
  const of = (kind: "page" | "route") =>
    Object.entries(paths)
      .filter(([file, path]) => file.endsWith(`/${kind}`) && !path.startsWith("/_"))
      .map(([, path]) => path);
  return { pages: of("page"), routes: of("route") };
}

/** An address with something in the place of every [id]. */
export const filled = (path: string, id: string) => path.replace(/\[[^\]]+\]/g, id);

/** The id by which a browser calls an act. */
export function idOf(name: string): string {
  const act = builtActs().find((one) => one.name === name);
  if (!act) throw new Error(`the build has no act ${name}`);
  return act.id;
}
