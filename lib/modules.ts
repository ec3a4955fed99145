import { appointments } from "@/lib/appointments/module";
import { approvals } from "@/lib/approvals/module";
import { attachments } from "@/lib/attachments/module";
import { audit } from "@/lib/audit/module";
import { branches } from "@/lib/branches/module";
import { channels } from "@/lib/channels/module";
import type { Module } from "@/lib/core/module";
import { customers } from "@/lib/customers/module";
import { home } from "@/lib/home/module";
import { inbox } from "@/lib/inbox/module";
import { jobs } from "@/lib/jobs/module";
import { leads } from "@/lib/leads/module";
import { orders } from "@/lib/orders/module";
import { packages } from "@/lib/packages/module";
import { people } from "@/lib/people/module";
import { products } from "@/lib/products/module";
import { purchaseOrders } from "@/lib/purchase-orders/module";
import { pushes } from "@/lib/pushes/module";
import { receipts } from "@/lib/receipts/module";
import { resources } from "@/lib/resources/module";
import { roles } from "@/lib/roles/module";
import { search } from "@/lib/search/module";
import { suppliers } from "@/lib/suppliers/module";
import { views } from "@/lib/views/module";

/** Every module, in menu order. Adding one starts here. */
export const modules: readonly Module[] = [
  home,
  inbox,
  search,
  leads,
  customers,
  orders,
  jobs,
  appointments,
  packages,
  purchaseOrders,
  pushes,
  suppliers,
  products,
  receipts,
  people,
  roles,
  branches,
  resources,
  approvals,
  channels,
  audit,
  attachments,
  views,
];
