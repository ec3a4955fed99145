import { afterAll } from "vitest";
import { connect } from "@/db/address";

/** The administrator's connection: for arranging and for looking behind row security. */
export const admin = connect(process.env.ADMIN_DB ?? "", { max: 2, onnotice: () => {} });

afterAll(() => admin.end({ timeout: 1 }));
