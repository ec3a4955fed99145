import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { hashOf, staffOf } from "@/lib/core/session";
import { signIn } from "@/lib/core/sign-in";
import { readHome } from "@/lib/home/queries";
import { setUpCompany } from "@/lib/people/door/actions";
import { admin } from "../support/admin";
import { done } from "../support/make/purchase-orders";

test("the first step of a new company is a second person, because nobody approves his own order", async () => {
  const code = "7K2MQX9DAB3C";
  await admin`insert into setup_codes (id, code_hash)
    values (${randomUUID()}, ${createHash("sha256").update(code).digest()})`;
  const form = {
    ...{ code, company: "拾光影像", branch: "思明店", branchCode: "xm01" },
    ...{ name: "李海燕", account: "haiyan", password: "海边的第一张照片在 2009" },
  };
  done(await setUpCompany(form));
  const owner = await staffOf(hashOf(await signIn(form.account, form.password)));
  if (!owner) throw new Error("the owner is not signed in");
  const { steps } = await readHome(owner);
  expect(steps?.find(({ done }) => !done)).toMatchObject({
    key: "people",
    href: "/admin/people/new",
  });
  const [branch] = await admin<{ id: string }[]>`select id from branches`;
  await admin`insert into people (id, account, name, initials, branch_id)
    values (${randomUUID()}, 'xiaoyu', '陈小雨', 'cxy', ${branch?.id ?? ""})`;
  expect((await readHome(owner)).steps?.find(({ done }) => !done)).toMatchObject({ key: "branch" });
});
