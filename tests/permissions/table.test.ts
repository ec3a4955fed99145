import { expect, test } from "vitest";
import { type Role, roles, type Scope } from "@/lib/core/actor";
import { declared } from "@/lib/roles/queries";

/**
 * domain.md section 12, typed off the page and not read from the code: who begins with which right, for
 * the rows whose work exists. `admin` sets things up and buys nothing; whoever stands in no row has none.
 */
const table: Record<string, Partial<Record<Role, Scope>>> = {
  // "create PO / push". The warehouse's own request comes with 请购.
  "purchase-orders:write": {
    ...{ pickup_clerk: "own", buyer: "branch", branch_manager: "branch", owner: "chain" },
  },
  "pushes:write": {
    ...{ pickup_clerk: "own", buyer: "branch", branch_manager: "branch", owner: "chain" },
  },
  // "approve PO (not own)".
  "purchase-orders:approve": { accountant: "chain", branch_manager: "branch", owner: "chain" },
  // Section 6: "buyer (own, unsent) / manager".
  "purchase-orders:cancel": { branch_manager: "branch", owner: "chain" },
  // "send / revoke push link".
  "pushes:links": {
    ...{ pickup_clerk: "own", buyer: "branch", branch_manager: "branch", owner: "chain" },
  },
  // "create lead / log communication": of the branch.
  "customers:write": {
    ...{ cs_agent: "branch", sales: "branch", dispatcher: "branch", selector: "branch" },
    ...{ pickup_clerk: "branch", branch_manager: "branch", owner: "chain" },
  },
  // "unmask phone (logged)".
  "customers:reveal": {
    ...{ cs_agent: "own", sales: "own", selector: "own", pickup_clerk: "own" },
    ...{ branch_manager: "branch", owner: "chain" },
  },
  // "create order / amendment": S of sales is his own.
  "orders:write": { sales: "own", branch_manager: "branch", owner: "chain" },
  // "complete own stage task".
  "jobs:work": {
    ...{ cs_agent: "own", sales: "own", dispatcher: "own", stylist: "own", photographer: "own" },
    ...{ selector: "own", retoucher: "own", designer: "own", pickup_clerk: "own" },
    branch_manager: "branch",
  },
  // "discount beyond limit".
  "orders:override": { branch_manager: "branch", owner: "chain" },
  // "record receipt" and "verify receipt (not own)".
  "receipts:record": { sales: "own", cashier: "branch" },
  "receipts:verify": { cashier: "branch", accountant: "chain", branch_manager: "branch" },
  // The same of leads; S is one's own, and section 1 gives an agent his own leads alone.
  "leads:write": {
    ...{ cs_agent: "own", sales: "branch", dispatcher: "own", selector: "own" },
    ...{ pickup_clerk: "own", branch_manager: "branch", owner: "chain" },
  },
  "leads:reveal": {
    ...{ cs_agent: "own", sales: "own", dispatcher: "own", selector: "own", pickup_clerk: "own" },
    ...{ branch_manager: "branch", owner: "chain" },
  },
  // "book / move appointment".
  "appointments:book": {
    ...{ cs_agent: "own", sales: "own", dispatcher: "branch", selector: "own" },
    ...{ pickup_clerk: "own", branch_manager: "branch", owner: "chain" },
  },
  // "complete own stage task": who is booked too; the owner approves and looks on.
  "appointments:serve": {
    ...{
      cs_agent: "own",
      sales: "own",
      dispatcher: "branch",
      selector: "own",
      pickup_clerk: "own",
    },
    ...{ stylist: "own", photographer: "own", branch_manager: "branch" },
  },
  // Section 1: branch_manager "branch, everything but settings"; the admin sets things up.
  "resources:write": { branch_manager: "branch", admin: "chain" },
  // "users, roles, settings, backup": the owner views, the admin does.
  "people:write": { admin: "chain" },
  "people:grant": { admin: "chain" },
  "roles:read": { owner: "chain", admin: "chain" },
  "roles:write": { admin: "chain" },
  "branches:read": { owner: "chain", admin: "chain" },
  "branches:write": { admin: "chain" },
  "approval-rules:read": { owner: "chain", admin: "chain" },
  "approval-rules:write": { admin: "chain" },
  "audit:read": { owner: "chain", admin: "chain" },
  "channels:read": { owner: "chain", admin: "chain" },
  "channels:test": { admin: "chain" },
};

const rights = declared.flatMap(({ permissions }) => permissions);
const defaultsOf = (name: string) => rights.find((right) => right.name === name)?.defaults;

test.each(Object.entries(table))(
  "%s is whose domain.md says, and nobody else's (PM-03)",
  (name, who) => {
    expect(defaultsOf(name)).toEqual(who);
  },
);

test("purchase prices are shown to purchasing, finance, the manager and the owner alone", () => {
  const purchasing: Role[] = ["buyer", "warehouse", "pickup_clerk"];
  const sees = new Set<Role>([...purchasing, "accountant", "branch_manager", "owner"]);
  for (const { name, defaults } of rights.filter((right) => right.name.endsWith(":see-cost")))
    for (const role of Object.keys(defaults) as Role[])
      expect([name, role, sees.has(role)]).toEqual([name, role, true]);
});

test("who stands nowhere in a table gets nothing: no right reaches every role (default deny)", () => {
  for (const { name, defaults } of rights)
    expect([name, roles.filter((role) => !defaults[role]).length]).not.toEqual([name, 0]);
  // Who does a stage sees his stages; who is booked his days too; nothing of a customer's file.
  const his = ["jobs:read", "jobs:work"];
  const booked = ["appointments:read", "appointments:serve", ...his, "resources:read"];
  for (const [role, names] of [
    ["retoucher", his],
    ["stylist", booked],
    ["photographer", booked],
  ] as const) {
    const held = rights.filter(({ defaults }) => defaults[role]);
    expect(held.map(({ name }) => name).sort()).toEqual(names);
    expect(new Set(held.map(({ defaults }) => defaults[role]))).toEqual(new Set(["own"]));
  }
});
