import { vi } from "vitest";

export const refresh = vi.fn();
export const revalidatePath = vi.fn();
export const revalidateTag = vi.fn();
export const updateTag = vi.fn();
