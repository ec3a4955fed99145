import type { Option } from "@/components/shared/filters";
import type { LeadStatus } from "@/lib/leads/kinds";
import type { LeadForm } from "@/lib/leads/schema";
import type { LeadMove } from "@/lib/leads/states";

/** What the moves of a lead and their dialogs need to know of it. */
export type Moving = {
  id: string;
  status: LeadStatus;
  moves: readonly LeadMove[];
  me: string;
  visitOn: string;
  form: LeadForm;
  credits: { inviterId: string; closerId: string; supervisorId: string };
  mayWrite: boolean;
  mayHandOver: boolean;
  mayWin: boolean;
  colleagues: readonly Option[];
  known: readonly Option[];
};
