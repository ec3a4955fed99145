/** What follows each @: names have no end in Chinese, so whose name it is the people table decides. */
export const tailsOf = (text: string): string[] =>
  [...text.matchAll(/[@＠]([\p{L}\p{N}·][\p{L}\p{N}· ]{1,29})/gu)]
    .map(([, tail = ""]) => tail)
    .slice(0, 20);
