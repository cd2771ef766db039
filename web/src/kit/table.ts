export { DataTable } from './table/DataTable.tsx'
export { Grid } from './table/Grid.tsx'
export { Panel } from './table/Panel.tsx'
export type {
  Bulk,
  CardParts,
  Column,
  Empty,
  Filter,
  FilterMenuParts,
  ListAnswer,
  Selection,
} from './table/types.ts'
