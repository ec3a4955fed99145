/** 99+, 1,000+: counting stops there, so that a million rows cost what a thousand do. */
export const capped = (count: number, most = 99): string =>
  count > most ? `${most.toLocaleString("en")}+` : count.toLocaleString("en");
