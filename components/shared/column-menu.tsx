import type { Search } from "./address";
import { ColumnChoice } from "./column-choice";
import type { Column } from "./data-table";

/** The choice among a table's optional columns; what draws their cells stays on the server. */
export function ColumnMenu<R>({
  path,
  search,
  columns,
}: {
  path: string;
  search: Search;
  columns: readonly Column<R>[];
}) {
  return (
    <ColumnChoice
      path={path}
      search={search}
      columns={columns.map(({ key, head, choose }) => ({ key, head: String(head), choose }))}
    />
  );
}
