import { gate } from "@/lib/core/page";

export default async function Home() {
  const actor = await gate();
  return <h1>{actor.name}</h1>;
}
