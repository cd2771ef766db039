import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { REFERENCE, referencePages } from './reference.ts'

/** `npm run reference`: writes the generated pages of docs/reference. */
const root = resolve(import.meta.dirname, '../../..')
mkdirSync(join(root, REFERENCE), { recursive: true })
for (const [name, text] of await referencePages(root)) writeFileSync(join(root, REFERENCE, name), text)
