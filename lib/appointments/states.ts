import { machine } from "@/lib/core/machine";
import { book, serve } from "./access";
import type { AppointmentStatus } from "./kinds";

/** An appointment's life. The database holds the same (sec.guard_appointment). */
export const moves = machine<AppointmentStatus>()({
  confirm: { from: ["held"], to: "confirmed", may: book },
  arrive: { from: ["confirmed"], to: "arrived", may: serve },
  start: { from: ["arrived"], to: "in_service", may: serve },
  finish: { from: ["in_service"], to: "done", may: serve },
  miss: { from: ["confirmed"], to: "no_show", may: serve },
  cancel: { from: ["held", "confirmed"], to: "cancelled", may: book },
});
export type AppointmentMove = keyof typeof moves;

/** Another time or other resources, and only another end: these leave the state as it is. */
export const movable: readonly AppointmentStatus[] = ["held", "confirmed"];
export const resizable: readonly AppointmentStatus[] = [...movable, "arrived", "in_service"];
/** What stands on the board as still to come, or under way. */
export const standing: readonly AppointmentStatus[] = [...resizable, "done"];
