import { inject } from "vitest";

// Read by tests/support/admin.ts: what lies behind the demo company.
process.env.ADMIN_DB = inject("demoAdminUrl");
