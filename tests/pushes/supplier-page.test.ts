import { createHash, randomBytes } from "node:crypto";
import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { GET, POST } from "@/app/p/[token]/route";
import { admin } from "../support/admin";
import { endPush, lineOf, linkTo, reviseTo, submittedPush } from "../support/make/links";
import { signInAs } from "../support/session";

let visitors = 0;
/** Everybody comes from an address of his own, unless a test says otherwise. */
const someone = () => {
  visitors += 1;
  return `203.0.${Math.floor(visitors / 250)}.${(visitors % 250) + 1}`;
};
const agent =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) MicroMessenger/8.0.50 Safari/605";

const request = (token: string, address: string, method: "GET" | "POST") =>
  new NextRequest(`http://127.0.0.1:3000/p/${token}`, {
    method,
    headers: { "x-forwarded-for": address, "user-agent": agent },
  });
const params = (token: string) => ({ params: Promise.resolve({ token }) });
const open = (token: string, address = someone()) =>
  GET(request(token, address, "GET"), params(token));
const seen = (token: string, address = someone()) =>
  POST(request(token, address, "POST"), params(token));
const textOf = async (token: string) => (await open(token)).text();
const guess = () => randomBytes(32).toString("base64url");

describe("what a supplier sees", () => {
  test("L-08 the page shows number, lines, day, address and the buyer, and needs no sign-in", async () => {
    const push = await submittedPush();
    const answer = await open(push.token);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    for (const shown of [
      `${push.number}-A`,
      "12 寸蝴蝶册",
      "绒面 · 20 页",
      "QH-D12",
      "12-05 周日",
      "厦门市思明区湖滨南路 86 号 2 楼",
      "林晓雯",
      "0592-555-0118",
      "第 1 版 · 当前有效",
      "1,280.00",
    ])
      expect(page).toContain(shown);
    expect(page).not.toMatch(/<(form|input|textarea|select)\b/);
  });

  test("L-03 the page is its own document, asks nothing of others and sets no cookie", async () => {
    const { token } = await submittedPush();
    const answer = await open(token);
    expect(answer.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'",
    );
    expect(answer.headers.get("set-cookie")).toBeNull();
    const page = await answer.text();
    expect(page.startsWith("<!doctype html><html")).toBe(true);
    expect(page).not.toMatch(/<script(?! src="\/p\.js")|\sstyle=|\son[a-z]+=|<iframe|_next/);
    expect(page).not.toMatch(/(src|href)="(?!\/|\?|tel:)/);
  });

  test("L-09 it is not stored, not indexed, and tells no other site where it came from", async () => {
    const { token } = await submittedPush();
    for (const answer of [await open(token), await open(guess())]) {
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow, noarchive");
    }
  });

  test("L-03 what people typed is shown as they typed it, never run", async () => {
    const evil = `<script>alert(1)</script>"><img src=x onerror=alert(1)> =HYPERLINK("x") 😀`;
    const { token } = await submittedPush({
      content: {
        studio: evil,
        branch: evil,
        recipient: evil,
        shipTo: evil,
        notes: evil,
        buyer: { name: evil, phone: `1" onclick="x` },
        lines: [
          lineOf({ name: evil, spec: evil, note: evil, sku: evil, supplierSku: evil, unit: evil }),
        ],
      },
    });
    const page = await textOf(token);
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain("<img");
    expect(page).not.toMatch(/<a[^>]* onclick/);
    expect(page).toContain("&lt;script>alert(1)&lt;/script>");
  });

  test("a supplier without prices sees none", async () => {
    const { token } = await submittedPush({
      content: { sums: null, lines: [lineOf({ price: null, amount: null })] },
    });
    const page = await textOf(token);
    expect(page).not.toContain("单价");
    expect(page).not.toContain("合计");
  });
});

describe("P13 the same as a file", () => {
  const file = (token: string, as: string) =>
    GET(
      new NextRequest(`http://127.0.0.1:3000/p/${token}?as=${as}`, {
        headers: { "x-forwarded-for": someone() },
      }),
      params(token),
    );

  test("as a PDF and as a table, with the page's own headers", async () => {
    const { token, number } = await submittedPush();
    for (const [as, start] of [
      ["pdf", "%PDF-"],
      ["xlsx", "PK"],
    ] as const) {
      const answer = await file(token, as);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-disposition")).toBe(
        `attachment; filename="${number}-A-v1.${as}"`,
      );
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, start.length).toString()).toBe(start);
    }
  });

  test("of a cancelled push and of a dead link there is no file", async () => {
    const push = await submittedPush();
    await endPush(push, "cancelled");
    for (const as of ["pdf", "xlsx"]) {
      expect((await file(push.token, as)).headers.get("content-type")).toContain("text/html");
      expect((await file(guess(), as)).status).toBe(404);
    }
  });

  test("T-14, section 7: 200 lines, long notes, emoji and formulas make a page, a PDF and a table", async () => {
    const lines = Array.from({ length: 200 }, (_, at) =>
      lineOf({ seq: at + 1, name: `=HYPERLINK("x") 😀 ${at}`, note: "备".repeat(300) }),
    );
    const { token } = await submittedPush({ content: { lines, notes: "长".repeat(10_000) } });
    for (const as of ["", "pdf", "xlsx"]) expect((await file(token, as)).status).toBe(200);
  });
});

describe("what has changed", () => {
  test("L-07 the link of version 1 shows version 2, says so, and shows no old price", async () => {
    const push = await submittedPush();
    await reviseTo(push, 2, {
      lines: [
        lineOf({ quantity: "12000", price: "13000", amount: "156000" }),
        lineOf({ seq: 2, name: "礼盒", unit: "个", quantity: "2500", amount: "32000" }),
      ],
      sums: { freight: "0", discount: "0", total: "188000" },
    });
    const page = await textOf(push.token);
    expect(page).toContain("第 2 版 · 当前有效");
    expect(page).toContain("推单已更新为第 2 版：");
    expect(page).toContain("12 寸蝴蝶册由 10 本改为 12 本");
    expect(page).toContain("12 寸蝴蝶册单价由 128.00 改为 130.00 元");
    expect(page).toContain("新增 礼盒 2.5 个");
    expect(page).toContain("1,880.00");
    expect(page).not.toContain("1,280.00");
  });

  test("L-07 the link of version 2 says what is new since version 1", async () => {
    const push = await submittedPush();
    await reviseTo(push, 2, { lines: [lineOf({ quantity: "8000" })] });
    const { token } = await linkTo(push, 2);
    const page = await textOf(token);
    expect(page).toContain("与第 1 版相比：");
    expect(page).toContain("由 10 本改为 8 本");
    expect(page).not.toContain("推单已更新为");
  });

  test("L-07 while the buyer works on a new version the page says to ask first", async () => {
    const push = await submittedPush();
    await admin`update pushes set status = 'draft', revision = 2 where id = ${push.id}`;
    const page = await textOf(push.token);
    expect(page).toContain("采购正在修改这份推单。");
    expect(page).toContain("第 1 版");
  });

  test("L-15 a cancelled push shows its number, 已取消, the day and the buyer, nothing else", async () => {
    const push = await submittedPush();
    await endPush(push, "cancelled");
    const page = await textOf(push.token);
    const text = page.replace(/<[^>]+>/g, " ");
    for (const shown of [`${push.number}-A`, "已取消", "林晓雯", "0592-555-0118"])
      expect(text).toContain(shown);
    expect(text).toMatch(/20\d\d-\d\d-\d\d/);
    for (const hidden of ["蝴蝶册", "QH-D12", "湖滨南路", "1,280", "青禾", "哑金", "拾光"])
      expect(page).not.toContain(hidden);
  });

  test("L-15 holding the supplier back ends its links at once", async () => {
    const push = await submittedPush();
    expect((await open(push.token)).status).toBe(200);
    await admin`update suppliers set status = 'on_hold', status_reason = '质量' where id = ${push.supplierId}`;
    expect((await open(push.token)).status).toBe(404);
    const [link] = await admin`select token_sealed from push_links where id = ${push.linkId}`;
    expect(link?.token_sealed).toBeNull();
  });

  test("L-07 a push that a changed order replaced leads to the one in its place", async () => {
    const [old, next] = [
      await submittedPush(),
      await submittedPush({ content: { notes: "新的" } }),
    ];
    const order = await approvedOrder(old.branchId, old.buyer.id, old.supplierId);
    await admin`alter table pushes disable trigger guard`;
    await admin`update pushes set order_id = ${order}, status = 'superseded' where id = ${old.id}`;
    await endPush(old, "superseded");
    expect(await textOf(old.token)).toContain("已作废，等待新的推单");
    await admin`update pushes set order_id = ${order} where id = ${next.id}`;
    await admin`update push_targets set supplier_id = ${old.supplierId} where id = ${next.targetId}`;
    await admin`alter table pushes enable trigger guard`;
    const page = await textOf(old.token);
    expect(page).toContain(`推单 ${next.number}-A`);
    expect(page).toContain(`${old.number}-A 已由 ${next.number}-A 取代：`);
  });
});

async function approvedOrder(branch: string, author: string, supplier: string) {
  const id = crypto.randomUUID();
  await admin`alter table purchase_orders disable trigger user`;
  await admin`insert into purchase_orders (id, branch_id, author_id, supplier_id, draft_name, expected_on, total)
    values (${id}, ${branch}, ${author}, ${supplier}, '草稿-TEST', '2027-12-05', 0)`;
  await admin`alter table purchase_orders enable trigger user`;
  return id;
}

describe("links that do not open", () => {
  test("L-06 unknown, expired and revoked answer with the same bytes", async () => {
    const [expired, revoked] = [await submittedPush(), await submittedPush()];
    await admin`update push_links set expires_at = now() where id = ${expired.linkId}`;
    await admin`update push_links set revoked_at = now(), token_sealed = null where id = ${revoked.linkId}`;
    const answers = await Promise.all(
      [guess(), expired.token, revoked.token, "x", "'--"].map((one) => open(one)),
    );
    const bodies = await Promise.all(answers.map((one) => one.text()));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain("链接已失效");
    const heads = answers.map(({ headers }) => JSON.stringify([...headers]));
    expect(new Set(heads).size).toBe(1);
  });

  // All that differs is what the database does; the rest of the way is the same code on the same answer.
  test("L-06 they also take the same time, within ten per cent", async () => {
    const [expired, revoked] = [await submittedPush(), await submittedPush()];
    await admin`update push_links set expires_at = now() where id = ${expired.linkId}`;
    await admin`update push_links set revoked_at = now(), token_sealed = null where id = ${revoked.linkId}`;
    const hex = ({ token }: { token: string }) => createHash("sha256").update(token).digest("hex");
    const rows = await admin.begin(async (tx) => {
      await tx`create temporary table took (kind text, micros float) on commit drop`;
      await tx`grant insert on took to app_link`;
      await tx`set local role app_link`;
      await tx.unsafe(`do $$ declare kind text; hash text; began timestamptz; begin
        for round in 1..2000 loop
          foreach kind in array array['unknown', 'expired', 'revoked'] loop
            hash := case kind when 'expired' then '${hex(expired)}' when 'revoked' then '${hex(revoked)}'
              else encode(sha256(round::text::bytea), 'hex') end;
            perform set_config('app.link', hash, true);
            began := clock_timestamp();
            perform sec.count_link('open', sha256((kind || round)::bytea)), sec.supplier_page();
            insert into took values (kind, extract(epoch from clock_timestamp() - began) * 1e6);
          end loop;
        end loop; end $$`);
      await tx`reset role`;
      return tx<{ kind: string; micros: number }[]>`
        select kind, percentile_cont(0.25) within group (order by micros) as micros from took group by kind`;
    });
    const micros = rows.map((row) => row.micros);
    expect(rows).toHaveLength(3);
    expect(Math.max(...micros) / Math.min(...micros)).toBeLessThan(1.1);
  }, 60_000);

  test("L-02 the database holds no token in plain text", async () => {
    const { token, linkId } = await submittedPush();
    const [row] = await admin`select push_links::text as text from push_links where id = ${linkId}`;
    expect(row?.text).not.toContain(token);
    expect(row?.text).not.toContain(Buffer.from(token).toString("hex"));
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });
});

describe("views", () => {
  const views = (linkId: string) =>
    admin`select network, browser from push_views where link_id = ${linkId}`;

  test("L-04 opening leaves no trace on the push; a page seen for a second leaves one view", async () => {
    const push = await submittedPush();
    await open(push.token);
    expect(await views(push.linkId)).toHaveLength(0);
    expect((await seen(push.token, "198.51.100.77")).status).toBe(204);
    expect([...(await views(push.linkId))]).toEqual([
      { network: "198.51.100.0/24", browser: "微信 WeChat · iPhone" },
    ]);
    const [target] =
      await admin`select first_viewed_at from push_targets where id = ${push.targetId}`;
    expect(target?.first_viewed_at).toBeInstanceOf(Date);
  });

  test("L-04 the first view stands, later ones do not move it", async () => {
    const push = await submittedPush();
    const first = async () =>
      (await admin`select first_viewed_at from push_targets where id = ${push.targetId}`)[0]
        ?.first_viewed_at;
    await seen(push.token);
    const before = await first();
    await seen(push.token);
    expect(await first()).toEqual(before);
    expect(await views(push.linkId)).toHaveLength(2);
  });

  test("L-06 a dead link records no view", async () => {
    const push = await submittedPush();
    await admin`update push_links set revoked_at = now(), token_sealed = null where id = ${push.linkId}`;
    expect((await seen(push.token)).status).toBe(404);
    expect(await views(push.linkId)).toHaveLength(0);
  });
});

describe("too often", () => {
  test("L-11 sixty opens a minute from one address, then it waits; others do not", async () => {
    const { token } = await submittedPush();
    const address = someone();
    const statuses = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await open(token, address)).status);
    expect(statuses.slice(0, 60).every((one) => one === 200)).toBe(true);
    expect(statuses[60]).toBe(429);
    expect((await open(token)).status).toBe(200);
  });

  test("L-11 three hundred opens a minute of one link, from wherever", async () => {
    const { token } = await submittedPush();
    const answers = [];
    for (let n = 0; n < 301; n += 1) answers.push((await open(token)).status);
    expect(answers.slice(0, 300).every((one) => one === 200)).toBe(true);
    expect(answers[300]).toBe(429);
  });

  test("L-11 a minute later it opens again", async () => {
    const { token } = await submittedPush();
    const address = someone();
    for (let n = 0; n < 61; n += 1) await open(token, address);
    await admin`update link_counts set since = since - interval '61 seconds'`;
    expect((await open(token, address)).status).toBe(200);
  });

  test("L-11 twenty wrong guesses a minute, then the address waits a minute, even with a right one", async () => {
    const { token } = await submittedPush();
    const address = someone();
    const statuses = [];
    for (let n = 0; n < 22; n += 1) statuses.push((await open(guess(), address)).status);
    expect(statuses).toEqual([...Array(20).fill(404), 429, 429]);
    const answer = await open(token, address);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("60");
    await admin`update link_counts set since = since - interval '61 seconds'`;
    expect((await open(token, address)).status).toBe(200);
  });

  test("L-11 fifty wrong guesses within ten minutes, from wherever, are told to the owner once", async () => {
    await admin`delete from link_counts`;
    const { id } = await signInAs("owner");
    const told = () =>
      admin`select 1 from inbox_items where person_id = ${id} and message = 'pushes.links-guessed'`;
    const before = (await told()).length;
    for (let n = 0; n < 49; n += 1) await open(guess());
    expect(await told()).toHaveLength(before);
    for (let n = 0; n < 10; n += 1) await open(guess());
    expect(await told()).toHaveLength(before + 1);
  });

  test("L-11 many opens at once are counted one by one", async () => {
    const { token } = await submittedPush();
    const address = someone();
    const answers = await Promise.all(Array.from({ length: 100 }, () => open(token, address)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
  });
});

describe("L-12 the role of the page", () => {
  test("sees one push and nothing else, and cannot write but a view", async () => {
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    const { hashOfToken } = await import("@/lib/pushes/links");
    const [mine] = [await submittedPush(), await submittedPush()];
    const as = { as: "link" as const, hash: hashOfToken(mine.token).toString("hex") };
    const count = (table: string) =>
      withTx(as, (tx) =>
        tx.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`)),
      );
    for (const table of ["pushes", "push_targets", "push_revisions"])
      expect((await count(table))[0]?.n).toBe(1);
    const refused = [
      "select * from purchase_orders",
      "select * from suppliers",
      "select * from people",
      "select token_sealed from push_links",
      "select * from keyring",
      "select address from branches",
      "select * from push_views",
      "update pushes set notes = 'x'",
      "delete from push_revisions",
      "select * from link_counts",
      "select sec.count_up('x', '', '1 minute')",
    ];
    for (const statement of refused)
      await expect(withTx(as, (tx) => tx.execute(sql.raw(statement)))).rejects.toMatchObject({
        code: "42501",
      });
  });

  test("without a link there is no row at all", async () => {
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    await submittedPush();
    for (const table of [
      "pushes",
      "push_targets",
      "push_revisions",
      "(select id from push_links) l",
    ]) {
      const [row] = await withTx({ as: "link", hash: "00" }, (tx) =>
        tx.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`)),
      );
      expect(row?.n).toBe(0);
    }
  });
});
