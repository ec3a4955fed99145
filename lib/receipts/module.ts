import type { Module } from "@/lib/core/module";
import { read, record, reverse, verify } from "./access";
import { waits } from "./home";
import { words } from "./words";

/**
 * 收款: what customers paid for their orders. Whoever takes it is not the one who verifies it, and what
 * is wrong is reversed, never changed.
 */
export const receipts: Module = {
  name: "receipts",
  menu: {
    ...{ desk: "finance", href: "/receipts", icon: "receipt", may: read, waits },
    synonyms: ["收银", "定金", "尾款", "核对", "预付款", "payment"],
  },
  documents: { receipt: () => "/receipts" },
  permissions: [read, record, verify, reverse],
  words,
};
