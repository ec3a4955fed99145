import { describe, expect, test } from "vitest";
import { roles } from "@/lib/core/actor";
import { currentStaff } from "@/lib/core/session";
import { modules } from "@/lib/modules";
import { setScope } from "@/lib/roles/actions";
import { declared, getMatrix, wordOf } from "@/lib/roles/queries";
import { joinsRightsAndCustomers } from "@/lib/roles/rules";
import { syncGrants } from "@/lib/roles/sync";
import { admin } from "../support/admin";
import { personWithPassword } from "../support/make/people";
import { signInAs } from "../support/session";

const scopeOf = async (role: string, permission: string) => {
  const [row] = await admin<{ scope: string }[]>`select scope from role_grants
    where role = ${role} and permission = ${permission}`;
  return row?.scope ?? "none";
};

describe("the rights of roles", () => {
  test("start as domain.md says, and every right has words in both languages", async () => {
    for (const { module, permissions } of declared)
      for (const { name, defaults } of permissions) {
        for (const role of roles)
          expect(`${role} ${name} ${await scopeOf(role, name)}`).toBe(
            `${role} ${name} ${defaults[role] ?? "none"}`,
          );
        const words = modules.find((one) => one.name === module)?.words ?? {};
        expect(words[wordOf(module, name) as `${string}.${string}`], name).toMatchObject({
          "zh-CN": expect.any(String),
          en: expect.any(String),
        });
      }
  });

  test("what an administrator took away stays away when the product starts again", async () => {
    await signInAs("admin", "every branch");
    const change = {
      role: "buyer",
      permission: "pushes:export",
      scope: "none",
      was: "branch",
    } as const;
    expect(await setScope(change)).toEqual({ ok: true, data: { scope: "none" } });
    await syncGrants(admin);
    expect(await scopeOf("buyer", "pushes:export")).toBe("none");
    const matrix = await getMatrix(await signInAs("owner"));
    const line = matrix.flatMap(({ lines }) => lines).find(({ name }) => name === "pushes:export");
    expect(line?.cells.find(({ role }) => role === "buyer")).toMatchObject({ changed: true });
    const [trace] =
      await admin`select act, before, after from audit_log where act = 'roles.set-scope'`;
    expect(trace).toMatchObject({ before: { scope: "branch" }, after: { scope: "none" } });
  });

  test("a right that is new to the database gets its defaults", async () => {
    await admin`delete from role_grants where permission = 'pushes:links'`;
    await syncGrants(admin);
    expect(await scopeOf("buyer", "pushes:links")).toBe("branch");
  });

  test("a change acts on the next request (INV-26)", async () => {
    await signInAs("admin", "every branch");
    await setScope({ role: "cashier", permission: "suppliers:read", scope: "chain", was: "none" });
    await signInAs("cashier");
    expect((await currentStaff())?.grants.has("suppliers:read")).toBe(true);
  });

  test("are changed only by who holds roles:write, and not from a stale page", async () => {
    const change = {
      role: "sales",
      permission: "pushes:read",
      scope: "chain",
      was: "none",
    } as const;
    await signInAs("owner", "every branch");
    expect(await setScope(change)).toMatchObject({ failure: { code: "core.forbidden" } });
    await signInAs("admin", "every branch");
    expect(await setScope({ ...change, was: "branch" })).toMatchObject({
      failure: { code: "core.changed-by-others" },
    });
    expect(await scopeOf("sales", "pushes:read")).toBe("none");
  });

  test("are not widened by their own holder, unless he is the owner too", async () => {
    await signInAs("admin", "every branch");
    const wider = {
      role: "admin",
      permission: "purchase-orders:approve",
      scope: "chain",
      was: "none",
    } as const;
    expect(await setScope(wider)).toMatchObject({ failure: { code: "roles.not-own" } });
    expect(await scopeOf("admin", "purchase-orders:approve")).toBe("none");
  });

  test("never leave the company without somebody who can change them", async () => {
    await signInAs("admin", "every branch");
    expect(
      await setScope({ role: "admin", permission: "people:grant", scope: "none", was: "chain" }),
    ).toMatchObject({ failure: { code: "roles.locked-out" } });
    expect(await scopeOf("admin", "people:grant")).toBe("chain");
  });

  test("do not join assigning rights with customers' data in one person", async () => {
    await personWithPassword("both", "right password 1", ["sales", "buyer"]);
    await signInAs("admin", "every branch");
    expect(
      await setScope({ role: "buyer", permission: "people:grant", scope: "branch", was: "none" }),
    ).toMatchObject({ failure: { code: "roles.keep-apart" } });
  });
});

test("who assigns rights and sees customers is found, whatever the roles are called", () => {
  const right = { role: "a", permission: "people:grant", group: "people", scope: "branch" };
  const customers = { role: "b", permission: "customers:read", group: "cs", scope: "own" };
  expect(joinsRightsAndCustomers([right, customers])).toBe(true);
  expect(joinsRightsAndCustomers([right])).toBe(false);
  expect(joinsRightsAndCustomers([right, { ...customers, scope: "none" }])).toBe(false);
  expect(joinsRightsAndCustomers([right, customers, { ...right, role: "owner" }])).toBe(false);
});
