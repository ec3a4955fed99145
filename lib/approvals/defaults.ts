import type { StepRule } from "@/db/schema/approvals";

const financeOrManager: StepRule = {
  roles: ["accountant", "branch_manager"],
  slaHours: 24,
  escalateTo: "owner",
};
const ownerToo: StepRule = { roles: ["owner"], slaHours: 48 };

/**
 * What a company starts with (A2): finance or the manager; above 10,000 yuan also the owner, so from
 * 10,000.01 on. The last one matches everything.
 */
export const defaultRules: readonly {
  position: number;
  name: string;
  amountFrom: bigint;
  steps: StepRule[];
  fallback: boolean;
}[] = [
  {
    position: 1,
    name: "10,000 元以上",
    amountFrom: 1_000_001n,
    steps: [financeOrManager, ownerToo],
    fallback: false,
  },
  { position: 2, name: "其余采购", amountFrom: 0n, steps: [financeOrManager], fallback: true },
];
