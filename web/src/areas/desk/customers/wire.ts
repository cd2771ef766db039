export { type RelationDetail, type RelationRow, relationPath } from '../../../parts/approval/wire.ts'
