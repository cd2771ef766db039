import type { LeafletSection, Tree } from '@yaolian/catalogue/contract'

// Written again here, since the shop's first load should not carry the schemas of the whole catalogue.

/** The sections of a leaflet in the order in which it is printed. */
export const sectionNames: readonly LeafletSection[] = [
  'composition',
  'appearance',
  'indications',
  'dosage',
  'adverseReactions',
  'contraindications',
  'precautions',
  'pregnancy',
  'children',
  'elderly',
  'interactions',
  'overdose',
  'pharmacology',
  'storage',
]

export const treeNames: readonly Tree[] = ['atc', 'tcm', 'device', 'own']
