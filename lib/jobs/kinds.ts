import type { stageCode, taskStatus } from "@/db/schema/jobs";

export type StageCode = (typeof stageCode)[number];
export type TaskStatus = (typeof taskStatus)[number];

// The tables' own lists would bring the database into the browser; the compiler keeps them the same.
export const stageCodes = Object.keys({
  scheduled: true,
  prep: true,
  shoot: true,
  ingest: true,
  selecting: true,
  retouch: true,
  design: true,
  production: true,
  inspect: true,
  ready: true,
  picked: true,
} satisfies Record<StageCode, true>) as [StageCode, ...StageCode[]];
