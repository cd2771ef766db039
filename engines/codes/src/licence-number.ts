import type { Both } from './char-set.ts'
import { type DeviceBusiness, parseDeviceBusiness } from './device-business.ts'
import {
  type DrugBusinessLicence,
  type DrugProductionLicence,
  parseDrugBusinessLicence,
  parseDrugProductionLicence,
} from './drug-licence.ts'
import { type Parsed, wrongAt } from './format.ts'
import { type MedicalInstitution, parseMedicalInstitution } from './medical-institution.ts'
import { parseUscc, type Uscc } from './uscc.ts'

/** Kinds of licences that have a public format. */
export type NumberedLicence =
  | 'drug_production'
  | 'drug_wholesale'
  | 'drug_chain'
  | 'drug_retail'
  | 'medical_institution'
  | 'clinic_filing'
  | 'device_class2'
  | 'device_class3'
  | 'business'

type Read =
  | ({ of: 'production' } & DrugProductionLicence)
  | ({ of: 'trade' } & DrugBusinessLicence)
  | ({ of: 'institution' } & MedicalInstitution)
  | ({ of: 'device' } & DeviceBusiness)
  | ({ of: 'firm' } & Uscc)

const MODES: Partial<Record<NumberedLicence, readonly DrugBusinessLicence['mode'][]>> = {
  drug_wholesale: ['wholesale'],
  drug_chain: ['chain'],
  drug_retail: ['chain_store', 'single_store'],
}

/**
 * Reads the number of a licence in the light of its kind: a wholesaler's number on a shop's licence is refused where the
 * letter stands. Numbers of filings that a place writes in its own way exist; whoever uses this decides whether a
 * refusal stops or warns.
 */
export function readLicenceNumber(kind: NumberedLicence, typed: string): Parsed<Read> {
  switch (kind) {
    case 'drug_production':
      return marked('production', parseDrugProductionLicence(typed))
    case 'medical_institution':
    case 'clinic_filing':
      return marked('institution', parseMedicalInstitution(typed))
    case 'business':
      return marked('firm', parseUscc(typed))
    case 'device_class2':
    case 'device_class3': {
      const read = parseDeviceBusiness(typed)
      const wanted = kind === 'device_class3' ? 'licence' : 'filing'
      if (read.ok && read.kind !== wanted)
        return wrongAt(Math.max(0, typed.search(/许|备/)), 'class', wanted === 'licence' ? '许' : '备')
      return marked('device', read)
    }
    default: {
      const read = parseDrugBusinessLicence(typed)
      const modes = MODES[kind] as readonly string[]
      if (read.ok && !modes.includes(read.mode))
        return wrongAt(typed.search(/[0-9A-DＡ-Ｄ]/i), 'class', MODE_TEXTS[kind])
      return marked('trade', read)
    }
  }
}

const MODE_TEXTS: Record<'drug_wholesale' | 'drug_chain' | 'drug_retail', Both> = {
  drug_wholesale: { zh: 'A（批发）', en: 'A (wholesale)' },
  drug_chain: { zh: 'B（连锁总部）', en: 'B (chain head office)' },
  drug_retail: { zh: 'C（连锁门店）或 D（单体）', en: 'C (chain store) or D (single store)' },
}

const marked = <M extends string, T>(of: M, read: Parsed<T>): Parsed<{ of: M } & T> =>
  read.ok ? { of, ...read } : read
