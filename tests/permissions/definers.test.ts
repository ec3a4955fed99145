import { expect, test } from "vitest";
import { admin } from "../support/admin";

/**
 * Functions that act with the rights of the tables' owner and so go round row security: each one was
 * read with that in mind. Who may call it, and why that is safe. A trigger is called by nobody.
 */
const reviewed: Record<string, string> = {
  // Who is asking, found by the session's token hash; they tell only about him.
  me: "app_door app_ro app_rw app_worker",
  may: "app_ro app_rw app_worker",
  in_group: "app_ro app_rw app_worker",
  my_branches: "app_ro app_rw app_worker",
  all_my_branches: "app_ro app_rw app_worker",
  my_places: "app_ro app_rw app_worker",
  my_reach: "",
  branches_where: "app_ro app_rw app_worker",
  // Of one session, for whoever holds its token.
  open_session: "app_door app_rw",
  end_session: "app_rw",
  // Before there is a session: app_door alone, which sees no table.
  credential_of: "app_door",
  begin_session: "app_door",
  claim_sign_in: "app_door",
  sign_in_succeeded: "app_door",
  stand_of_job: "",
  password_link: "app_door",
  use_password_link: "app_door",
  set_up: "app_door",
  // Names and roles of a demo, nothing of a real company.
  demo_accounts: "app_rw",
  // They look for themselves at what the caller may see.
  find: "app_rw",
  find_kind: "",
  remember: "app_door app_rw app_worker",
  catalogue_changes: "app_rw",
  live_links: "app_rw",
  customer_changes: "app_rw",
  // Look for themselves whether the caller may merge files of this branch.
  merge_customers: "app_rw",
  unmerge_customers: "app_rw",
  customer_parts: "",
  lead_changes: "app_rw",
  // By name only in the asker's branches; of any other, that there is one. Writes the evidence itself.
  ask_for_numbers: "app_rw",
  // By name only within the reader's reach; beyond it, that there is one (T-01).
  order_changes: "app_rw",
  same_contact: "app_rw",
  // By the customer's name within the reader's reach; beyond it, in which branch (INV-04).
  taken: "app_rw",
  // Names of who comes, of one's branches' calendars, and no more of the file.
  whose_appointments: "app_rw",
  // Locks, and lets go of what has run out; for who may book.
  take_resources: "app_rw",
  end_holds: "app_worker",
  // Of one person's calendar, for whoever holds its secret address; no customer in it.
  feed: "app_rw",
  feed_is_there: "app_rw",
  audit_titles: "app_rw",
  // The log's seals, for the job that makes and checks them.
  audit_mark: "",
  seal_audit: "app_worker",
  audit_trouble: "app_worker",
  audit_unsealed: "app_worker",
  // The supplier's page: what the link's token hash opens, and how often it was tried.
  linked_target: "app_link",
  shown_target: "app_link",
  count_link: "app_link",
  count_up: "",
  // Kept by triggers.
  settle_asked: "",
  push_progress: "",
  sync_push: "",
};

const functions = () => admin<
  {
    name: string;
    owner: string;
    path: string;
    callers: string;
    trigger: boolean;
    definer: boolean;
  }[]
>`
  select p.proname as name, p.proowner::regrole::text as owner, coalesce(p.proconfig::text, '') as path,
    p.prorettype = 'trigger'::regtype as trigger, p.prosecdef as definer,
    coalesce((select string_agg(case a.grantee when 0 then 'public' else a.grantee::regrole::text end, ' '
        order by a.grantee::regrole::text)
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner), '') as callers
  from pg_proc p where p.pronamespace = 'sec'::regnamespace order by p.proname`;

test("every function that goes round row security was reviewed, and is called by whom it is for (6.3)", async () => {
  const found = (await functions()).filter(({ definer, trigger }) => definer && !trigger);
  expect(Object.fromEntries(found.map(({ name, callers }) => [name, callers]))).toEqual(reviewed);
});

test("such a function belongs to the owner of the tables and looks for names nowhere else", async () => {
  const found = (await functions()).filter(({ definer }) => definer);
  for (const { name, owner, path } of found)
    expect([name, owner, path]).toEqual([name, "app_owner", '{"search_path=\\"\\""}']);
});

test("no function of ours is open to everybody, and a trigger is called by nobody", async () => {
  for (const { name, callers, trigger } of await functions())
    expect([name, trigger ? callers : callers.includes("public")]).toEqual([
      name,
      trigger ? "" : false,
    ]);
});
