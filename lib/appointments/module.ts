import type { Module } from "@/lib/core/module";
import { book, read, serve } from "./access";
import { waits } from "./home";
import { tasks } from "./tasks";
import { words } from "./words";

/**
 * 预约: when a customer comes, for what, and who and what is taken for it. Two appointments never take the
 * same person, room or dress, in whatever branch; an unpaid one is held for a while and then lets go.
 */
export const appointments: Module = {
  name: "appointments",
  menu: {
    ...{ desk: "cs", href: "/calendar", icon: "calendar", may: read, waits, dock: true },
    synonyms: ["预约", "排期", "档期", "约拍", "日历", "拍摄", "选片", "appointment", "booking"],
  },
  creates: [{ href: "/calendar/new", icon: "calendar", may: book, word: "appointments.new" }],
  documents: { appointment: (id) => `/calendar/${id}` },
  permissions: [read, book, serve],
  tasks,
  words,
};
