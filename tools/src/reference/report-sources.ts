import { join, resolve } from 'node:path'
import type { ReportSources } from './codes-report.ts'

/** Public lists beside the checkout, or where YAOLIAN_DATA says; the certificates stand in the folder next to it. */
export function reportSources(root: string): ReportSources {
  const data = resolve(process.env.YAOLIAN_DATA ?? join(root, '../shared/data'))
  return { drugs: join(data, 'drugs'), certificates: join(data, '../seeds/000_d558ec90e1770c2f.txt') }
}
