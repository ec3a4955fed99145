/**
 * INV-20: to whom each table belongs. "branch": one branch's rows; "between": a branch's rows that
 * another's inbox sees too; "chain": shared by all, and seen by whom; or no business data, and why.
 */
type Kind =
  | "branch"
  /** Of one branch too, opened by the front desk's rights. */
  | "desk"
  /** Of one branch, opened by the rights of orders, jobs and receipts. */
  | "orders"
  /** Of one branch too, opened by the calendar's rights: the desk's and of who is booked. */
  | "calendar"
  | "between"
  | { chain: "anyone" | "signed-in" | "purchasing" }
  | { none: string };

const seen = (by: "anyone" | "signed-in" | "purchasing") => ({ chain: by });
const none = (why: string) => ({ none: why });

export const tables: Readonly<Record<string, Kind>> = {
  purchase_orders: "branch",
  purchase_order_lines: "branch",
  purchase_order_moves: "branch",
  purchase_order_revisions: "branch",
  spending_windows: "branch",
  approval_requests: "branch",
  approval_steps: "branch",
  approval_decisions: "branch",
  number_counters: "branch",
  push_lines: "branch",
  push_quantities: "branch",
  push_moves: "branch",
  push_deliveries: "branch",
  push_delivery_moves: "branch",
  push_attempts: "branch",
  push_links: "branch",
  push_views: "branch",

  customers: "desk",
  customer_persons: "desk",
  customer_contacts: "desk",
  customer_reveals: "desk",
  communications: "desk",
  orders: "orders",
  order_items: "orders",
  receipts: "orders",
  jobs: "orders",
  stage_tasks: "orders",
  customer_merges: "desk",
  customer_twins: "desk",
  leads: "desk",
  lead_contacts: "desk",
  lead_moves: "desk",
  lead_rules: "desk",
  lead_collisions: "desk",

  appointments: "calendar",
  bookings: "calendar",
  appointment_moves: "calendar",

  pushes: "between",
  push_targets: "between",
  push_revisions: "between",
  push_answers: "between",
  attachments: "between",
  remarks: "between",

  company: seen("anyone"),
  number_series: seen("anyone"),
  branches: seen("signed-in"),
  departments: seen("signed-in"),
  people: seen("signed-in"),
  assignments: seen("signed-in"),
  role_grants: seen("signed-in"),
  inbox_members: seen("signed-in"),
  products: seen("signed-in"),
  shoot_types: seen("signed-in"),
  package_categories: seen("signed-in"),
  packages: seen("signed-in"),
  package_items: seen("signed-in"),
  package_versions: seen("signed-in"),
  stage_lines: seen("signed-in"),
  // People travel and dresses are lent; what is booked of them is the calendar's.
  resources: seen("signed-in"),
  approval_rules: seen("signed-in"),
  delegations: seen("signed-in"),
  suppliers: seen("purchasing"),
  supplier_contacts: seen("purchasing"),
  supplier_channels: seen("purchasing"),
  supplier_items: seen("purchasing"),
  supplier_prices: seen("purchasing"),
  supplier_hands: seen("purchasing"),

  saved_views: none("how somebody likes his lists; a row is its owner's and whom he shows it to"),
  calendar_feeds: none("hashes of secret addresses, each its owner's"),
  inbox_items: none("messages to one person, and only he sees them"),
  sessions: none("who is signed in"),
  credentials: none("hashes of passwords, which no role that serves can read"),
  password_links: none("one-use links to set a password"),
  sign_in_failures: none("how long a sign-in waits"),
  setup_codes: none("the code of the first run"),
  idempotency_keys: none("answers to presses that may come again"),
  keyring: none("data keys, wrapped by a key that is not in the database"),
  role_passwords: none("sealed passwords of the database's own roles"),
  audit_log: none("who did what, over all branches, for who may read it"),
  audit_seals: none("the log's hash chain"),
  audit_checks: none("what the log's verifier found"),
  number_checks: none("what the verifier of numbers found"),
  search_entries: none("what ⌘K knows; closed, and read through sec.find"),
  link_counts: none("how often supplier links were tried"),
};

export const named = (kind: "branch" | "between" | "desk" | "orders" | "calendar"): string[] =>
  Object.keys(tables).filter((table) => tables[table] === kind);
