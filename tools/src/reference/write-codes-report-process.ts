import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codesReport } from './codes-report.ts'
import { REFERENCE } from './reference.ts'
import { reportSources } from './report-sources.ts'

/** `npm run codes-report`: writes docs/reference/codes-report.md where the lists are. */
const root = resolve(import.meta.dirname, '../../..')
const sources = reportSources(root)
if (!existsSync(sources.drugs) || !existsSync(sources.certificates))
  throw new Error('the lists are not here: set YAOLIAN_DATA to their folder')
writeFileSync(join(root, REFERENCE, 'codes-report.md'), codesReport(sources))
