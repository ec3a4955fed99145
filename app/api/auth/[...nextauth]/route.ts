import { authRoute } from "@/lib/core/next-auth";

export { authRoute as GET, authRoute as POST };
