import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { withTx } from "@/db";
import type { Staff } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import { type News, onNews } from "@/lib/core/live";
import { readAllMessages, readMessages } from "@/lib/inbox/actions";
import { liveStream } from "@/lib/inbox/live";
import { countUnread, listInbox } from "@/lib/inbox/queries";
import { listWatched } from "@/lib/inbox/watched";
import { notify } from "@/lib/inbox/writes";
import { admin } from "../support/admin";
import { signInAs } from "../support/session";

let buyer: Staff;
let manager: Staff;

const message = { message: "inbox.title", document: "purchase-order", documentId: uuid() };
const tell = (from: Staff, people: string[]) =>
  withTx(contextOf(from), (tx) => notify(tx, { ...message, people }));
const until = async (ready: () => boolean) => {
  for (let i = 0; i < 100 && !ready(); i += 1) await new Promise((done) => setTimeout(done, 50));
};

beforeAll(async () => {
  manager = await signInAs("branch_manager");
  buyer = await signInAs("buyer");
});

describe("the inbox", () => {
  test("gets a message once per person, opens its document, and counts it until it is read", async () => {
    await tell(manager, [buyer.id, buyer.id]);
    const { rows, unread } = await listInbox(buyer);
    expect(rows).toHaveLength(1);
    expect(unread).toBe(1);
    expect(rows[0]?.href).toBe(`/purchase-orders/${message.documentId}`);
    await signInAs("buyer");
    expect(await readMessages({ ids: [rows[0]?.id ?? ""] })).toMatchObject({ data: { read: 1 } });
    expect(await countUnread(buyer)).toBe(0);
  });

  test("is one's own: others neither see nor read it away (PM-02)", async () => {
    await tell(buyer, [manager.id]);
    expect((await listInbox(buyer, { unread: true })).rows).toHaveLength(0);
    const [item] = (await listInbox(manager)).rows;
    await signInAs("buyer");
    expect(await readMessages({ ids: [item?.id ?? ""] })).toMatchObject({ data: { read: 0 } });
    expect(await countUnread(manager)).toBe(1);
  });

  test("read all leaves what came after the page was drawn", async () => {
    await tell(buyer, [manager.id]);
    const drawn = (await listInbox(manager)).rows[0]?.id ?? "";
    await tell(buyer, [manager.id]);
    await signInAs("branch_manager");
    await readAllMessages({ until: drawn });
    expect(await countUnread(manager)).toBe(1);
  });

  test("is told of only when the transaction commits", async () => {
    const heard: News[] = [];
    const stop = onNews((news) => news.topic === "inbox" && heard.push(news));
    await tell(manager, [buyer.id]);
    await until(() => heard.length > 0);
    heard.length = 0;
    await withTx(contextOf(manager), async (tx) => {
      await notify(tx, { ...message, people: [buyer.id] });
      throw new Error("no");
    }).catch(() => {});
    await tell(manager, [manager.id]);
    await until(() => heard.length > 0);
    stop();
    expect(heard).toEqual([{ topic: "inbox", people: [manager.id] }]);
  });
});

describe("the live connection", () => {
  test("brings the count and the page's documents, and nothing of others", async () => {
    const end = new AbortController();
    const mine = uuid();
    const reader = liveStream(buyer, new Set([mine]), end.signal).getReader();
    let heard = "";
    const read = (async () => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        heard += new TextDecoder().decode(value);
      }
    })();
    await until(() => heard.includes("event: inbox"));
    const say = (id: string) =>
      admin`select pg_notify('aperture_news', ${JSON.stringify({ topic: "document", id })})`;
    await say(uuid());
    await say(mine);
    await until(() => heard.includes(mine));
    expect(heard.match(/event: changed/g)).toHaveLength(1);
    end.abort();
    await read;
  });
});

test("a page hears of the documents one may see, and of no others (PM-07)", async () => {
  const mine = await anOrder(buyer);
  const there = await signInAs("buyer", "XM02");
  const others = await anOrder(there);
  const clerk = await signInAs("pickup_clerk");
  const asked = [mine, others, uuid()];
  expect([...(await listWatched(buyer, asked))]).toEqual([mine]);
  expect([...(await listWatched(there, asked))]).toEqual([others]);
  expect([...(await listWatched(clerk, asked))]).toEqual([]);
  expect([...(await listWatched(await signInAs("photographer"), asked))]).toEqual([]);
});

async function anOrder({ id: author, branchId }: Staff) {
  const [id, supplier] = [uuid(), uuid()];
  await admin`insert into suppliers (id, code, name, initials, kind, created_by)
    values (${supplier}, ${supplier.slice(-6)}, '青禾', 'qh', 'album', ${author})`;
  await admin`insert into purchase_orders (id, branch_id, supplier_id, author_id, draft_name, total)
    values (${id}, ${branchId}, ${supplier}, ${author}, '草稿-0001', 0)`;
  return id;
}
