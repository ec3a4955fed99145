import type { appointmentKind, appointmentStatus, moveCause } from "@/db/schema/appointments";

export type AppointmentKind = (typeof appointmentKind)[number];
export type AppointmentStatus = (typeof appointmentStatus)[number];
export type MoveCause = (typeof moveCause)[number];

const every = <T extends string>(one: Record<T, true>) => Object.keys(one) as [T, ...T[]];

// The table's own lists would bring the database into the browser; the compiler keeps these the same.
export const kinds = every<AppointmentKind>({
  visit: true,
  dress: true,
  makeup: true,
  shoot: true,
  selection: true,
  proof: true,
  pickup: true,
  other: true,
});
export const statuses = every<AppointmentStatus>({
  held: true,
  confirmed: true,
  arrived: true,
  in_service: true,
  done: true,
  cancelled: true,
  no_show: true,
});
export const causes = every<MoveCause>({
  customer: true,
  weather: true,
  studio: true,
  other: true,
});
