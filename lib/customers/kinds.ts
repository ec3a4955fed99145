import type { talkChannel, talkDirection, talkOutcome } from "@/db/schema/communications";
import type { contactKind, customerSource, personRole } from "@/db/schema/customers";

export type CustomerSource = (typeof customerSource)[number];
export type PersonRole = (typeof personRole)[number];
export type ContactKind = (typeof contactKind)[number];
export type TalkChannel = (typeof talkChannel)[number];
export type TalkDirection = (typeof talkDirection)[number];
export type TalkOutcome = (typeof talkOutcome)[number];

const every = <T extends string>(one: Record<T, true>) => Object.keys(one) as [T, ...T[]];

// The table's own lists would bring the database into the browser; the compiler keeps these the same.
export const sources = every<CustomerSource>({
  walk_in: true,
  referral: true,
  douyin: true,
  xiaohongshu: true,
  dianping: true,
  wechat: true,
  phone: true,
  fair: true,
  other: true,
});
export const personRoles = every<PersonRole>({
  bride: true,
  groom: true,
  mother: true,
  father: true,
  baby: true,
  self: true,
  other: true,
});
export const contactKinds = every<ContactKind>({
  mobile: true,
  landline: true,
  wechat: true,
  email: true,
});
export const talkChannels = every<TalkChannel>({
  phone: true,
  wechat: true,
  visit: true,
  sms: true,
  email: true,
  other: true,
});
export const talkDirections = every<TalkDirection>({ out: true, in: true });
export const talkOutcomes = every<TalkOutcome>({
  reached: true,
  no_answer: true,
  thinking: true,
  agreed: true,
  refused: true,
});
