import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Action } from "@/lib/core/action";
import { type Role, roles } from "@/lib/core/actor";
import { admin } from "../support/admin";
import { aForm, done, openStudio } from "../support/make/purchase-orders";
import { branchId, signInAs, signOut } from "../support/session";
import { sampleOf } from "./sample";

type Act = Action<unknown, unknown>;
const files = import.meta.glob<Record<string, Act>>("../../lib/**/{actions,*-actions}.ts", {
  eager: true,
});
const acts = Object.entries(files).flatMap(([file, exported]) =>
  Object.entries(exported).map(([name, act]) => ({
    id: `${file.replace("../../lib/", "").replace(/\.ts$/, "")} ${name}`,
    module: file.split("/")[3] ?? "",
    act,
  })),
);

/** Written by triggers in the caller's own transaction: a rolled-back write does not count. */
async function countWrites() {
  await admin.unsafe(`
    create table counted (tbl text not null);
    create function count_write() returns trigger language plpgsql security definer as $$
    begin insert into public.counted values (tg_table_name); return null; end $$`);
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'counted'`;
  for (const { name } of tables)
    await admin.unsafe(
      `create trigger counted after insert or update or delete on ${name}
       for each statement execute function count_write()`,
    );
}

async function written(during: () => Promise<void>): Promise<string[]> {
  await admin`delete from counted`;
  await during();
  const rows = await admin<{ tbl: string }[]>`
    select tbl from counted where tbl not in ('sessions') order by tbl`;
  return rows.map(({ tbl }) => tbl);
}

const codeOf = async (act: Act, input: unknown) => {
  const result = await act(input, uuid());
  return result.ok ? "ok" : result.failure.code;
};

beforeAll(async () => {
  await openStudio();
  await countWrites();
});

test("there is a list of acts to look at, and each says who may call it", () => {
  expect(acts.length).toBeGreaterThan(40);
  for (const { id, act } of acts) expect([id, act.may !== undefined]).toEqual([id, true]);
});

describe("PM-03: who is not signed in", () => {
  test.each(acts)("may not $id, and nothing is written", async ({ act }) => {
    signOut();
    if (act.may === "anyone") return;
    let code = "";
    const tables = await written(async () => {
      code = await codeOf(act, {});
    });
    expect(code).toBe("core.signed-out");
    expect(tables).toEqual([]);
  });
});

describe.each(roles)("PM-03: the role %s", (role: Role) => {
  test("may what its grants say, and no more; a refusal leaves only its trace", async () => {
    await signInAs(role);
    for (const { id, act } of acts) {
      if (typeof act.may === "string") continue;
      const allowed = act.may.defaults[role] !== undefined;
      let code = "";
      const tables = await written(async () => {
        code = await codeOf(act, {});
      });
      if (allowed) expect([id, code]).not.toEqual([id, "core.forbidden"]);
      else expect([id, code, tables]).toEqual([id, "core.forbidden", ["audit_log"]]);
    }
  });
});

describe("PM-07: what belongs to the other branch", () => {
  const theirs: Record<string, string> = {};
  let theirTarget = "";

  beforeAll(async () => {
    const { draftOrder } = await import("@/lib/purchase-orders/actions");
    const { draftPush } = await import("@/lib/pushes/actions");
    const { aPushForm } = await import("../support/make/pushes");
    const there = await branchId("XM02");
    await signInAs("buyer", "XM02");
    const form = await aForm({ branchId: there });
    done(await draftOrder(form));
    theirs["purchase-orders"] = form.id;
    const push = await aPushForm({ branchId: there });
    await signInAs("buyer", "XM02");
    done(await draftPush(push));
    theirs.pushes = push.id;
    const [target] = await admin<{ id: string }[]>`
      select id from push_targets where push_id = ${push.id}`;
    theirTarget = target?.id ?? "";
  });

  const scoped = acts.filter(
    ({ module, act }) => ["purchase-orders", "pushes"].includes(module) && act.may !== "anyone",
  );
  const holders = (act: Act): Role[] =>
    typeof act.may === "string"
      ? ["buyer"]
      : roles.filter((role) => {
          const scope = typeof act.may === "string" ? undefined : act.may.defaults[role];
          return scope === "own" || scope === "department" || scope === "branch";
        });

  test.each(scoped)("cannot be touched by $id, and answers like an unknown id", async (one) => {
    const creates = /^(draft|save)/.test(one.id.split(" ")[1] ?? "") && /draft/.test(one.id);
    const there = await branchId("XM02");
    const ids = (id: string) => ({
      ...{ id, from: id, orderId: id, pushId: id, linkId: id, deliveryId: id },
      targetId: id === theirs.pushes ? theirTarget : id,
      ...{ branchId: there, supplierId: uuid(), ids: id },
    });
    for (const role of holders(one.act)) {
      await signInAs(role);
      const asked = async (id: string) => {
        const input = sampleOf(one.act.input, ids(id));
        const sound = one.act.input.safeParse(input);
        expect([one.id, sound.success, sound.error?.issues]).toEqual([one.id, true, undefined]);
        return codeOf(one.act, input);
      };
      let code = "";
      const tables = await written(async () => {
        code = await asked(creates ? uuid() : (theirs[one.module] ?? ""));
      });
      expect([
        one.id,
        role,
        ["core.gone", "core.forbidden"].includes(code) ? "refused" : code,
      ]).toEqual([one.id, role, "refused"]);
      expect(tables.filter((table) => table !== "audit_log")).toEqual([]);
      if (!creates) expect([one.id, role, await asked(uuid())]).toEqual([one.id, role, code]);
    }
  });
});
