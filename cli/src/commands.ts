import { backup } from './backup.ts'
import { bench } from './bench.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { exportCommand } from './export.ts'
import { importCatalogue } from './import-catalogue.ts'
import { importData } from './import-data.ts'
import { importFirms } from './import-firms.ts'
import { prove } from './prove.ts'
import { restore } from './restore.ts'
import { start } from './start.ts'
import { testCommand } from './test.ts'

/** In the order of the help: trying, running, keeping safe, checking. */
export const commands: readonly Command[] = [
  demo,
  start,
  importCatalogue,
  importFirms,
  prove,
  backup,
  restore,
  exportCommand,
  importData,
  check,
  testCommand,
  bench,
]
