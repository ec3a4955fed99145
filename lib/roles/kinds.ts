/** From nobody to the whole chain; apart from the schema, so that a page can name them without it. */
export const scopeNames = ["none", "own", "department", "branch", "chain"] as const;
