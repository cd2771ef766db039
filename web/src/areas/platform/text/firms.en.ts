import type { firmsZh } from './firms.zh.ts'

export const firmsEn: Record<keyof typeof firmsZh, string> = {
  firm: 'Organisation',
  searchFirms: 'Name or credit code',
  noFirms: 'No organisations yet',
  noFirmsHint: 'Organisations appear here once they are registered.',
  kindOf: 'Kind',
  place: 'Place',
  province: 'Province',
  firmState: 'State',
  licenceHealth: 'Licences',
  uscc: 'Credit code',
}
