"use server";

import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { defaultRules } from "@/lib/approvals/defaults";
import { action } from "@/lib/core/action";
import { askForDemo } from "@/lib/core/launcher";
import { hashPassword } from "@/lib/core/passwords";
import { initialsOf } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { hashOf } from "@/lib/core/session";
import { slowDown } from "@/lib/core/sign-in";
import { currentLocale } from "@/lib/i18n";
import { rememberPerson } from "../writes";
import { isAccountItself } from "./password-rules";
import { getCompanyAtTheDoor, getPasswordLink } from "./queries";
import { loadDemoInput, setUpInput, usePasswordLinkInput } from "./schema";

/**
 * The first run: whoever sees the terminal's code makes the company, its first branch and himself.
 * The code is used up in the same transaction, so it works once.
 */
export const setUpCompany = action({
  may: "anyone",
  input: setUpInput,
  prepare: async (input) => {
    await slowDown("set-up", 5);
    return { ...input, password: await hashPassword(input.password) };
  },
  run: async ({ tx, input, trace }) => {
    const { code, company, branch, branchCode, name, account, password } = input;
    const [branchId, personId] = [uuid(), uuid()];
    const initials = initialsOf(name);
    const [made] = await tx.execute<{ done: boolean }>(sql`select sec.set_up(
      ${hashOf(code)}, ${company}, ${branchId}, ${branchCode}, ${branch},
      ${personId}, ${account}, ${name}, ${initials}, ${await currentLocale()}, ${password},
      array[${uuid()}, ${uuid()}]::uuid[], ${firstRules()}::jsonb) as done`);
    if (!made?.done) throw new Refusal("people.set-up-code-wrong", {}, wrongCode);
    await rememberPerson(tx, { id: personId, branchId, departmentId: null, name, account });
    const after = { company, branch, branchCode, name, account, roles: ["owner", "admin"] };
    await trace({ act: "people.set-up", document: "person", id: personId, branchId, after });
    return { account };
  },
});

/**
 * The demo company instead of one's own, by the same code. The launcher loads it, before this act's
 * transaction; it is all there or not at all, and only in an empty company.
 */
export const loadDemo = action({
  may: "anyone",
  input: loadDemoInput,
  prepare: async ({ code }) => {
    await slowDown("set-up", 5);
    if (await getCompanyAtTheDoor()) throw new Refusal("people.set-up-over");
    const answer = await askForDemo(code);
    if (answer === "wrong-code") throw new Refusal("people.set-up-code-wrong", {}, wrongCode);
    if (answer === "taken") throw new Refusal("people.set-up-over");
    if (answer !== "loaded") throw new Refusal(`people.set-up-demo-${answer}`);
  },
  run: async ({ trace }) => {
    await trace({ act: "people.load-demo", document: "company" });
  },
});

/** A company starts with rules of approval, so that no order can be without them. */
const firstRules = () =>
  JSON.stringify(
    defaultRules.map(({ position, name, amountFrom, steps, fallback }) => ({
      id: uuid(),
      position,
      name,
      amount_from: amountFrom.toString(),
      steps,
      fallback,
    })),
  );

const wrongCode = { fields: { code: ["people.set-up-code-wrong"] } };

/** The person behind a one-use link sets a password; every session of his ends. */
export const usePasswordLink = action({
  may: "anyone",
  input: usePasswordLinkInput,
  prepare: async ({ token, password }) => {
    const link = await getPasswordLink(token);
    if (!link) throw new Refusal("people.reset-over");
    const { minutes } = link;
    if (minutes > 0) throw new Refusal("people.reset-early", { minutes });
    if (isAccountItself(password, link.account))
      throw new Refusal(
        "core.invalid",
        {},
        { fields: { password: ["people.password-is-account"] } },
      );
    return { token, password: await hashPassword(password) };
  },
  run: async ({ tx, input, trace }) => {
    const [used] = await tx.execute<{ id: string | null; account: string }>(sql`
      select * from sec.use_password_link(${hashOf(input.token)}, ${input.password})`);
    if (!used?.id) throw new Refusal("people.reset-over");
    await trace({ act: "people.use-password-link", document: "person", id: used.id });
    return { account: used.account };
  },
});
