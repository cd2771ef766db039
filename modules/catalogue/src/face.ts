import type { Module } from '@yaolian/kernel'
import { matchListJob } from './import-match.ts'
import { keepSearchJob } from './index-products.ts'
import { depthJobs } from './jobs.ts'
import { events, rights } from './rights.ts'
import { catalogueRoutes } from './routes.ts'

export const catalogue: Module = {
  name: 'catalogue',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: catalogueRoutes,
  subscribers: [],
  jobs: [keepSearchJob, ...depthJobs, matchListJob],
  proofs: [],
}

export {
  contentText,
  dosageForm,
  type NormalName,
  normaliseName,
  parseSpec,
  type Spec,
  type SpecProblem,
  specText,
} from '@yaolian/drugmatch'
export { addProducts } from './add-products.ts'
export { askChange } from './ask-change.ts'
export { classifyRow, type RowClass, type RowToClassify } from './classify-row.ts'
export { applyDueChanges, decideChange } from './decide-change.ts'
export { findSubstitutes } from './drugs.ts'
export { fillProducts } from './fill-products.ts'
export { getProduct } from './get-product.ts'
export { type CatalogueImport, type ImportOptions, importCatalogue } from './import-catalogue.ts'
export { acceptMatches, decideRows } from './import-decide.ts'
export { matchList, matchWaiting } from './import-match.ts'
export { openImport } from './import-open.ts'
export { REPORT_HEAD, reportRow } from './import-report.ts'
export { indexProducts, keepSearch, noteDemand } from './index-products.ts'
export { decideMerge, proposeMerge, survivorsOf } from './merge-products.ts'
export { addPicture } from './pictures.ts'
export { plantTrees } from './platform-trees.ts'
export { publishProducts, submitProducts } from './publish-products.ts'
export { type ProductRow, readProducts } from './read-products.ts'
export type { RowProblem } from './read-row.ts'
export { productsSold } from './search-index.sql.ts'
export { type SearchKeys, searchKeys } from './search-keys.ts'
export { type FoundRow, type ProductSearch, searchProducts } from './search-products.ts'
export { stepProduct, suspendProduct } from './step-product.ts'
