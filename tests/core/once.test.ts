import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { fen } from "@/lib/core/money";
import { once } from "@/lib/core/once";
import { signInAs } from "../support/session";

const views = async () => {
  const { id, sessionHash } = await signInAs("buyer");
  const context = { as: "session", hash: sessionHash } as const;
  const save = (key: string, name: string) =>
    withTx(context, (tx) =>
      once(tx, id, key, { name }, async () => {
        await tx.execute(
          sql`insert into saved_views (id, owner_id, list, needed, name, query) values (${uuid()}, ${id}, 'test', 'pushes:read', ${name}, '')`,
        );
        return { name, total: fen(12_345n) };
      }),
    );
  const count = async (name: string) => {
    const [row] = await withTx(context, (tx) =>
      tx.execute<{ count: string }>(sql`select count(*) from saved_views where name = ${name}`),
    );
    return Number(row?.count);
  };
  return { save, count };
};

describe("INV-14, T-04: the same request", () => {
  test("sent two hundred times at once has one effect and one answer", async () => {
    const { save, count } = await views();
    const key = uuid();
    const answers = await Promise.all(Array.from({ length: 200 }, () => save(key, "双击")));
    expect(new Set(answers.map((one) => `${one.name} ${one.total}`))).toEqual(
      new Set(["双击 12345"]),
    );
    expect(answers.every(({ total }) => typeof total === "bigint")).toBe(true);
    expect(await count("双击")).toBe(1);
  });

  test("with another content is refused", async () => {
    const { save, count } = await views();
    const key = uuid();
    await save(key, "第一次");
    await expect(save(key, "第二次")).rejects.toThrow("core.key-used-for-another");
    expect(await count("第二次")).toBe(0);
  });

  test("of another person is another request", async () => {
    const key = uuid();
    const mine = await views();
    await mine.save(key, "我的");
    await signInAs("owner", "every branch");
    const { id, sessionHash } = await signInAs("owner", "every branch");
    const answer = await withTx({ as: "session", hash: sessionHash }, (tx) =>
      once(tx, id, key, { name: "我的" }, async () => "another"),
    );
    expect(answer).toBe("another");
  });

  test("that failed leaves its key free", async () => {
    const { save, count } = await views();
    const key = uuid();
    const { id, sessionHash } = await signInAs("buyer");
    const failing = withTx({ as: "session", hash: sessionHash }, (tx) =>
      once(tx, id, key, { name: "再来" }, async () => {
        throw new Error("no");
      }),
    );
    await expect(failing).rejects.toThrow("no");
    await save(key, "再来");
    expect(await count("再来")).toBe(1);
  });
});
