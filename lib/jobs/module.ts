import type { Module } from "@/lib/core/module";
import { read, stages, supervise, work } from "./access";
import { waits } from "./home";
import { words } from "./words";

/**
 * 分单: the shoots of an order on their way through the stages, each stage with its owner, its day and
 * what has to be shown. The board shows first whatever breaks its promise.
 */
export const jobs: Module = {
  name: "jobs",
  menu: {
    ...{ desk: "cs", href: "/board", icon: "square-kanban", may: read, waits },
    synonyms: ["看板", "进度", "分单", "阶段", "精修", "选片", "我的任务", "board"],
  },
  also: [
    {
      ...{ desk: "cs", href: "/board/stages", icon: "workflow", may: stages, word: "jobs.stages" },
      synonyms: ["阶段天数", "流程设置", "时长"],
    },
  ],
  permissions: [read, work, supervise, stages],
  words,
};
