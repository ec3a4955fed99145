import type { Module } from "@/lib/core/module";
import { grant, read, write } from "./access";
import { words } from "./words";

export const people: Module = {
  name: "people",
  menu: { desk: "admin", href: "/admin/people", icon: "users", may: read },
  documents: { person: (id) => `/admin/people/${id}` },
  permissions: [read, write, grant],
  words,
};
