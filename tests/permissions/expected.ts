import type { Role, Scope } from "@/lib/core/actor";

type Reach = Readonly<Partial<Record<Role, Exclude<Scope, "none">>>>;

/**
 * Who may do what: domain.md 12, and for reading its section 1, written down a second time by hand.
 * Nothing here is taken from the code, so that a wrong default there is found. What does not stand here
 * is refused.
 */
const buying = {
  buyer: "branch",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
} as const;
const purchasing = { ...buying, warehouse: "branch", accountant: "chain" } as const;
const lists = {
  buyer: "branch",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
} as const;
const suppliersDesk = { buyer: "chain", branch_manager: "chain", owner: "chain" } as const;
const frontDesk = {
  ...{ cs_agent: "branch", sales: "branch", dispatcher: "branch", selector: "branch" },
  ...{ pickup_clerk: "branch", branch_manager: "branch", owner: "chain" },
} as const satisfies Reach;
/** Section 1: an agent his own leads, the shop floor the branch's. */
const followers = {
  ...{ cs_agent: "own", sales: "branch", dispatcher: "own", selector: "own", pickup_clerk: "own" },
  ...{ branch_manager: "branch", owner: "chain" },
} as const satisfies Reach;
/** S is one's own, the dispatcher's is the branch. */
const booking = {
  ...{ cs_agent: "own", sales: "own", selector: "own", pickup_clerk: "own" },
  ...{ dispatcher: "branch", branch_manager: "branch", owner: "chain" },
} as const satisfies Reach;
const settings = { admin: "chain" } as const;
const settingsSeen = { admin: "chain", owner: "chain" } as const;

export const rights: Readonly<Record<string, Reach>> = {
  // create PO / push. The warehouse's "S request" is a document of its own, not an order.
  "purchase-orders:write": buying,
  "pushes:write": buying,
  // approve PO (not own)
  "purchase-orders:approve": { accountant: "chain", branch_manager: "branch", owner: "chain" },
  // send / revoke push link
  "pushes:links": buying,
  // Reading follows the desk; a pick-up clerk sees his own.
  "purchase-orders:read": purchasing,
  "pushes:read": purchasing,
  // Purchase price and cost: purchasing, finance, branch_manager, owner; and whoever wrote the order.
  "purchase-orders:see-cost": purchasing,
  "products:see-cost": { ...suppliersDesk, warehouse: "chain", accountant: "chain" },
  // Cancelling what others wrote or what was sent: the manager's (PO states, domain.md 6).
  "purchase-orders:cancel": { branch_manager: "branch", owner: "chain" },
  "purchase-orders:export": lists,
  "pushes:export": lists,
  "suppliers:read": {
    ...suppliersDesk,
    ...{ warehouse: "chain", pickup_clerk: "chain", accountant: "chain" },
  },
  "suppliers:write": suppliersDesk,
  "suppliers:hold": { branch_manager: "chain", owner: "chain" },
  "suppliers:bank": { accountant: "chain", owner: "chain" },
  "suppliers:reveal": { ...suppliersDesk, pickup_clerk: "chain" },
  "suppliers:export": { branch_manager: "chain", owner: "chain" },
  // create lead / log communication: whoever meets customers, in his branch; reading with it.
  "customers:read": frontDesk,
  "customers:write": frontDesk,
  // unmask phone (logged): S is one's own customers.
  "customers:reveal": {
    ...{ cs_agent: "own", sales: "own", selector: "own", pickup_clerk: "own" },
    ...{ branch_manager: "branch", owner: "chain" },
  },
  "customers:assign": { branch_manager: "branch", owner: "chain" },
  "customers:merge": { branch_manager: "branch", owner: "chain" },
  "customers:export": { branch_manager: "branch", owner: "chain" },
  // create order / amendment; reading with one's desk.
  "orders:read": {
    ...{ cs_agent: "branch", sales: "branch", dispatcher: "branch", selector: "branch" },
    ...{ pickup_clerk: "branch", cashier: "branch", accountant: "chain" },
    ...{ branch_manager: "branch", owner: "chain" },
  },
  "orders:write": { sales: "own", branch_manager: "branch", owner: "chain" },
  // discount beyond limit
  "orders:override": { branch_manager: "branch", owner: "chain" },
  // complete own stage task; the supervisor assigns and confirms; stages are a setting.
  "jobs:read": {
    ...{ cs_agent: "branch", sales: "branch", dispatcher: "branch", selector: "branch" },
    ...{ pickup_clerk: "branch", branch_manager: "branch", owner: "chain" },
    ...{ stylist: "own", photographer: "own", retoucher: "own", designer: "own" },
  },
  "jobs:work": {
    ...{ cs_agent: "own", sales: "own", dispatcher: "own", stylist: "own", photographer: "own" },
    ...{ selector: "own", retoucher: "own", designer: "own", pickup_clerk: "own" },
    branch_manager: "branch",
  },
  "jobs:supervise": { dispatcher: "branch", branch_manager: "branch", owner: "chain" },
  "jobs:stages": { branch_manager: "chain", owner: "chain", admin: "chain" },
  // record receipt: "S deposit" is the order's own seller, who also sees what came in for it.
  "receipts:read": {
    ...{ sales: "own", cashier: "branch", accountant: "chain" },
    ...{ branch_manager: "branch", owner: "chain" },
  },
  "receipts:record": { sales: "own", cashier: "branch" },
  // verify receipt (not own)
  "receipts:verify": { cashier: "branch", accountant: "chain", branch_manager: "branch" },
  // M2: who answers for the books takes back what is wrong.
  "receipts:reverse": { accountant: "chain", branch_manager: "branch" },
  // Packages: whoever meets customers or does what was sold; made by managers and owners.
  "packages:read": {
    ...{ cs_agent: "chain", sales: "chain", dispatcher: "chain", selector: "chain" },
    ...{ designer: "chain" },
    ...{ pickup_clerk: "chain", cashier: "chain", accountant: "chain" },
    ...{ branch_manager: "chain", owner: "chain" },
  },
  "packages:write": { branch_manager: "chain", owner: "chain" },
  "packages:see-floor": { accountant: "chain", branch_manager: "chain", owner: "chain" },
  // create lead / log communication
  "leads:read": followers,
  "leads:write": followers,
  "leads:claim": {
    ...{ cs_agent: "branch", sales: "branch", branch_manager: "branch", owner: "chain" },
  },
  // unmask phone (logged)
  "leads:reveal": {
    ...{ cs_agent: "own", sales: "own", dispatcher: "own", selector: "own", pickup_clerk: "own" },
    ...{ branch_manager: "branch", owner: "chain" },
  },
  "leads:assign": { branch_manager: "branch", owner: "chain" },
  "leads:rules": { branch_manager: "branch", owner: "chain" },
  // Reading follows section 1: the desk its branch, who is booked his own (B12).
  "appointments:read": { ...frontDesk, stylist: "own", photographer: "own" },
  // book / move appointment
  "appointments:book": booking,
  // complete own stage task: also of who is booked, and not of the owner.
  "appointments:serve": {
    ...{ cs_agent: "own", sales: "own", selector: "own", pickup_clerk: "own" },
    ...{ dispatcher: "branch", branch_manager: "branch", stylist: "own", photographer: "own" },
  },
  "resources:read": { ...frontDesk, stylist: "own", photographer: "own", admin: "chain" },
  "resources:write": { branch_manager: "branch", admin: "chain" },
  "products:read": {
    ...suppliersDesk,
    ...{ cs_agent: "chain", sales: "chain", selector: "chain", designer: "chain" },
    ...{ pickup_clerk: "chain", warehouse: "chain", cashier: "chain", accountant: "chain" },
  },
  "products:write": suppliersDesk,
  "products:export": suppliersDesk,
  // users, roles, settings: the admin's; the owner looks on, a branch_manager sees his own people.
  "people:read": { ...settingsSeen, branch_manager: "branch" },
  "people:write": settings,
  "people:grant": settings,
  "roles:read": settingsSeen,
  "roles:write": settings,
  "branches:read": settingsSeen,
  "branches:write": settings,
  "approval-rules:read": settingsSeen,
  "approval-rules:write": settings,
  "channels:read": settingsSeen,
  "channels:test": settings,
  "audit:read": settingsSeen,
};

/** A right by its name; "staff" is whoever is signed in, for what is his; "anyone" needs no session. */
export type Who = keyof typeof rights | "staff" | "anyone";

const all = (who: Who, file: string, names: string): Record<string, Who> =>
  Object.fromEntries(names.split(" ").map((name) => [`${file} ${name}`, who]));

const orders = "purchase-orders/actions";
const pushes = "pushes/actions";
const drafts = "pushes/draft-actions";
const answers = "pushes/answer-actions";
const booked = "appointments/actions";

/** Every act of the build, by the file and name that the browser calls it by (PM-02). */
export const acts: Readonly<Record<string, Who>> = {
  ...all("purchase-orders:write", orders, "draftOrder saveOrder submitOrder withdrawOrder"),
  ...all("purchase-orders:write", orders, "reviseOrder cancelOrder copyOrder"),
  ...all("purchase-orders:approve", orders, "approveOrder rejectOrder"),
  ...all("pushes:write", drafts, "generatePush draftPush changePush remarkPush"),
  ...all("pushes:write", pushes, "confirmPush submitPush openRevision closePush cancelPush"),
  ...all("pushes:write", answers, "recordAnswer markSent retryDelivery stopDelivery"),
  ...all("staff", answers, "answerAsTarget"),
  ...all("pushes:links", "pushes/link-actions", "revokeLink renewLink showLink"),
  ...all("suppliers:write", "suppliers/actions", "addSupplier changeSupplier"),
  ...all("suppliers:hold", "suppliers/actions", "holdSupplier blockSupplier releaseSupplier"),
  ...all("suppliers:bank", "suppliers/actions", "changeBank revealBank"),
  ...all("suppliers:write", "suppliers/channels/actions", "addChannel changeChannel"),
  ...all("suppliers:write", "suppliers/channels/actions", "removeChannel testChannel"),
  ...all("suppliers:write", "suppliers/contacts/actions", "addContact changeContact removeContact"),
  ...all("suppliers:reveal", "suppliers/contacts/actions", "revealMobile"),
  ...all("suppliers:write", "suppliers/items/actions", "offerProduct changeItem setPrices"),
  ...all("products:write", "products/actions", "addProduct changeProduct"),
  ...all("people:write", "people/actions", "createPerson editPerson disablePerson enablePerson"),
  ...all("people:write", "people/actions", "makePasswordLink revealPhone"),
  ...all("people:grant", "people/assignments/actions", "giveRoleTo takeRole"),
  ...all("people:write", "people/sessions/actions", "endSession endSessions"),
  ...all("staff", "people/sessions/actions", "signOut"),
  ...all("staff", "people/own/actions", "saveOwn changeOwnPassword endOtherSessions endOwnSession"),
  ...all("staff", "people/own/actions", "endOwnPasswordLink"),
  ...all("anyone", "people/door/actions", "setUpCompany loadDemo usePasswordLink"),
  ...all("roles:write", "roles/actions", "setScope"),
  ...all("branches:write", "branches/actions", "changeCompany addBranch changeBranch"),
  ...all("branches:write", "branches/actions", "changeSeries"),
  ...all("branches:write", "branches/departments/actions", "addDepartment changeDepartment"),
  ...all("branches:write", "branches/members/actions", "addMember removeMember"),
  ...all("approval-rules:write", "approvals/actions", "addRule changeRule removeRule orderRule"),
  ...all("purchase-orders:approve", "approvals/actions", "delegate"),
  ...all("staff", "approvals/actions", "endDelegation"),
  ...all("channels:test", "channels/actions", "sendTestMail"),
  ...all("staff", "attachments/actions", "removeAttachment showFile addRemark"),
  ...all("staff", "inbox/actions", "readMessages readAllMessages"),
  ...all("staff", "views/actions", "saveView removeView"),
  ...all("orders:write", "orders/actions", "addOrder changeOrder signOrder holdOrder"),
  ...all("orders:write", "orders/actions", "resumeOrder cancelOrder promiseOrder"),
  ...all("orders:override", "orders/actions", "approveDiscount"),
  ...all("jobs:supervise", "jobs/actions", "assignTask confirmTask sendBackTask skipTask hurryJob"),
  ...all("jobs:work", "jobs/actions", "startTask handInTask blockTask unblockTask"),
  ...all("jobs:stages", "jobs/actions", "changeStages"),
  ...all("receipts:record", "receipts/actions", "recordReceipt"),
  ...all("receipts:verify", "receipts/actions", "verifyReceipt"),
  ...all("receipts:reverse", "receipts/actions", "reverseReceipt"),
  ...all("packages:write", "packages/actions", "addPackage changePackage"),
  ...all("packages:write", "packages/types/actions", "addShootType changeShootType"),
  ...all("packages:write", "packages/types/actions", "addCategory changeCategory"),
  ...all("customers:write", "customers/actions", "addCustomer changeCustomer"),
  ...all("customers:assign", "customers/actions", "handOverCustomer"),
  ...all("customers:write", "customers/contacts/actions", "addContact removeContact"),
  ...all("customers:reveal", "customers/contacts/actions", "revealContact"),
  ...all("customers:write", "customers/persons/actions", "addPerson changePerson removePerson"),
  ...all("customers:reveal", "customers/persons/actions", "revealPerson"),
  ...all("customers:write", "customers/communications/actions", "logCommunication"),
  ...all("customers:merge", "customers/merging/actions", "mergeCustomers undoMerge dismissTwin"),
  ...all("customers:write", "customers/merging/actions", "askMerge"),
  ...all("leads:write", "leads/actions", "captureLead pasteLeads changeLead"),
  ...all("leads:rules", "leads/actions", "changeLeadRules"),
  ...all("leads:assign", "leads/move-actions", "assignLeads"),
  ...all("leads:claim", "leads/move-actions", "claimLead"),
  ...all("leads:write", "leads/move-actions", "appointLead arriveLead loseLead"),
  ...all("leads:write", "leads/move-actions", "releaseLead reviveLead"),
  ...all("leads:write", "leads/win-actions", "winLead"),
  ...all("leads:write", "leads/talk-actions", "logLeadTalk"),
  ...all("leads:reveal", "leads/talk-actions", "revealLeadContact"),
  ...all("appointments:book", booked, "bookAppointment confirmAppointment cancelAppointment"),
  ...all("appointments:book", booked, "noteAppointment"),
  ...all("appointments:serve", booked, "arriveAppointment startAppointment"),
  ...all("appointments:serve", booked, "finishAppointment missAppointment"),
  ...all("appointments:book", "appointments/move-actions", "moveAppointment resizeAppointment"),
  ...all("staff", "appointments/feed-actions", "openFeed closeFeed"),
  ...all("resources:write", "resources/actions", "addResource changeResource"),
};

/** Their answer is a secret, so it is kept nowhere: not even for a repeated request. */
export const unkept = [
  "suppliers/actions revealBank",
  "suppliers/contacts/actions revealMobile",
  "customers/contacts/actions revealContact",
  "customers/persons/actions revealPerson",
  "leads/talk-actions revealLeadContact",
  "pushes/link-actions showLink",
  "appointments/feed-actions openFeed",
  "people/actions revealPhone",
  "people/actions makePasswordLink",
];

/** Every route handler of the build. */
export const routes: Readonly<Record<string, Who>> = {
  "GET /api/health": "anyone",
  // next-auth's own; its doors are tested with signing in.
  "GET /api/auth/[...nextauth]": "anyone",
  "POST /api/auth/[...nextauth]": "anyone",
  "GET /p/[token]": "anyone",
  "POST /p/[token]": "anyone",
  "GET /api/search": "staff",
  "GET /api/live": "staff",
  "POST /api/attachments": "staff",
  "GET /api/attachments/[id]": "staff",
  "GET /api/products": "products:read",
  "GET /api/suppliers": "suppliers:read",
  "GET /api/pushes/[id]/file": "staff",
  "GET /api/purchase-orders/export": "purchase-orders:export",
  "GET /api/pushes/export": "pushes:export",
  "GET /api/suppliers/export": "suppliers:export",
  "POST /api/products/known": "products:read",
  "GET /api/products/export": "products:export",
  "GET /api/customers/export": "customers:export",
  "POST /api/customers/same": "customers:write",
  "POST /api/customers": "customers:read",
  "POST /api/appointments/free": "appointments:read",
  // Whoever holds the secret address, as a phone does.
  "GET /api/calendar/[token]": "anyone",
};

/** Every page of the build. */
export const pages: Readonly<Record<string, Who>> = {
  "/login": "anyone",
  "/setup": "anyone",
  "/reset/[token]": "anyone",
  "/": "staff",
  "/inbox": "staff",
  "/exceptions": "staff",
  "/me": "staff",
  "/search": "staff",
  "/approvals": "purchase-orders:read",
  "/approvals/[id]": "purchase-orders:approve",
  "/purchase-orders": "purchase-orders:read",
  "/purchase-orders/new": "purchase-orders:write",
  "/purchase-orders/print": "purchase-orders:read",
  "/purchase-orders/[id]": "purchase-orders:read",
  "/purchase-orders/[id]/edit": "purchase-orders:write",
  "/purchase-orders/[id]/print": "purchase-orders:read",
  "/purchase-orders/[id]/versions": "purchase-orders:read",
  "/pushes": "pushes:read",
  "/pushes/new": "pushes:write",
  // Also for those in whose inbox it was put.
  "/pushes/[id]": "staff",
  "/pushes/[id]/print": "staff",
  "/pushes/[id]/edit": "pushes:write",
  "/leads": "leads:read",
  "/leads/new": "leads:write",
  "/leads/paste": "leads:write",
  "/leads/rules": "leads:rules",
  "/leads/[id]": "leads:read",
  "/orders": "orders:read",
  "/orders/new": "orders:write",
  "/orders/[id]": "orders:read",
  "/orders/[id]/edit": "orders:write",
  "/orders/[id]/print": "orders:read",
  "/board": "jobs:read",
  "/board/[id]": "jobs:read",
  "/board/stages": "jobs:stages",
  "/packages": "packages:read",
  "/packages/new": "packages:write",
  "/packages/types": "packages:read",
  "/packages/[id]": "packages:read",
  "/packages/[id]/edit": "packages:write",
  "/receipts": "receipts:read",
  "/customers": "customers:read",
  "/customers/new": "customers:write",
  "/customers/[id]": "customers:read",
  "/customers/[id]/edit": "customers:write",
  "/customers/[id]/merge": "customers:merge",
  "/customers/duplicates": "customers:merge",
  "/calendar": "appointments:read",
  "/calendar/new": "appointments:book",
  "/calendar/print": "appointments:read",
  "/calendar/[id]": "appointments:read",
  "/suppliers": "suppliers:read",
  "/suppliers/new": "suppliers:write",
  "/suppliers/[id]": "suppliers:read",
  "/suppliers/[id]/edit": "suppliers:write",
  "/suppliers/[id]/items/new": "suppliers:write",
  "/suppliers/[id]/items/[item]": "suppliers:read",
  "/products": "products:read",
  "/products/new": "products:write",
  "/products/[id]": "products:read",
  "/products/[id]/edit": "products:write",
  "/admin/people": "people:read",
  "/admin/people/new": "people:write",
  "/admin/people/[id]": "people:read",
  "/admin/people/[id]/edit": "people:write",
  "/admin/roles": "roles:read",
  "/admin/roles/[role]": "roles:read",
  "/admin/branches": "branches:read",
  "/admin/branches/new": "branches:write",
  "/admin/branches/[id]": "branches:read",
  "/admin/approval-rules": "approval-rules:read",
  "/admin/approval-rules/new": "approval-rules:write",
  "/admin/approval-rules/[id]": "approval-rules:write",
  "/admin/resources": "resources:write",
  "/admin/channels": "channels:read",
  "/admin/audit": "audit:read",
};

export const mayCall = (who: Who, role: Role): boolean =>
  who === "anyone" || who === "staff" || rights[who]?.[role] !== undefined;
