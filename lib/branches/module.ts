import type { Module } from "@/lib/core/module";
import { read, write } from "./access";
import { exceptions } from "./home";
import { tasks } from "./tasks";
import { words } from "./words";

export const branches: Module = {
  name: "branches",
  menu: {
    desk: "admin",
    href: "/admin/branches",
    icon: "store",
    may: read,
    synonyms: ["分公司", "公司设置", "部门", "收件人", "单号", "免审金额"],
  },
  documents: {
    branch: (id) => `/admin/branches/${id}`,
    company: () => "/admin/branches",
  },
  permissions: [read, write],
  tasks,
  exceptions,
  words,
};
