import type { Job, Nobody, Staff } from "./actor";

/**
 * Makes an Actor. Only the gates call these: session.ts for staff, jobs.ts for background work. The
 * casts are safe because .dependency-cruiser.cjs lets nobody else import this file.
 */
export const staff = (facts: Omit<Staff, never>): Staff => facts as unknown as Staff;
export const job = (name: string): Job => ({ kind: "job", name }) as unknown as Job;
export const nobody = { kind: "nobody" } as unknown as Nobody;
