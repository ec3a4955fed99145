import type { Module } from "@/lib/core/module";
import { grant, read, write } from "./access";
import { words } from "./words";

export const people: Module = {
  name: "people",
  menu: {
    desk: "admin",
    href: "/admin/people",
    icon: "users",
    may: read,
    synonyms: ["员工", "账号", "用户", "重置密码", "离职"],
  },
  creates: [{ href: "/admin/people/new", icon: "user-plus", may: write, word: "people.new" }],
  documents: {
    person: (id) => `/admin/people/${id}`,
    "own-account": () => "/me",
  },
  named: ["person"],
  permissions: [read, write, grant],
  words,
};
