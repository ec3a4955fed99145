import "server-only";
import { can } from "@/lib/core/actor";
import type { Module } from "@/lib/core/module";
import { read } from "./access";
import { lastNumberCheck } from "./numbers";

/** 今日异常: a number that nobody can show a document for. */
export const exceptions: NonNullable<Module["exceptions"]> = async (tx, actor, _view, most) => {
  if (!can(actor, read)) return [];
  const check = await lastNumberCheck(tx);
  if (!check || check.missing === 0) return [];
  const named = check.named.slice(0, most).map(({ number }) => number);
  return [
    {
      ...{ key: "numbers-missing", meaning: "wrong", kind: "branches.odd-numbers" },
      ...{ text: "branches.numbers-missing", params: { count: check.missing } },
      sub: named.join("、") + (check.missing > named.length ? "…" : ""),
      since: check.checkedAt,
      ...{ href: "/admin/branches", move: "branches.look", all: "/admin/branches" },
    },
  ];
};
