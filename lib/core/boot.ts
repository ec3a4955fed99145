import "server-only";
import { sql } from "drizzle-orm";
import { type Context, withTx } from "@/db";

/** The server's own connections have too much power; serving with them would void row security. */
export class UnsafeConnection extends Error {
  override name = "UnsafeConnection";
}

type Powers = { name: string; super: boolean; bypass: boolean; owns: string | null };

/** Refuses to serve with a role that owns a table, is superuser or bypasses row security. */
export async function refuseUnsafeConnections(): Promise<void> {
  const doors: Context[] = [
    { as: "nobody" },
    { as: "door" },
    { as: "link", hash: "" },
    { as: "worker" },
  ];
  for (const door of doors) {
    const [powers] = await withTx(door, (tx) =>
      tx.execute<Powers>(sql`
        select r.rolname as name, r.rolsuper as super, r.rolbypassrls as bypass,
          (select min(c.oid::regclass::text) from pg_class c
            where c.relkind in ('r', 'p') and pg_has_role(c.relowner, 'member')) as owns
        from pg_roles r where r.rolname = current_user`),
    );
    const trouble = powers && troubleOf(powers);
    if (trouble)
      throw new UnsafeConnection(`The server's database role ${trouble}; it does not serve.`);
  }
}

/** Starting again would not help, so the launcher is told not to (sysexits.h, EX_CONFIG). */
export async function exitIfUnsafe(): Promise<void> {
  try {
    await refuseUnsafeConnections();
  } catch (error) {
    if (!(error instanceof UnsafeConnection)) throw error;
    process.stderr.write(`\n  ${error.message}\n`);
    process.exit(78);
  }
}

function troubleOf({ name, super: isSuper, bypass, owns }: Powers) {
  if (isSuper) return `${name} is a superuser`;
  if (bypass) return `${name} bypasses row security`;
  if (owns) return `${name} owns ${owns}`;
  return undefined;
}

type Stop = () => Promise<void>;
const process_ = globalThis as typeof globalThis & { apertureStops?: Stop[]; apertureStop?: Stop };

/** What must end in order when the server is told to stop: the queue, live streams. */
export function onStop(stop: Stop): void {
  process_.apertureStops ??= [];
  process_.apertureStops.push(stop);
  // lib/commands/web.ts, which is outside Next's bundle, calls it.
  process_.apertureStop = async () => {
    await Promise.allSettled((process_.apertureStops ?? []).map((one) => one()));
  };
}
