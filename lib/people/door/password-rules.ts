import { z } from "zod";

/** Ten characters and more that everybody tries first, here and elsewhere (ASVS 6.2.4). */
const common = new Set(
  `1234567890 0123456789 9876543210 0987654321 1234554321 1234512345 1122334455 12345678910 1234567891
  12345678901 123456789a 123456789q 123456789z a123456789 q123456789 z123456789 aa123456789 abc123456789
  abc1234567 abcd123456 abcd1234567 abcd12345678 abcdefghij a1b2c3d4e5 q1w2e3r4t5 1q2w3e4r5t 1q2w3e4r5t6y
  1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv zaq12wsxcde3 qwertyuiop qwerty12345 qwerty123456 qwertyuiop123
  qwe123456789 asdfghjkl123 asdfghjkl; zxcvbnm123 zxcvbnm1234 zxcvbnm12345 password12 password123
  password1234 passw0rd123 p@ssw0rd123 p@ssword123 mypassword letmein123 welcome123 iloveyou12 iloveyou123
  iloveyou520 iloveyou1314 woaini1314 woaini520 woaini5201314 woaini123456 5201314520 5201314521
  1314520520 woaiwojia123 woshishui123 nihao123456 zhang123456 wang123456 admin12345 admin123456
  admin@123456 administrator root123456 superadmin system123456 manager123 test123456 guest123456
  user123456 default123 changeme123 company123 photo123456 studio123456 camera123456 sheying123
  yinglou123 yinglou888 guangquan123 aperture123 aperture123456 aperture-demo aperture2026 demo123456
  8888888888 6666666666 1688888888 1588888888 a888888888 qq123456789 wechat123456 weixin123456
  football123 basketball sunshine123 princess123 superman123 dragon123456 monkey123456 michael123
  starwars123 computer123 internet123 whatever123 trustno1234 secret12345 success123 freedom123`.split(
    /\s+/,
  ),
);

/** The same sign over and over, or a run such as 23456789012. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < text.length; at += 1) {
    const step = (text.charCodeAt(at) - text.charCodeAt(at - 1) + 10) % 10;
    steps.add(/^\d+$/.test(text) ? step : text.charCodeAt(at) - text.charCodeAt(at - 1));
  }
  return steps.size === 1 && [0, 1, 9, -1].includes([...steps][0] ?? 2);
}

/** Long enough, and no rule about its signs (ASVS 6.2): a sentence is a good password. */
export const passwordInput = z
  .string()
  .max(200, "core.too-long")
  .transform((text) => text.normalize("NFKC"))
  .superRefine((text, context) => {
    if ([...text].length < 10)
      context.addIssue({ code: "custom", message: "people.password-short" });
    else if (common.has(text.toLowerCase()) || isRun(text))
      context.addIssue({ code: "custom", message: "people.password-common" });
  });

/** Nor the account itself, alone or with a few signs around it. */
export function isAccountItself(password: string, account: string): boolean {
  const rest = password.toLowerCase().replace(account.toLowerCase(), "");
  return rest.length < password.length && rest.length < 5;
}
