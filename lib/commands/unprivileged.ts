import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lstatSync } from "node:fs";

const nobody = 65_534;
const namespace = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`];

/**
 * PostgreSQL refuses to run as root. In a user namespace root looks like nobody to it, without an
 * account and even under a closed home; where that is not allowed (Docker), it really runs as nobody.
 */
export function unprivileged() {
  if (process.getuid?.() !== 0) return { command: [], ids: {}, own: () => {}, enter: () => {} };
  if (spawnSync("unshare", [...namespace, "true"]).status === 0)
    return { command: ["unshare", ...namespace], ids: {}, own: owner(0), enter: () => {} };
  return {
    command: [],
    ids: { uid: nobody, gid: nobody },
    own: owner(nobody),
    /** The keys stay closed: nobody may pass through this directory, not look into it. */
    enter: (directory: string) => {
      chownSync(directory, 0, nobody);
      chmodSync(directory, 0o710);
    },
  };
}

export type Runner = ReturnType<typeof unprivileged>;

const owner = (uid: number) => (path: string) => {
  if (lstatSync(path).uid !== uid) spawnSync("chown", ["-R", `${uid}:${uid}`, path]);
};

/** Whether that user gets to this path at all, e.g. not below a closed /root. */
export function mayReach(runner: Runner, path: string) {
  return spawnSync("test", ["-x", path], runner.ids).status === 0;
}
