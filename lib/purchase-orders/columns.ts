import { showMoney } from "@/lib/core/figures";
import type { OrderLine } from "./list";

/** The list as a file: what it shows, with the masks that its query has put on (S9). */
export const exportColumns = (word: (key: string) => string) => [
  { head: word("number"), cell: (row: OrderLine) => row.number ?? row.draftName },
  { head: word("supplier"), cell: (row: OrderLine) => row.supplier },
  { head: word("content"), cell: (row: OrderLine) => row.summary },
  { head: word("approval"), cell: (row: OrderLine) => word(`status-${row.status}`) },
  {
    head: word("push"),
    cell: (row: OrderLine) => (row.status === "approved" ? word(`push-${row.pushStatus}`) : ""),
  },
  { head: word("due"), cell: (row: OrderLine) => row.expectedOn },
  {
    head: word("total-yuan"),
    cell: (row: OrderLine) => (row.total === null ? null : showMoney(row.total)),
    number: true,
  },
  { head: word("buyer"), cell: (row: OrderLine) => row.author },
  { head: word("branch"), cell: (row: OrderLine) => row.branch },
  { head: word("created"), cell: (row: OrderLine) => row.createdAt.toISOString() },
];
