import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  // Replicas of one build must agree on it; lib/commands/build.ts sets it from the source.
  generateBuildId: () => process.env.APERTURE_BUILD ?? null,
  typedRoutes: false,
  experimental: { authInterrupts: true },
  serverExternalPackages: ["pino", "pg-boss", "@node-rs/argon2", "nodemailer", "pinyin-pro"],
};

export default createNextIntlPlugin("./lib/i18n.ts")(config);
