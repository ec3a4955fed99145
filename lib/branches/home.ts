import "server-only";
import { can } from "@/lib/core/actor";
import type { Exception, HomeRead } from "@/lib/core/module";
import { read } from "./access";
import { lastNumberCheck } from "./numbers";

/** 今日异常: a number that nobody can show a document for. */
export const exceptions: HomeRead<readonly Exception[]> = async (tx, actor) => {
  if (!can(actor, read)) return [];
  const check = await lastNumberCheck(tx);
  if (!check || check.missing === 0) return [];
  return [
    {
      ...{ key: "numbers-missing", meaning: "wrong", kind: "branches.odd-numbers" },
      ...{ text: "branches.numbers-missing", params: { count: check.missing } },
      sub: check.named.map(({ number }) => number).join("、"),
      since: check.checkedAt,
      ...{ href: "/admin/branches", move: "branches.look", all: "/admin/branches" },
    },
  ];
};
